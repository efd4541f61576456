using System.Globalization;
using System.Text.Json.Nodes;
using EcsRestart.Aws;
using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Preflight;
using EcsRestart.Results;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using EcsRestart.Watch;

namespace EcsRestart.Tests.Reality;

/// <summary>Every recorded response goes over HTTP through the adapter and the rules.</summary>
public sealed class RecordingTests
{
    private static readonly string[] OfServices = ["DescribeServices", "UpdateService", "CreateService"];
    private static readonly string[] OfTasks = ["DescribeTasks", "EventBridge: ECS Task State Change"];

    private static readonly string[] OfRecords = ["ListServiceDeployments", "DescribeServiceDeployments"];

    /// <summary>The product reads neither.</summary>
    private static readonly string[] OfOthers = ["StopServiceDeployment", "EventBridge"];

    private static readonly ServiceRef Orders = new("prod", "prod", "orders");

    public static TheoryData<string> Preflights => Having("preflight");

    public static TheoryData<string> Verdicts => [.. Recording.Files.Where(file => new Recording(file) is { IsError: false } one && one.HasRight("verdict") && OfServices.Contains(one.Action))];

    public static TheoryData<string> Errors => [.. Recording.Files.Where(file => new Recording(file).IsError)];

    public static TheoryData<string> StoppedTasks => [.. Recording.Files.Where(file => OfTasks.Contains(new Recording(file).Action))];

    public static TheoryData<string> Records => [.. Recording.Files.Where(file => OfRecords.Contains(new Recording(file).Action))];

    public static TheoryData<string> Services => [.. Recording.Files.Where(file => new Recording(file) is { IsError: false } one && OfServices.Contains(one.Action))];

    [Fact]
    public void Files_All_AreReplayed() => Assert.All(Recording.Files, file => Assert.True(
        new Recording(file) is var one && (one.IsError || OfServices.Concat(OfTasks).Concat(OfRecords).Concat(OfOthers).Contains(one.Action)),
        $"{file}: no test replays {one.Action}."));

    [Theory]
    [MemberData(nameof(Preflights))]
    public async Task Decide_RecordedService_IsRightInPreflight(string file)
    {
        var recording = new Recording(file);

        var verdict = PreflightCheck.Decide(new PreflightContext((await ServicesAsync(recording))[0], Now(recording), new(), new()));

        Assert.Equal(recording.Right("preflight"), verdict is PreflightVerdict.Refuse(var code, _) ? code.Name : "DryRun");
    }

    [Theory]
    [MemberData(nameof(Verdicts))]
    public async Task Decide_RecordedRollout_HasTheRightVerdict(string file)
    {
        var recording = new Recording(file);
        var services = await ServicesAsync(recording);
        var rollout = Rollout(recording, services[0]);
        var history = RolloutHistory.Of(rollout);
        var verdict = Poll(TimeSpan.Zero, services[0]);
        foreach (var (index, service) in services.Index().Skip(1).TakeWhile(_ => verdict is Verdict.InProgress))
            verdict = Poll(recording.Times.ElementAtOrDefault(index) ?? TimeSpan.FromMinutes(index), service);
        if (verdict is Verdict.InProgress)
            verdict = Poll(rollout.Timeout, services[^1]);

        Assert.Equal(recording.Right("verdict"), verdict switch
        {
            Verdict.Succeeded => ResultCode.Restarted.Name,
            Verdict.Ended(var code, _, _) => code.Name,
            _ => $"{verdict}",
        });

        Verdict Poll(TimeSpan elapsed, ServiceSnapshot service)
        {
            var sight = new DescribedRollout(rollout, service, null);
            var decided = RolloutPolicy.Decide(sight, history, elapsed);
            history = history.After(sight, elapsed);
            return decided;
        }
    }

    /// <summary>A list returns the members by which the record is found, and a description those by which it decides.</summary>
    [Theory]
    [MemberData(nameof(Records))]
    public async Task Decide_RecordedServiceDeployment_HasTheRightVerdict(string file)
    {
        var recording = new Recording(file);
        var record = await RecordAsync(recording);
        var rollout = ServiceSnapshots.Rollout("orders") with { DeploymentId = ServiceDeploymentSnapshot.DeploymentIdOf(record.TargetRevisionArn ?? "") };
        var track = ServiceDeploymentTrack.Start(rollout) with { Arn = record.Arn };
        var sight = new ServiceDeploymentObservation(track.Seen(rollout.DeploymentId, record, recording.RecordedAt), record, null, RolloutPolicy.AbsenceGrace);

        var verdict = ServiceDeploymentPolicy.Decide(rollout, sight, null, new Verdict.InProgress(), TimeSpan.Zero);

        Assert.True(sight.Track.IsProven);
        Assert.NotNull(verdict);
        Assert.Equal(recording.Right("verdict"), verdict switch
        {
            Verdict.Succeeded => ResultCode.Restarted.Name,
            Verdict.Ended(var code, _, _) => code.Name,
            _ => verdict.GetType().Name,
        });
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Call_RecordedError_HasTheRightCode(string file)
    {
        var recording = new Recording(file);
        var status = (string?)recording.Bodies[0]["__type"] == "ServerException" ? 500 : 400;
        await using var ecs = await ScriptedEcs.StartAsync((_, _) => (status, recording.Bodies[0].DeepClone()));
        using var api = ApiOf(ecs);

        var failure = recording.Action switch
        {
            "UpdateService" => (await api.ForceNewDeploymentAsync(Orders, CancellationToken.None)).Failure(),
            "ListTasks" => (await api.ListStoppedTasksAsync(Orders, CancellationToken.None)).Failure(),
            _ => (await api.RunTaskAsync(TaskSnapshots.Ref(), TaskSnapshots.Entry(), "token", CancellationToken.None)).Failure(),
        };

        Assert.Equal(recording.Right("verdict"), failure is EcsFailure.Unanswered ? nameof(EcsFailure.Unanswered) : failure.Code.Name);
    }

    [Theory]
    [MemberData(nameof(StoppedTasks))]
    public async Task GatherAsync_RecordedTasks_NamesTheRightCause(string file)
    {
        var recording = new Recording(file);
        JsonNode[] tasks = [.. recording.Bodies.SelectMany(body => body["detail"] is { } task ? [task] : body["tasks"]?.AsArray().OfType<JsonNode>() ?? [])];
        JsonNode[] whole = [.. tasks.Select((task, index) => Excerpt.Task(task, index, "ecs-svc/2", recording.RecordedAt, recording.Assumed("task")))];
        await using var ecs = await ScriptedEcs.StartAsync((action, _) => (200, action == "ListTasks"
            ? new JsonObject { ["taskArns"] = new JsonArray([.. whole.Select(task => task["taskArn"]?.DeepClone())]) }
            : new JsonObject { ["tasks"] = new JsonArray([.. whole.Select(task => task.DeepClone())]) }));
        using var api = ApiOf(ecs);
        var rollout = ServiceSnapshots.Rollout("orders") with { DeploymentId = (string?)whole[0]["startedBy"] ?? "" };

        var diagnosis = await new RolloutEvidence(TestEcs.Of(api, new SteppedClock())).GatherAsync(rollout, null, CancellationToken.None);

        Assert.NotNull(diagnosis);
        AssertSays(recording.Right("cause"), DiagnosisText.Cause(diagnosis));
        AssertSays(recording.Right("advice"), DiagnosisText.Advice(diagnosis));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Events_Recorded_AreClassifiedRight(string file)
    {
        var recording = new Recording(file);
        var recorded = recording.Bodies.SelectMany(Excerpts).SelectMany(service => service["events"]?.AsArray().OfType<JsonNode>() ?? []);

        var events = (await ServicesAsync(recording)).SelectMany(service => service.Events).Take(recorded.Count());

        Assert.Equal(recorded.Select(one => $"{one["kind"]}: {one["message"]}"), events.Select(one => $"{KindOf(one)}: {one.Message}"));
    }

    private static TheoryData<string> Having(string right) => [.. Recording.Files.Where(file => new Recording(file).HasRight(right))];

    private static string KindOf(ServiceEvent serviceEvent) => serviceEvent switch
    {
        { IsDeploymentFailure: true } => "failure",
        { IsRollback: true, RollbackTargetId: not null } => "rollback",
        { CompletedDeploymentId: not null } => "completed",
        { IsObstacle: true } => "obstacle",
        _ => "other",
    };

    private static void AssertSays(string? expected, string? text)
    {
        if (expected is null)
            Assert.Null(text);
        else
            Assert.Contains(expected, text, StringComparison.OrdinalIgnoreCase);
    }

    private static Rollout Rollout(Recording recording, ServiceSnapshot first)
    {
        var id = (string?)recording.Assumed("ours") ?? first.Primary?.Id ?? "";
        return new()
        {
            Service = Orders,
            DeploymentId = id,
            CreatedAt = recording.Assumed("startedAt") is { } startedAt
                ? DateTimeOffset.Parse((string?)startedAt ?? "", CultureInfo.InvariantCulture)
                : first.Find(id)?.CreatedAt ?? recording.RecordedAt,
            Timeout = TimeSpan.FromMinutes(30),
            StartedAt = 0,
            InitialSnapshot = first,
            KnownIds = first.Find(id) is null ? [] : [.. first.Deployments.Select(deployment => deployment.Id).Where(other => other != id)],
        };
    }

    /// <summary>The moment of the recording, and not before anything in it.</summary>
    private static DateTimeOffset Now(Recording recording) => recording.Bodies.SelectMany(Excerpts)
        .SelectMany(service => Excerpt.Service(service, "orders", recording.RecordedAt, recording.Assumed("service"))["deployments"]?.AsArray().OfType<JsonNode>() ?? [])
        .Select(deployment => deployment["createdAt"]?.GetValueKind() == System.Text.Json.JsonValueKind.Number
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(1000 * ((double?)deployment["createdAt"] ?? 0)))
            : DateTimeOffset.Parse((string?)deployment["createdAt"] ?? "", CultureInfo.InvariantCulture))
        .Append(recording.RecordedAt).Max();

    private static IEnumerable<JsonNode> Excerpts(JsonNode body) =>
        body["service"] is { } service ? [service] : body["services"]?.AsArray().OfType<JsonNode>().Take(1) ?? [];

    /// <summary>The first service of every answer, as the adapter reads it.</summary>
    private static async Task<IReadOnlyList<ServiceSnapshot>> ServicesAsync(Recording recording)
    {
        var excerpts = recording.Bodies.SelectMany(Excerpts).Concat(recording.Assumed("then") is { } then ? [then] : []);
        var whole = excerpts.Select(excerpt => Excerpt.Service(excerpt, "orders", recording.RecordedAt, recording.Assumed("service"))).ToArray();
        var next = 0;
        await using var ecs = await ScriptedEcs.StartAsync((action, _) => (200, action == "UpdateService"
            ? new JsonObject { ["service"] = whole[next].DeepClone() }
            : new JsonObject { ["services"] = new JsonArray(whole[next].DeepClone()) }));
        using var api = ApiOf(ecs);
        var services = new List<ServiceSnapshot>();
        for (; next < whole.Length; next++)
        {
            services.Add(recording.Action == "UpdateService"
                ? (await api.ForceNewDeploymentAsync(Orders, CancellationToken.None)).Value()
                : Assert.Single((await api.DescribeServicesAsync("prod", ["orders"], CancellationToken.None)).Value()));
        }

        return services;
    }

    /// <summary>The only record of the response, as the adapter reads it.</summary>
    private static async Task<ServiceDeploymentSnapshot> RecordAsync(Recording recording)
    {
        var body = recording.Bodies[0].DeepClone();
        var record = body["serviceDeployments"]?[0] ?? throw new FormatException("The response has no record.");
        record["serviceDeploymentArn"] ??= "arn:aws:ecs:us-east-1:111122223333:service-deployment/prod/orders/NCWGC2ZR-taawPAYrIaU5";
        if (recording.Action == "DescribeServiceDeployments")
            record["targetServiceRevision"] ??= new JsonObject { ["arn"] = "arn:aws:ecs:us-east-1:111122223333:service-revision/prod/orders/1" };
        await using var ecs = await ScriptedEcs.StartAsync((_, _) => (200, body.DeepClone()));
        using var api = ApiOf(ecs);
        return recording.Action == "ListServiceDeployments"
            ? Assert.Single((await api.ListServiceDeploymentsAsync(Orders, DateTimeOffset.UnixEpoch, null, CancellationToken.None)).Value().Deployments)
            : Assert.Single((await api.DescribeServiceDeploymentsAsync(
                [(string?)record["serviceDeploymentArn"] ?? ""], CancellationToken.None)).Value().Deployments);
    }

    private static EcsApi ApiOf(ScriptedEcs ecs) => new(() => EcsClientFactory.CreateForSimulator(ecs.Endpoint, "us-east-1"));
}
