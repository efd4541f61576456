namespace EcsRestart.EndToEnd.Tests.HowTo;

/// <summary>A how-to that shows what the command does not print is found out.</summary>
public sealed class ShownOutputTests
{
    private const string Output = """
        ╭───────────┬──────┬─────────────────────────────╮
        │ Restarted │ 70 s │ prod-cluster/orders-service │
        ╰───────────┴──────┴─────────────────────────────╯
        Deployment ecs-svc/17 began at 2026-11-25, task b4950d0b.
        1 restarted in 1.2 min
        """;

    [Theory]
    [InlineData("│ Restarted │ 70 s │ prod-cluster/orders-service │", "…", "2 restarted in 1.2 min")]
    [InlineData("│ RolledBack │ 70 s │ prod-cluster/orders-service │", "…")]
    [InlineData("│ Restarted │ 70 s │ prod-cluster/orders-service │")]
    [InlineData("Deployment ecs-svc/17 began at 2026-11-25, task b4950d0b.", "…")]
    [InlineData("…", "Deployment ecs-svc/17 began at 2026-11-25, task b4950d0b.")]
    [InlineData("…", "1 restarted in 1.2 min", "…", "Deployment", "…")]
    [InlineData("…", "ed in 1.2 min")]
    [InlineData("│ Restarted │ 70 s │ prod-cluster/orders-service │", "1 restarted in 1.2 min")]
    public void Misses_WhatIsNotPrintedSo_SaysSo(params string[] shown) => Assert.NotNull(new ShownOutput(shown).Misses(Output));

    [Theory]
    [InlineData("Restarted 2.1 min prod-cluster/orders-service", "Deployment ecs-svc/4 began at 2027-01-01, task 00000000. 1 restarted", "in 9 s")]
    [InlineData("Restarted", "…", "1 restarted in 4 s")]
    [InlineData("…", "prod-cluster/orders-service", "Deployment ecs-svc/17", "…")]
    public void Misses_WhatIsPrintedInOtherLinesAndTimes_IsNothing(params string[] shown) => Assert.Null(new ShownOutput(shown).Misses(Output));
}
