using System.Text.RegularExpressions;

namespace EcsRestart.EndToEnd.Tests.Deployment;

/// <summary>How the deployment tools read stack parameters. Only rules that their users meet.</summary>
internal static partial class ToolParsers
{
    private const int MatchTimeoutMilliseconds = 1_000;

    /// <summary>AWS CLI, <c>--parameter-overrides</c>: each word is split at the first equals sign.</summary>
    public static Dictionary<string, string> AwsParameters(IEnumerable<string> words) => words
        .Select(word => word.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>
    /// AWS SAM, <c>--parameter-overrides</c>: of each word, all <c>Key=Value</c> that follow a space. A value is quoted, with backslashes
    /// before quotation marks, or ends at a space or quotation mark.
    /// </summary>
    public static Dictionary<string, string> SamParameters(IEnumerable<string> words)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match match in words.SelectMany(word => SamParameter().Matches(" " + word.Trim())))
        {
            var value = match.Groups["value"].Value;
            if (value is ['"', .., '"'] or ['\'', .., '\''])
                value = value[1..^1];
            parameters[match.Groups["key"].Value] = value
                .Replace("\\ ", " ", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\'", "'", StringComparison.Ordinal);
        }

        return parameters;
    }

    /// <summary>
    /// Amazon.Lambda.Tools, <c>--template-parameters</c>: <c>Key=Value;Key=Value</c>. A value that starts with a quotation mark ends at the
    /// next one; the rest up to the semicolon is dropped.
    /// </summary>
    public static Dictionary<string, string> LambdaToolsParameters(string option)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var position = 0; position < option.Length;)
        {
            var name = Token('=', ref position);
            parameters[name] = Token(';', ref position);
        }

        return parameters;

        string Token(char end, ref int position)
        {
            var start = position;
            var closing = option[start] is '"' ? option.IndexOf('"', start + 1) : -1;
            var stop = option.IndexOf(end, Math.Max(closing, start)) is >= 0 and var at ? at : option.Length;
            position = stop + 1;
            return closing > 0 ? option[(start + 1)..closing] : option[start..stop];
        }
    }

    /// <summary>
    /// Amazon.Lambda.Tools, <c>deploy-function</c>: builds native if its own option <c>--msbuild-parameters</c> or the project file sets
    /// <c>PublishAot</c>; the value in the defaults file is not considered.
    /// </summary>
    public static bool LambdaToolsBuildsNative(string? msbuildParametersOption) =>
        msbuildParametersOption?.Replace(" ", "", StringComparison.Ordinal).Contains("publishaot=true", StringComparison.OrdinalIgnoreCase) is true;

    [GeneratedRegex(
        """ (?<key>[A-Za-z0-9"']+)=(?<value>"(\\.|[^"\\]+)*"|'(\\.|[^'\\]+)*'|(\\.|[^ "\\]+)+)""", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex SamParameter();
}
