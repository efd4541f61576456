using System.Text.Json;
using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Simulator;

namespace EcsRestart.EndToEnd.Tests;

/// <summary>The published function, called and calling over HTTP.</summary>
public sealed class FunctionTests(FunctionUnderTest function) : IClassFixture<FunctionUnderTest>
{
    private static int _clusters;

    private readonly string _cluster = $"cluster-{Interlocked.Increment(ref _clusters)}";

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"services\"")]
    [InlineData("{}")]
    [InlineData("""{"services":null}""")]
    [InlineData("""{"services":[]}""")]
    [InlineData("""{"services":"orders"}""")]
    [InlineData("""{"services":[null]}""")]
    [InlineData("""{"services":[{"cluster":1,"service":true}]}""")]
    [InlineData("""{"services":[{"cluster":"\ud800","service":"s"}]}""")]
    [InlineData("""{"services":[{"cluster":"c","service":"s"}],"dryrun":true,"dryrnu":true}""")]
    public async Task Payload_Invalid_Returns400AndCallsNothing(string payload)
    {
        var served = function.Ecs.Log.Records.Count;

        var report = await function.InvokeAsync(payload);

        Assert.Equal(400, report.StatusCode);
        Assert.NotEmpty(report.ErrorPaths);
        Assert.Equal(served, function.Ecs.Log.Records.Count);
    }

    [Theory]
    [InlineData("""{"services":[]}""")]
    [InlineData("{}")]
    public async Task Payload_WithoutServices_ReturnsContractMessage(string payload)
    {
        var report = await function.InvokeAsync(payload);

        Assert.Equal("No services provided.", report.Json.GetProperty("error").GetString());
    }

    [Fact]
    public async Task Payload_SeveralErrors_ReturnsAllPaths()
    {
        var report = await function.InvokeAsync("""{"services":[{"cluster":7,"servcie":"s"}],"dryRnu":1,"wait":"yes"}""");

        Assert.Equal("$.services[0].servcie $.services[0].cluster $.dryRnu $.wait", string.Join(' ', report.ErrorPaths.Split(' ').OrderBy(Position)));

        static int Position(string path) => Array.IndexOf(["$.services[0].servcie", "$.services[0].cluster", "$.dryRnu", "$.wait"], path);
    }

    [Fact]
    public async Task Payload_6Megabytes_ReturnsReport()
    {
        var report = await function.InvokeAsync($$"""{"comment":"{{new string('x', 6_000_000)}}","services":[{"cluster":"c"}]}""");

        Assert.Equal(["skipped MissingClusterOrService"], report.StatusesAndCodes);
    }

    [Fact]
    public async Task Payload_5000InvalidServices_ReturnsResultsInOrder()
    {
        var entries = Enumerable.Range(0, 5_000).Select(index => $$"""{"cluster":"{{new string('c', 300)}}","service":"no service {{index}}"}""");

        var report = await function.InvokeAsync($$"""{"services":[{{string.Join(',', entries)}}]}""");

        Assert.Equal(5_000, report.Results.Length);
        Assert.All(report.StatusesAndCodes, result => Assert.Equal("failed ClusterNotFound", result));
        Assert.Equal("no service 4321", ReportUnderTest.Text(report.Results[4321], "service"));
    }

    [Fact]
    public async Task Services_EveryKind_ReturnCodesInRequestOrder()
    {
        function.Ecs.AddService(_cluster, "healthy", new ServiceBehavior());
        function.Ecs.AddService(_cluster, "deleted", new ServiceBehavior { Status = "INACTIVE" });
        function.Ecs.AddService(_cluster, "codedeploy", new ServiceBehavior { DeploymentController = "CODE_DEPLOY" });
        function.Ecs.AddService(_cluster, "denied", new ServiceBehavior());
        function.Ecs.Faults.Add(new Fault { Kind = FaultKind.AccessDenied, Action = "UpdateService", Cluster = _cluster, Service = "denied" });
        string[] names = ["denied", "codedeploy", "deleted", "missing", "healthy", "healthy", "no service", ""];

        var report = await function.InvokeAsync(Request(names));

        Assert.Equal(200, report.StatusCode);
        Assert.Equal(
            [
                "failed AccessDenied", "failed UnsupportedController", "failed ServiceNotActive", "failed ServiceNotFound",
                "success Started", "skipped Duplicate", "failed ServiceNotFound", "skipped MissingClusterOrService",
            ],
            report.StatusesAndCodes);
        Assert.Equal(names, report.Results.Select(result => ReportUnderTest.Text(result, "service")));
        Assert.Equal(1, function.Ecs.Observe(_cluster, "healthy").ForcedDeployments);
    }

    [Fact]
    public async Task Failure_RaiseOnFailure_FailsInvocationAndRetryRestartsOnlyMissing()
    {
        function.Ecs.AddService(_cluster, "orders", new ServiceBehavior());
        function.Ecs.AddService(_cluster, "billing", new ServiceBehavior());
        function.Ecs.Faults.Add(new Fault { Kind = FaultKind.AccessDenied, Action = "UpdateService", Cluster = _cluster, Service = "billing", Count = 1 });
        var payload = JsonSerializer.SerializeToUtf8Bytes(new
        {
            scheduledTime = TextFormat.Time(function.Ecs.Clock.GetUtcNow()),
            raiseOnFailure = true,
            services = new[] { new { cluster = _cluster, service = "orders" }, new { cluster = _cluster, service = "billing" } },
        });

        var first = Assert.IsType<InvocationOutcome.Failed>(await function.TryInvokeAsync(payload));
        var retry = await function.InvokeAsync(payload);

        Assert.Equal("RestartFailedException", first.ErrorType);
        Assert.StartsWith("1 started, 1 failed in ", first.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains($"\n{_cluster}/billing: AccessDenied. ", first.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(["skipped AlreadyRestarted", "success Started"], retry.StatusesAndCodes);
        Assert.Contains("after the scheduled time", ReportUnderTest.Text(retry.Results[0], "reason"), StringComparison.Ordinal);
        Assert.Equal(1, function.Ecs.Observe(_cluster, "orders").ForcedDeployments);
        Assert.Equal(1, function.Ecs.Observe(_cluster, "billing").ForcedDeployments);
    }

    [Fact]
    public async Task Invocation_TaskDeliveredTwice_RunsTaskOnceAndFailsBothTimes()
    {
        function.Ecs.AddCluster(_cluster);
        function.Ecs.AddTaskDefinition($"migrate-{_cluster}", new TaskBehavior
        {
            Containers = [new() { Name = "app", ExitCode = 1 }],
            NetworkMode = "bridge",
        });
        var payload = JsonSerializer.SerializeToUtf8Bytes(new
        {
            wait = true,
            scheduledTime = TextFormat.Time(function.Ecs.Clock.GetUtcNow()),
            raiseOnFailure = true,
            tasks = new[] { new { cluster = _cluster, taskDefinition = $"migrate-{_cluster}" } },
        });

        var first = Assert.IsType<InvocationOutcome.Failed>(await function.TryInvokeAsync(payload));
        var second = Assert.IsType<InvocationOutcome.Failed>(await function.TryInvokeAsync(payload));

        Assert.All([first, second], outcome => Assert.Contains(
            $"\n{_cluster}/migrate-{_cluster}: TaskFailed. ", outcome.ErrorMessage, StringComparison.Ordinal));
        Assert.Equal(1, function.Ecs.CountTasksRun(_cluster));
    }

    [Fact]
    public async Task ContextAttribute_NotReplaced_IsTreatedAsAbsentWithWarning()
    {
        var report = await function.InvokeAsync($$"""{"services":[{"cluster":"{{_cluster}}","service":"<aws.scheduler.execution-id>"}]}""");

        Assert.Equal(["skipped MissingClusterOrService"], report.StatusesAndCodes);
        Assert.Contains("$.services[0].service", report.Json.GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cluster_Unknown_ReturnsClusterNotFound()
    {
        var report = await function.InvokeAsync(Request(["orders"]));

        Assert.Equal(["failed ClusterNotFound"], report.StatusesAndCodes);
    }

    [Fact]
    public async Task UpdateService_Throttled_IsRetried()
    {
        function.Ecs.AddService(_cluster, "orders", new ServiceBehavior());
        function.Ecs.Faults.Add(new Fault { Kind = FaultKind.Throttled, Action = "UpdateService", Cluster = _cluster, Count = 3 });

        var report = await function.InvokeAsync(Request(["orders"]));

        Assert.Equal(["success Started"], report.StatusesAndCodes);
        Assert.Equal(1, function.Ecs.Observe(_cluster, "orders").ForcedDeployments);
    }

    [Fact]
    public async Task UpdateService_ConnectionCutAfterAcceptance_IsNotRepeated()
    {
        function.Ecs.AddService(_cluster, "orders", new ServiceBehavior());
        function.Ecs.Faults.Add(new Fault { Kind = FaultKind.ConnectionResetAfterAcceptance, Action = "UpdateService", Cluster = _cluster });

        var report = await function.InvokeAsync(Request(["orders"]));

        Assert.Equal(["success Started"], report.StatusesAndCodes);
        Assert.Equal(1, function.Ecs.Observe(_cluster, "orders").ForcedDeployments);
    }

    [Fact]
    public async Task DryRun_HealthyService_OnlyDescribes()
    {
        function.Ecs.AddService(_cluster, "orders", new ServiceBehavior());

        var report = await function.InvokeAsync($$"""{"dryRun":true,"services":[{"cluster":"{{_cluster}}","service":"orders"}]}""");

        Assert.Equal(["skipped DryRun"], report.StatusesAndCodes);
        Assert.DoesNotContain(function.Ecs.Log.Records, record => record.Cluster == _cluster && record.Action != "DescribeServices");
    }

    [Fact]
    public async Task Timeout_DuringRun_ReturnsFullReport()
    {
        string[] names = [.. Enumerable.Range(0, 120).Select(index => $"service-{index}")];
        foreach (var name in names)
            function.Ecs.AddService(_cluster, name, new ServiceBehavior());
        function.Ecs.Faults.Add(new Fault
        {
            Kind = FaultKind.Slow,
            Action = "UpdateService",
            Cluster = _cluster,
            Service = "service-0",
            Delay = TimeSpan.FromMinutes(10),
        });

        var report = await function.InvokeAsync(Request(names), timeoutSeconds: 6);

        Assert.Equal(names, report.Results.Select(result => ReportUnderTest.Text(result, "service")));
        Assert.Equal("failed OutOfTime", report.StatusesAndCodes[0]);
        Assert.Contains("may have started", ReportUnderTest.Text(report.Results[0], "error"), StringComparison.Ordinal);
        Assert.Equal("success Started", report.StatusesAndCodes[1]);
        Assert.Equal("failed OutOfTime", report.StatusesAndCodes[^1]);
        Assert.Empty(function.Ecs.Log.Of("UpdateService", names[^1]));
    }

    [Fact]
    public async Task Log_Run_HasOneLinePerResultAndRunAndNoPayload()
    {
        function.Ecs.AddService(_cluster, "orders", new ServiceBehavior());

        var report = await function.InvokeAsync(
            $$"""{"comment":"words-of-the-payload","services":[{"cluster":"{{_cluster}}","service":"orders"},{"cluster":"{{_cluster}}","service":"gone"},{}]}""");

        var runId = ReportUnderTest.Text(report.Json, "runId");
        var lines = function.Log.Where(line => line.StartsWith('{') && line.Contains(runId, StringComparison.Ordinal)).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(6, lines.Length);
        Assert.All(lines, line => Assert.Equal(runId, ReportUnderTest.Text(line, "request_id")));
        Assert.All(lines, line => Assert.True(line.TryGetProperty("cold_start", out _)));
        Assert.Equal(["MissingClusterOrService", "ServiceNotFound", "Started"], lines.Where(line => line.TryGetProperty("code", out _)).Select(line => ReportUnderTest.Text(line, "code")).Order());
        Assert.Single(lines, line => line.TryGetProperty("unverified", out var unverified) && unverified.GetInt32() == 1);
        Assert.DoesNotContain(function.Log, line => line.Contains("words-of-the-payload", StringComparison.Ordinal));
        Assert.DoesNotContain(function.Log, line => line.Contains("a-secret-that-no-log-may-show", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Log_RejectedRequest_ContainsPathsButNoValues()
    {
        var report = await function.InvokeAsync("""{"services":[{"cluster":"c","service":"s"}],"dryRun":"a-value-of-the-payload"}""");

        var runId = ReportUnderTest.Text(report.Json, "runId");
        var line = Assert.Single(function.Log, line => line.Contains(runId, StringComparison.Ordinal) && line.Contains("rejected", StringComparison.Ordinal));
        Assert.Equal("$.dryRun", ReportUnderTest.Text(JsonDocument.Parse(line).RootElement, "paths"));
        Assert.DoesNotContain(function.Log, line => line.Contains("a-value-of-the-payload", StringComparison.Ordinal));
    }

    private string Request(IEnumerable<string> services) =>
        JsonSerializer.Serialize(new { services = services.Select(service => new { cluster = _cluster, service }) });
}
