namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>One statement of an IAM policy, as far as tests look at it.</summary>
/// <param name="Conditions">The condition keys.</param>
internal sealed record Statement(IReadOnlyList<string> Actions, string Resource, string? Service, IReadOnlyList<string> Conditions)
{
    /// <summary>The actions of ECS among all that the statements allow, without their prefix.</summary>
    public static IEnumerable<string> EcsActions(IEnumerable<Statement> statements) => statements
        .SelectMany(statement => statement.Actions)
        .Where(action => action.StartsWith("ecs:", StringComparison.Ordinal))
        .Select(action => action["ecs:".Length..])
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);
}
