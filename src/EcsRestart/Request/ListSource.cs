namespace EcsRestart.Request;

/// <summary>Where a list of services is kept outside the request.</summary>
/// <param name="Name">The list's own name, which tells its errors from those of the request.</param>
public abstract record ListSource(string Name)
{
    private const string Field = "servicesFrom";

    /// <summary>Where the list's entries are, as places in a report have it: <c>servicesFrom[/ecs-restart/nightly]</c>.</summary>
    public string Place => $"{Field}[{Name}]";

    /// <summary>The JSONPath of the field of the request that points to the list.</summary>
    public abstract string FieldPath { get; }

    /// <summary>True when what is wrong stands in a list, not in the request.</summary>
    public static bool IsListError(RequestError error) => error.Path.StartsWith($"$.{Field}[", StringComparison.Ordinal);

    /// <summary>A parameter of SSM Parameter Store.</summary>
    /// <param name="Parameter">Its name or ARN, with or without version or label.</param>
    public sealed record OfParameter(string Parameter) : ListSource(Parameter)
    {
        public override string FieldPath => $"$.{Field}.parameter";

        public override string ToString() => $"the parameter {Parameter}";
    }

    /// <summary>A group of items in a DynamoDB table.</summary>
    /// <param name="Table">Its name or ARN.</param>
    /// <param name="Group">The items' partition key.</param>
    public sealed record OfTable(string Table, string Group) : ListSource($"{Table}/{Group}")
    {
        public override string FieldPath => $"$.{Field}.table";

        public override string ToString() => $"the group {Group} of the table {Table}";
    }
}
