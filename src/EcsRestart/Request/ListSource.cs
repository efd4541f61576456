namespace EcsRestart.Request;

/// <summary>The location of a list of services outside the request.</summary>
/// <param name="Name">The name of the list, which distinguishes its errors from those of the request.</param>
public abstract record ListSource(string Name)
{
    private const string Field = "servicesFrom";

    /// <summary>The path of the list in error messages and reports, such as <c>servicesFrom[/ecs-restart/nightly]</c>.</summary>
    public string Place => $"{Field}[{Name}]";

    /// <summary>The JSONPath of the request field that refers to the list.</summary>
    public abstract string FieldPath { get; }

    /// <summary>True when the error is in a list, not in the request.</summary>
    public static bool IsListError(RequestError error) => error.Path.StartsWith($"$.{Field}[", StringComparison.Ordinal);

    /// <summary>A parameter in Systems Manager Parameter Store.</summary>
    /// <param name="Parameter">The name or ARN, optionally with a version or label.</param>
    public sealed record OfParameter(string Parameter) : ListSource(Parameter)
    {
        public override string FieldPath => $"$.{Field}.parameter";

        public override string ToString() => $"parameter {Parameter}";
    }

    /// <summary>The items of a DynamoDB table with one partition key.</summary>
    /// <param name="Table">The name or ARN of the table.</param>
    /// <param name="Group">The partition key of the items.</param>
    public sealed record OfTable(string Table, string Group) : ListSource($"{Table}/{Group}")
    {
        public override string FieldPath => $"$.{Field}.table";

        public override string ToString() => $"group {Group} of table {Table}";
    }
}
