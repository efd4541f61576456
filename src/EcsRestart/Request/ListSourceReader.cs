using System.Text.RegularExpressions;

namespace EcsRestart.Request;

/// <summary>Reads <c>servicesFrom</c>, the field of a request that says where more services are listed.</summary>
internal static partial class ListSourceReader
{
    public const string Field = "servicesFrom";

    private const string Parameter = "parameter";
    private const string Table = "table";
    private const string Group = "group";
    private const int MatchTimeoutMilliseconds = 1_000;

    private static readonly string[] Fields = [Parameter, Table, Group];

    /// <returns>Null: it is absent or (with an error) not as it should be.</returns>
    public static ListSource? Read(JsonFields request, RequestFindings findings)
    {
        if (!request.TryGiven(Field, out var value) || JsonFields.Open(value, request.PathOf(Field), Fields, findings) is not { } source)
            return null;

        var text = new StrictText(findings);
        var isParameter = source.TryGiven(Parameter, out _);
        if (isParameter == (source.TryGiven(Table, out _) || source.TryGiven(Group, out _)))
        {
            findings.AddError(source.Path, isParameter ? "give parameter, or table and group, not both" : "expected parameter, or table and group");
            return null;
        }

        return isParameter
            ? new ListSource.OfParameter(text.Required(source, Parameter, "a parameter's name such as \"/ecs-restart/nightly\", or its ARN", ParameterPattern))
            : new ListSource.OfTable(
                text.Required(source, Table, "a table's name of 3 characters or more, or its ARN", TablePattern),
                text.Required(source, Group, "the name of a group of the table's items"));
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_./:-]{1,2048}\z", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex ParameterPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9_./:-]{3,1024}\z", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex TablePattern();
}
