namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>The parts of an IAM policy statement that tests use.</summary>
/// <param name="Conditions">The condition keys.</param>
internal sealed record Statement(IReadOnlyList<string> Actions, string Resource, string? Service, IReadOnlyList<string> Conditions)
{
    /// <summary>Returns the allowed ECS actions without their prefix.</summary>
    public static IEnumerable<string> EcsActions(IEnumerable<Statement> statements) => statements
        .SelectMany(statement => statement.Actions)
        .Where(action => action.StartsWith("ecs:", StringComparison.Ordinal))
        .Select(action => action["ecs:".Length..])
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);
}
