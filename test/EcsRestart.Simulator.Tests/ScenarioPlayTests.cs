using System.Text;
using System.Text.Json;
using EcsRestart.Simulator.Tests.Support;
using EcsRestart.TestSupport;

namespace EcsRestart.Simulator.Tests;

/// <summary>Every scenario file of the project: its services are restarted, and have finished 5 minutes later.</summary>
public sealed class ScenarioPlayTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "scenarios");

    /// <summary>The outcome of the restart of each service, in file order.</summary>
    private static readonly Dictionary<string, Outcome[]> Expected = new(StringComparer.Ordinal)
    {
        ["accounts.json"] = [Outcome.Completed, Outcome.Completed],
        ["alarm-goes-off.json"] = [Outcome.Completed, Outcome.RolledBack],
        ["cannot-start.json"] = [Outcome.Completed, Outcome.RolledBack],
        ["code-deploy.json"] = [Outcome.Completed, Outcome.Refused],
        ["crash-with-breaker.json"] = [Outcome.Completed, Outcome.RolledBack],
        ["crash-without-breaker.json"] = [Outcome.Completed, Outcome.UnderWay],
        ["estate.json"] = [.. Enumerable.Repeat(Outcome.Completed, 9)],
        ["flaky.json"] = [Outcome.Completed, Outcome.Completed],
        ["from-parameter.json"] = [Outcome.Completed, Outcome.Completed, Outcome.Completed],
        ["healthy.json"] = [Outcome.Completed, Outcome.Completed],
        ["change-freeze.json"] = [Outcome.Completed, Outcome.Completed],
        ["extra-tasks.json"] = [Outcome.Completed, Outcome.Completed, Outcome.Completed, Outcome.Completed],
        ["hook-refuses.json"] = [Outcome.Completed, Outcome.RolledBack],
        ["image-is-back.json"] = [Outcome.Completed],
        ["in-progress.json"] = [Outcome.Completed, Outcome.UnderWay],
        ["late-records.json"] = [Outcome.Completed, Outcome.Completed],
        ["lost-answers.json"] = [Outcome.Completed, Outcome.Completed],
        ["migration-fails.json"] = [Outcome.Completed, Outcome.Completed],
        ["migration-then-restart.json"] = [Outcome.Completed, Outcome.Completed],
        ["mixed.json"] = [Outcome.Completed],
        ["moved-tag.json"] = [Outcome.Completed, Outcome.Completed],
        ["never-healthy.json"] = [Outcome.Completed, Outcome.Failed],
        ["records-denied.json"] = [Outcome.Completed, Outcome.RolledBack],
        ["recently-deployed.json"] = [Outcome.Completed, Outcome.Completed],
        ["rollback-fails.json"] = [Outcome.Completed, Outcome.Failed],
        ["rollback-in-disguise.json"] = [Outcome.Completed, Outcome.RolledBack],
        ["rolled-back-elsewhere.json"] = [Outcome.Completed, Outcome.RolledBack],
        ["slow.json"] = [Outcome.UnderWay, Outcome.UnderWay],
        ["stale-reads.json"] = [Outcome.Completed, Outcome.Completed],
        ["stopped-elsewhere.json"] = [Outcome.Completed, Outcome.Failed],
        ["strategies.json"] = [Outcome.Completed, Outcome.Completed, Outcome.Completed],
        ["superseded.json"] = [Outcome.Completed, Outcome.Superseded],
        ["throttled.json"] = [Outcome.Completed, Outcome.Completed],
        ["waits-for-approval.json"] = [Outcome.Completed, Outcome.UnderWay],
        ["would-cause-downtime.json"] = [Outcome.Completed, Outcome.Completed],
        ["would-stall.json"] = [Outcome.Completed, Outcome.UnderWay],
    };

    private readonly SteppedClock _clock = new();
    private readonly SimulatedEcs _ecs;

    public ScenarioPlayTests() => _ecs = new SimulatedEcs(_clock);

    private enum Outcome
    {
        Completed,
        Failed,
        RolledBack,
        Superseded,
        UnderWay,
        Refused,
    }

    public static TheoryData<string> Files() => [.. Directory.GetFiles(Folder).Select(Path.GetFileName).OfType<string>()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Scenario_5MinutesAfterRestart_HasExpectedOutcome(string file)
    {
        var scenario = Scenario.Load(Path.Combine(Folder, file));
        _ecs.Load(scenario);
        (string Cluster, string Service)[] services =
            [.. scenario.Clusters.SelectMany(cluster => cluster.Services, (cluster, service) => (cluster.Name, service.Name))];
        var before = services.Select(service => Primary(Describe(service.Cluster, service.Service))?.Text("id")).ToList();

        var accepted = services.Select(service => IsAccepted(service.Cluster, service.Service)).ToList();
        var mine = services.Select(service => Primary(Describe(service.Cluster, service.Service))?.Text("id")).ToList();
        _clock.Advance(TimeSpan.FromMinutes(5));
        var outcomes = services.Select((service, index) => accepted[index]
            ? OutcomeOf(Primary(Describe(service.Cluster, service.Service)), before[index], mine[index])
            : Outcome.Refused);

        Assert.Equal(Expected[file], outcomes);
    }

    [Fact]
    public void Throttled_Log_DistinguishesBucketsFromFaults()
    {
        _ecs.Load(Scenario.Load(Path.Combine(Folder, "throttled.json")));

        IsAccepted("prod-cluster", "orders-service");
        for (var call = 0; call < 30; call++)
            _ecs.Serve("ListServices", "{}"u8.ToArray());

        Assert.Equal(2, _ecs.Log.Of("UpdateService", "orders-service").Count(record => record is { IsThrottled: true, Fault: not null }));
        Assert.Contains(_ecs.Log.Of("ListServices"), record => record is { IsThrottled: true, Fault: null });
    }

    private static Outcome OutcomeOf(JsonElement? primary, string? before, string? mine) =>
        (IsMine: primary?.Text("id") == mine, IsFormer: primary?.Text("id") == before, primary?.Text("rolloutState")) switch
        {
            (true, _, "COMPLETED") => Outcome.Completed,
            (true, _, "FAILED") => Outcome.Failed,
            (true, _, _) => Outcome.UnderWay,
            (_, true, "COMPLETED") => Outcome.RolledBack,
            _ => Outcome.Superseded,
        };

    /// <summary>Null when the service has task sets instead of deployments.</summary>
    private static JsonElement? Primary(JsonElement service) =>
        service.At("deployments").EnumerateArray().Select(deployment => (JsonElement?)deployment).FirstOrDefault();

    /// <summary>Repeats calls that are throttled or fail with a server error after 1 s, but not calls without a response.</summary>
    private bool IsAccepted(string cluster, string service) =>
        Answer("UpdateService", $$"""{"cluster":"{{cluster}}","service":"{{service}}","forceNewDeployment":true}""")
            is { Status: 200 } or { ConnectionReset: true };

    private JsonElement Describe(string cluster, string service)
    {
        _clock.Advance(_ecs.ReadLag);
        var answer = Answer("DescribeServices", $$"""{"cluster":"{{cluster}}","services":["{{service}}"]}""");
        return JsonElement.Parse(answer.Body.Span).At("services.0");
    }

    private EcsResponse Answer(string action, string body)
    {
        while (true)
        {
            var answer = _ecs.Serve(action, Encoding.UTF8.GetBytes(body));
            if (answer.ErrorCode is not ("ThrottlingException" or "ServerException"))
                return answer;

            _clock.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
