using System.Text.RegularExpressions;

namespace EcsRestart.Request;

/// <summary>Reads <c>servicesFrom</c>, which refers to a list of more services, selections and tasks.</summary>
internal static partial class ListSourceReader
{
    public const string Field = "servicesFrom";

    private const string Parameter = "parameter";
    private const string Table = "table";
    private const string Group = "group";
    private const int MatchTimeoutMilliseconds = 1_000;

    private static readonly string[] Fields = [Parameter, Table, Group];

    /// <returns>The source, or null when the field is absent, or with an error when it is invalid.</returns>
    public static ListSource? Read(JsonFields request, RequestFindings findings)
    {
        if (!request.TryGiven(Field, out var value) || JsonFields.Open(value, request.PathOf(Field), Fields, findings) is not { } source)
            return null;

        var text = new StrictText(findings);
        var isParameter = source.TryGiven(Parameter, out _);
        if (isParameter == (source.TryGiven(Table, out _) || source.TryGiven(Group, out _)))
        {
            findings.AddError(source.Path, isParameter ? "expected either parameter, or table and group, not both" : "expected parameter, or table and group");
            return null;
        }

        return isParameter
            ? new ListSource.OfParameter(text.Required(source, Parameter, "a parameter name such as \"/ecs-restart/nightly\", or a parameter ARN", ParameterPattern))
            : new ListSource.OfTable(
                text.Required(source, Table, "a table name of at least 3 characters, or a table ARN", TablePattern),
                text.Required(source, Group, "a group (the partition key of the items)"));
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_./:-]{1,2048}\z", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex ParameterPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9_./:-]{3,1024}\z", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex TablePattern();
}
