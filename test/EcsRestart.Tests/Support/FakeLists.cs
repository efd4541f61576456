using EcsRestart.Lists;
using EcsRestart.Request;

namespace EcsRestart.Tests.Support;

/// <summary>A list store that returns one list or an error.</summary>
internal sealed class FakeLists(ListAnswer answer) : IServiceLists
{
    public FakeLists(string text)
        : this(new ListAnswer.Ok(new ListContent.PlainText(text)))
    {
    }

    public List<ListSource> Asked { get; } = [];

    public Task<ListAnswer> ReadAsync(ListSource source, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Asked.Add(source);
        return Task.FromResult(answer);
    }
}
