namespace EcsRestart.EndToEnd.Tests.HowTo;

/// <summary>A page that shows output which the command does not print fails, and can be renewed.</summary>
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
    public void Misses_DifferentOutput_ReportsDifference(params string[] shown) => Assert.NotNull(new ShownOutput(shown).Misses(Output));

    [Theory]
    [InlineData("Restarted 2.1 min prod-cluster/orders-service", "Deployment ecs-svc/4 began at 2027-01-01, task 00000000. 1 restarted", "in 9 s")]
    [InlineData("Restarted", "…", "1 restarted in 4 s")]
    [InlineData("…", "prod-cluster/orders-service", "Deployment ecs-svc/17", "…")]
    public void Misses_OtherLineBreaksAndTimes_ReturnsNull(params string[] shown) => Assert.Null(new ShownOutput(shown).Misses(Output));

    [Theory]
    [InlineData("Restarted 70 s", "…", "1 restart in 9 s")]
    [InlineData("…", "Deployment ecs-svc/4 started at 2027-01-01, task 00000000.", "…")]
    [InlineData("…", "│ RolledBack │ 9 s │ prod-cluster/orders-service │", "╰───╯", "…", "1 rolled back in 2 s")]
    public void Refreshed_OldText_MatchesOutput(params string[] shown)
    {
        var refreshed = new ShownOutput(shown).Refreshed(Output);

        Assert.Null(refreshed.Misses(Output));
        Assert.Equal(shown.Count(line => line == "…"), refreshed.Lines.Count(line => line == "…"));
    }

    [Fact]
    public void Refreshed_ExcerptOfOneLine_HasOneLine() => Assert.Equal(
        ["…", "Deployment ecs-svc/17 began at 2026-11-25, task b4950d0b.", "…"],
        new ShownOutput(["…", "Deployment ecs-svc/4 started at 2027-01-01, task 00000000.", "…"]).Refreshed(Output).Lines);
}
