using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using EcsRestart.Ecs;
using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Request;
using EcsRestart.StepFunctions;

namespace EcsRestart.EndToEnd.Tests.Scaling;

/// <summary>docs/scaling.md: its table by its formulas, and its constants by the code.</summary>
public sealed partial class ScalingPageTests
{
    private const int MatchTimeoutMilliseconds = 1_000;
    private const int RolloutSeconds = 180;

    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "scaling.md"));

    /// <summary>The page as one line, wherever its lines are broken.</summary>
    private static readonly string Words = string.Join(' ', Page.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static readonly int[] WaitSeconds = Constant<int[]>("BatchProgress", "WaitSeconds");

    public static TheoryData<int, int, string> Rows
    {
        get
        {
            var rows = new TheoryData<int, int, string>();
            foreach (Match row in Row().Matches(Page))
                rows.Add(Number(row.Groups["services"].Value), Number(row.Groups["inFlight"].Value), row.Value);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Row_EachOfTable_FollowsFormulas(int services, int inFlight, string row) => Assert.Equal(Computed(services, inFlight), row);

    [Fact]
    public void Table_Services_RangeFromFiveToMaximum()
    {
        var services = Rows.Select(row => (int)row[0]).ToArray();

        Assert.Equal(5, services.Min());
        Assert.Equal(RequestReader.MaxServices, services.Max());
    }

    [Fact]
    public void Constants_OnPage_MatchCode() => Assert.All(
        [
            $"`maxInFlight`, at most {Constant<int>("RoundPlanner", "MaxRoundItems"):N0}",
            $"batches of at most {EcsLimits.ServicesPerDescribe} services",
            $"{Constant<int>("RoundPlanner", "MaxConcurrentBatches")} without `wait`",
            $"{string.Join(", ", WaitSeconds)} seconds and {WaitSeconds[^1]} from then on",
            $"{EcsLimits.ServiceModify.Burst} at once, {EcsLimits.ServiceModify.PerSecond} a second",
            $"{EcsLimits.ServiceRead.Burst} at once, {EcsLimits.ServiceRead.PerSecond} a second",
            $"what is known so far ({RunTotals.MaxResultBytes:N0} bytes at most)",
            $"results of the batches of a round ({Constant<int>("RoundPlanner", "MaxRoundResultBytes"):N0} bytes at most",
            $"Names may have {Constant<int>("PlanStep", "MaxNameBytes"):N0} characters together",
            $"more than {Constant<int>("PlanStep", "MaxPlanBytes"):N0} bytes as JSON",
            $"a request that takes more than {Constant<int>("PlanStep", "MaxRounds"):N0} is refused",
            $"| {RequestReader.MaxServices:N0} | {RequestReader.MaxServices:N0}, with names of {Constant<int>("PlanStep", "MaxNameBytes"):N0} characters",
            $"`TimeoutSeconds` ({Timeout():N0})",
            $"For rollouts of {RolloutSeconds} seconds, so `c` = {Checks(RolloutSeconds).Count} and `t` = {Checks(RolloutSeconds).Seconds}",
            $"has {Checks(86_400).Count:N0} checks and {11 + (9 * Checks(86_400).Count):N0} events",
            $"So {(25_000 - 17) / 17:N0} rounds fit",
            $"{(25_000 - 11) / 9:N0} checks, 46 hours",
            $"{(RequestReader.MaxServices - EcsLimits.ServiceModify.Burst) / EcsLimits.ServiceModify.PerSecond:N0} seconds at least",
        ],
        stated => Assert.Contains(stated, Words, StringComparison.Ordinal));

    private static string Computed(int services, int inFlight)
    {
        var size = Math.Min(inFlight, Constant<int>("RoundPlanner", "MaxRoundItems"));
        int[][] rounds = [.. Enumerable.Range(0, services).Chunk(size)];
        var batches = rounds.Sum(round => Lanes(round.Length));
        var (checks, seconds) = Checks(RolloutSeconds);
        var pacing = Pacing(Lanes(Math.Min(size, services)), Math.Min(EcsLimits.ServicesPerDescribe, Math.Min(size, services)));
        var minutes = rounds.Length * (pacing + seconds + 10) / 60;
        var transitions = 7 + (5 * rounds.Length) + (batches * (4 + (3 * checks)));
        var invocations = 1 + rounds.Length + (batches * (1 + checks));
        var gigabyteSeconds = 0.25 * (1 + (services / 200.0) + rounds.Length + (batches * (1 + pacing)) + (0.5 * batches * checks));
        var dollars = (transitions * 0.025 / 1_000) + (invocations * 0.20 / 1_000_000) + (gigabyteSeconds * 0.0000133334);
        return $"| {services:N0} | {inFlight:N0} | {rounds.Length:N0} | {batches:N0} | {minutes:F0} | {17 + (17 * rounds.Length):N0} | "
            + $"{transitions:N0} | {invocations:N0} | {gigabyteSeconds:N0} | {dollars:F3} |";
    }

    private static int Lanes(int services) => (services + EcsLimits.ServicesPerDescribe - 1) / EcsLimits.ServicesPerDescribe;

    /// <summary>The seconds that a batch waits for its share of the rate.</summary>
    private static double Pacing(int lanes, int services) =>
        Math.Max(0, (services - Math.Max(1, EcsLimits.ServiceModify.Burst / lanes)) * lanes / EcsLimits.ServiceModify.PerSecond);

    /// <summary>The number of checks until a rollout has finished, and the second of the last one.</summary>
    private static (int Count, int Seconds) Checks(int rolloutSeconds)
    {
        var (count, seconds) = (0, 0);
        for (; seconds < rolloutSeconds; count++)
            seconds += WaitSeconds[Math.Min(count, WaitSeconds.Length - 1)];
        return (count, seconds);
    }

    private static int Timeout() => Number(
        TimeoutSeconds().Match(File.ReadAllText(Path.Combine(Repository.Root, "infra", "restart.asl.json"))).Groups["seconds"].Value);

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    /// <summary>A private constant of a step.</summary>
    private static T Constant<T>(string type, string name)
    {
        var field = typeof(RunTotals).Assembly.GetType($"EcsRestart.StepFunctions.{type}")?.GetField(name, BindingFlags.NonPublic | BindingFlags.Static);
        return field?.GetValue(null) is T value ? value : throw new MissingFieldException(type, name);
    }

    [GeneratedRegex(@"^\| (?<services>[\d,]+) \| (?<inFlight>[\d,]+) \| [\d,]+ \| .*\|$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, MatchTimeoutMilliseconds)]
    private static partial Regex Row();

    [GeneratedRegex(@"^  ""TimeoutSeconds"": (?<seconds>\d+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, MatchTimeoutMilliseconds)]
    private static partial Regex TimeoutSeconds();
}
