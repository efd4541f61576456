using System.Text.Json;
using AWS.Lambda.Powertools.Common;

namespace AwsPackages.Tests.Powertools;

/// <summary>Records the lines that a logger writes.</summary>
internal sealed class RecordingOutput : IConsoleWrapper
{
    public List<string> Lines { get; } = [];

    public JsonElement Line => JsonElement.Parse(Assert.Single(Lines));

    public string Keys => string.Join(' ', Line.EnumerateObject().Select(member => member.Name));

    public void WriteLine(string message) => Lines.Add(message);

    public void Debug(string message)
    {
    }

    public void Error(string message)
    {
    }
}
