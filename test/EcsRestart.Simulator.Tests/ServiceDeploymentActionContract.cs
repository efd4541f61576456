using System.Globalization;
using System.Text.Json;
using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

/// <summary>Limits, errors and options of the actions on service deployments, service revisions and tags.</summary>
public abstract class ServiceDeploymentActionContract(Func<SimulatedEcs, IEcsTransport> transport) : EcsContract(transport)
{
    private const string Unknown = "arn:aws:ecs:eu-central-1:123456789012:service-deployment/prod/orders/ejGvqq2ilnbKT9qj0vLJe";

    private static readonly LifecycleHook Pause = new() { TargetType = LifecycleHook.Pause, Stages = ["PRE_SCALE_UP"] };

    [Fact]
    public async Task Stop_DuringRollout_RollsBackWithoutCircuitBreaker()
    {
        Ecs.AddService("prod", "orders", Service(2));
        var former = (await DescribeAsync()).Text("deployments.0.id");
        var arn = (await ForceAsync()).Text("currentServiceDeployment");
        Wait(10);

        var stopped = await StopAsync(arn);
        var again = await StopAsync(arn);
        var requested = await StatusAsync(arn);
        Wait(300);
        var record = await DescribeRecordAsync(arn);
        var service = await DescribeAsync();

        Assert.Equal((arn, 200), (stopped.Body.Text("serviceDeploymentArn"), again.Status));
        Assert.Equal("ROLLBACK_REQUESTED", requested);
        Assert.Equal(
            ("ROLLBACK_SUCCESSFUL", "Service deployment rolled back by user."), (record.Text("status"), record.Text("statusReason")));
        Assert.Equal([former], service.Texts("deployments", "id"));
        Assert.Equal(2, Ecs.Observe("prod", "orders").MinHealthyCount);
    }

    [Fact]
    public async Task Stop_TooLate_SucceedsAndKeepsRequest()
    {
        Ecs.AddService("prod", "orders", Service(1));
        var arn = (await ForceAsync()).Text("currentServiceDeployment");
        Wait(29);

        await StopAsync(arn);
        Wait(120);
        var record = await DescribeRecordAsync(arn);

        Assert.Equal(("SUCCESSFUL", true), (record.Text("status"), record.Has("rollback")));
        Assert.Equal("COMPLETED", (await DescribeAsync()).Text("deployments.0.rolloutState"));
    }

    [Theory]
    [InlineData(true, "ROLLBACK_SUCCESSFUL", "COMPLETED")]
    [InlineData(false, "STOPPED", "FAILED")]
    public async Task OtherUser_AfterFirstRestart_StopsIt(bool rollsBack, string status, string rolloutState)
    {
        var after = TimeSpan.FromSeconds(10);
        Ecs.AddService("prod", "orders", Service(2) with
        {
            CircuitBreaker = new(Enable: true, Rollback: true),
            RolledBackAfter = rollsBack ? after : null,
            StoppedAfter = rollsBack ? null : after,
        });
        var arn = (await ForceAsync()).Text("currentServiceDeployment");

        Wait(9);
        var before = await StatusAsync(arn);
        Wait(300);
        var record = await DescribeRecordAsync(arn);
        var service = await DescribeAsync();
        var next = (await ForceAsync()).Text("currentServiceDeployment");
        Wait(300);

        Assert.Equal("IN_PROGRESS", before);
        Assert.Equal((status, "MONITORING_COMPLETE"), (record.Text("status"), record.Text("deploymentCircuitBreaker.status")));
        Assert.Equal(rollsBack, record.Has("rollback"));
        Assert.Equal(rolloutState, service.Text("deployments.0.rolloutState"));
        Assert.Equal("SUCCESSFUL", await StatusAsync(next));
        Assert.Equal(2, Ecs.Observe("prod", "orders").MinHealthyCount);
    }

    [Fact]
    public async Task Stop_Invalid_IsRejected()
    {
        Ecs.AddService("prod", "orders", Service(1));
        var finished = (await DescribeAsync()).Text("currentServiceDeployment");

        var conflict = await StopAsync(finished);
        var abort = await StopAsync(finished, "ABORT");
        var unknown = await StopAsync(Unknown);
        var missing = await TryAsync("StopServiceDeployment", "{}");

        Assert.Equal("ConflictException", conflict.ErrorCode);
        Assert.Equal([finished], conflict.Body.Texts("resourceIds"));
        Assert.Equal("UnsupportedFeatureException", abort.ErrorCode);
        Assert.Contains("ABORT", abort.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal("ServiceDeploymentNotFoundException", unknown.ErrorCode);
        Assert.Equal("InvalidParameterException", missing.ErrorCode);
    }

    [Theory]
    [InlineData("CONTINUE", "SUCCEEDED", "SUCCESSFUL")]
    [InlineData("ROLLBACK", "FAILED", "ROLLBACK_SUCCESSFUL")]
    public async Task Continue_PendingPause_IsApplied(string action, string hookStatus, string status)
    {
        Ecs.AddService("prod", "orders", Service(1) with { LifecycleHooks = [Pause] });
        var arn = (await ForceAsync()).Text("currentServiceDeployment");
        Wait(3600);
        var hook = (await DescribeRecordAsync(arn)).Text("lifecycleHookDetails.0.hookId");
        var body = $$"""{"serviceDeploymentArn":"{{arn}}","hookId":"{{hook}}","action":"{{action}}"}""";

        var answered = await TryAsync("ContinueServiceDeployment", body);
        Wait(300);
        var record = await DescribeRecordAsync(arn);
        var stale = await TryAsync("ContinueServiceDeployment", body);

        Assert.Equal(arn, answered.Body.Text("serviceDeploymentArn"));
        Assert.Equal((hookStatus, status), (record.Text("lifecycleHookDetails.0.status"), record.Text("status")));
        Assert.Equal("InvalidParameterException", stale.ErrorCode);
    }

    [Fact]
    public async Task List_Pages_ReturnEachRecordOnceNewestFirst()
    {
        Ecs.AddService("prod", "orders", Service(0));
        foreach (var _ in Enumerable.Range(0, 22))
        {
            Wait(60);
            await ForceAsync();
        }

        var first = await ListAsync("");
        var second = await ListAsync($",\"nextToken\":\"{first.Text("nextToken")}\"");
        var dates = first.At("serviceDeployments").EnumerateArray().Concat(second.At("serviceDeployments").EnumerateArray())
            .Select(one => one.At("createdAt").GetDecimal()).ToList();
        var small = await ListAsync(",\"maxResults\":1");
        var tooMany = await TryAsync("ListServiceDeployments", """{"cluster":"prod","service":"orders","maxResults":101}""");
        var badToken = await TryAsync("ListServiceDeployments", """{"cluster":"prod","service":"orders","nextToken":"bm8="}""");

        Assert.Equal((20, 3), (first.At("serviceDeployments").GetArrayLength(), second.At("serviceDeployments").GetArrayLength()));
        Assert.False(second.Has("nextToken"));
        Assert.Equal(dates.OrderDescending(), dates);
        Assert.Equal(23, dates.Distinct().Count());
        Assert.Equal(1, small.At("serviceDeployments").GetArrayLength());
        Assert.Equal(("InvalidParameterException", "InvalidParameterException"), (tooMany.ErrorCode, badToken.ErrorCode));
    }

    [Fact]
    public async Task List_Filters_ReturnsMatches()
    {
        Ecs.AddService("prod", "orders", Service(1));
        Wait(3600);
        await ForceAsync();
        var now = (Clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000m).ToString(CultureInfo.InvariantCulture);

        var pending = await ListAsync(",\"status\":[\"PENDING\",\"IN_PROGRESS\"]");
        var recent = await ListAsync($",\"createdAt\":{{\"after\":{now}}}");
        var old = await ListAsync($",\"createdAt\":{{\"before\":{now}}},\"status\":[\"SUCCESSFUL\"]");
        var text = await TryAsync("ListServiceDeployments", """{"cluster":"prod","service":"orders","createdAt":{"after":"yesterday"}}""");

        Assert.Equal(["PENDING"], pending.Texts("serviceDeployments", "status"));
        Assert.Equal(["PENDING"], recent.Texts("serviceDeployments", "status"));
        Assert.Equal(["SUCCESSFUL"], old.Texts("serviceDeployments", "status"));
        Assert.Equal("SerializationException", text.ErrorCode);
    }

    [Fact]
    public async Task List_Lag_OmitsNewestAndCurrentIsPrevious()
    {
        Ecs.AddService("prod", "orders", Service(1) with
        {
            ServiceDeployments = new() { ListLag = TimeSpan.FromSeconds(5), CurrentLag = TimeSpan.FromSeconds(10) },
        });
        var former = (await DescribeAsync()).Text("currentServiceDeployment");
        var response = await ForceAsync();

        Wait(4);
        var early = await ListAsync("");
        Wait(2);
        var late = await ListAsync("");
        Wait(5);
        var service = await DescribeAsync();

        Assert.Equal(former, response.Text("currentServiceDeployment"));
        Assert.Equal([former], early.Texts("serviceDeployments", "serviceDeploymentArn"));
        Assert.Equal(2, late.At("serviceDeployments").GetArrayLength());
        Assert.Equal(late.Text("serviceDeployments.0.serviceDeploymentArn"), service.Text("currentServiceDeployment"));
    }

    [Fact]
    public async Task Reads_ReadLag_ReturnOldState()
    {
        Ecs.AddService("prod", "orders", Service(1));
        Ecs.ReadLag = TimeSpan.FromSeconds(10);
        var arn = (await ForceAsync()).Text("currentServiceDeployment");

        Wait(9);
        var unseen = await TryAsync("DescribeServiceDeployments", $$"""{"serviceDeploymentArns":["{{arn}}"]}""");
        Wait(2);
        var pending = await StatusAsync(arn);
        Wait(1);
        var running = await StatusAsync(arn);

        Assert.Equal("MISSING", unseen.Body.Text("failures.0.reason"));
        Assert.Equal(("PENDING", "IN_PROGRESS"), (pending, running));
    }

    [Fact]
    public async Task CurrentMembers_AbsentMembers_AreMissing()
    {
        Ecs.AddService("prod", "orders", Service(2) with { AbsentMembers = ["currentServiceDeployment"] });

        var response = await ForceAsync();

        Assert.False(response.Has("currentServiceDeployment"));
        Assert.Equal([0, 2], response.At("currentServiceRevisions").EnumerateArray().Select(one => one.Number("runningTaskCount")));
        Assert.Equal(2, (await ListAsync("")).At("serviceDeployments").GetArrayLength());
    }

    [Fact]
    public async Task Describe_RecordWithOldSource_ReturnsMissing()
    {
        Ecs.AddService("prod", "orders", Service(1) with { ServiceDeployments = new() { IncludeFirst = false } });
        Assert.False((await DescribeAsync()).Has("currentServiceDeployment"));
        var former = (await DescribeAsync()).Text("deployments.0.id");
        var arn = (await ForceAsync()).Text("currentServiceDeployment");

        var described = await CallAsync("DescribeServiceDeployments", $$"""{"serviceDeploymentArns":["{{arn}}"]}""");

        Assert.Equal(0, described.At("serviceDeployments").GetArrayLength());
        Assert.EndsWith($":service-revision/prod/orders/{former.Split('/')[1]}", described.Text("failures.0.arn"), StringComparison.Ordinal);
        Assert.Equal("MISSING", described.Text("failures.0.reason"));
    }

    [Fact]
    public async Task Describe_WrongNumberOfArns_IsRejected()
    {
        var many = string.Join(',', Enumerable.Repeat($"\"{Unknown}\"", 21));

        EcsReply[] replies =
        [
            await TryAsync("DescribeServiceDeployments", """{"serviceDeploymentArns":[]}"""),
            await TryAsync("DescribeServiceDeployments", $$"""{"serviceDeploymentArns":[{{many}}]}"""),
            await TryAsync("DescribeServiceRevisions", """{"serviceRevisionArns":[]}"""),
            await TryAsync("DescribeServiceRevisions", $$"""{"serviceRevisionArns":[{{many}}]}"""),
        ];
        var unknown = await CallAsync("DescribeServiceDeployments", $$"""{"serviceDeploymentArns":["{{Unknown}}","nonsense"]}""");

        Assert.All(replies, reply => Assert.Equal("InvalidParameterException", reply.ErrorCode));
        Assert.Equal([Unknown, "nonsense"], unknown.Texts("failures", "arn"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Revision_FirstTaskRunning_HasDigests(bool hasNewDigests)
    {
        Ecs.AddService("prod", "orders", Service(1) with { ServiceDeployments = new() { NewDigests = hasNewDigests } });
        var arn = (await ForceAsync()).Text("currentServiceDeployment");
        var record = await DescribeRecordAsync(arn);
        var (target, source) = (record.Text("targetServiceRevision.arn"), record.Text("sourceServiceRevisions.0.arn"));
        var body = $$"""{"serviceRevisionArns":["{{target}}","{{source}}","{{target}}0"]}""";

        Wait(19);
        var early = await CallAsync("DescribeServiceRevisions", body);
        Wait(2);
        var late = await CallAsync("DescribeServiceRevisions", body);

        Assert.False(early.At("serviceRevisions.0.containerImages.0").Has("imageDigest"));
        var digests = late.At("serviceRevisions").EnumerateArray().Select(one => one.Text("containerImages.0.imageDigest")).ToList();
        Assert.All(digests, digest => Assert.Matches("^sha256:[0-9a-f]{64}$", digest));
        Assert.Equal(hasNewDigests ? 2 : 1, digests.Distinct().Count());
        Assert.Equal([$"{target}0"], late.Texts("failures", "arn"));
    }

    [Theory]
    [InlineData(ServiceDeploymentAccess.Denied, "AccessDeniedException")]
    [InlineData(ServiceDeploymentAccess.Unknown, "UnknownOperationException")]
    public async Task Access_Denied_RejectsEveryAction(ServiceDeploymentAccess access, string code)
    {
        Ecs.AddService("prod", "orders", Service(1));
        Ecs.ServiceDeploymentAccess = access;

        EcsReply[] replies =
        [
            await TryAsync("ListServiceDeployments", """{"cluster":"prod","service":"orders"}"""),
            await TryAsync("DescribeServiceDeployments", $$"""{"serviceDeploymentArns":["{{Unknown}}"]}"""),
            await TryAsync("DescribeServiceRevisions", $$"""{"serviceRevisionArns":["{{Unknown}}"]}"""),
            await StopAsync(Unknown),
            await TryAsync("ContinueServiceDeployment", $$"""{"serviceDeploymentArn":"{{Unknown}}","hookId":"h"}"""),
        ];

        Assert.All(replies, reply => Assert.Equal((400, code), (reply.Status, reply.ErrorCode)));
        Assert.Equal(access == ServiceDeploymentAccess.Denied, (await DescribeAsync()).Has("currentServiceDeployment"));
        Assert.Equal(["orders", "orders", "orders", "orders", "orders"], Ecs.Log.Records.Take(5).Select(record => record.Services.Single()));
    }

    [Fact]
    public async Task DeletedService_Records_AreDeleted()
    {
        Ecs.AddService("prod", "orders", Service(0));
        var arn = (await DescribeAsync()).Text("currentServiceDeployment");
        await CallAsync("DeleteService", """{"cluster":"prod","service":"orders"}""");
        Wait(60);

        var listed = await TryAsync("ListServiceDeployments", """{"cluster":"prod","service":"orders"}""");
        var described = await CallAsync("DescribeServiceDeployments", $$"""{"serviceDeploymentArns":["{{arn}}"]}""");

        Assert.Equal("ServiceNotFoundException", listed.ErrorCode);
        Assert.Equal([arn], described.Texts("failures", "arn"));
    }

    [Fact]
    public async Task Tags_ServicesAndClusters_AreChangedAndListed()
    {
        Ecs.AddService("prod", "orders", Service(1));
        string[] arns = [(await DescribeAsync()).Text("serviceArn"), (await DescribeAsync()).Text("clusterArn")];

        foreach (var arn in arns)
        {
            await CallAsync("TagResource", $$"""{"resourceArn":"{{arn}}","tags":[{"key":"team","value":"a"},{"key":"tier","value":"b"}]}""");
            await CallAsync("UntagResource", $$"""{"resourceArn":"{{arn}}","tagKeys":["tier"]}""");
            var listed = await CallAsync("ListTagsForResource", $$"""{"resourceArn":"{{arn}}"}""");
            Assert.Equal(["team"], listed.Texts("tags", "key"));
        }

        Assert.Equal("team", (await DescribeAsync()).Text("tags.0.key"));
        var unknown = await TryAsync("TagResource", $$"""{"resourceArn":"{{arns[0]}}x","tags":[]}""");
        Assert.Equal("ResourceNotFoundException", unknown.ErrorCode);
    }

    [Theory]
    [InlineData("UpdateService", "\"capacityProviderStrategy\":[{\"capacityProvider\":\"FARGATE_SPOT\"}]", "capacityProviderStrategy")]
    [InlineData("UpdateService", "\"availabilityZoneRebalancing\":\"ENABLED\"", "availabilityZoneRebalancing")]
    [InlineData("UpdateService", "\"deploymentConfiguration\":{\"earlySuccessCriteria\":{\"enable\":true}}", "earlySuccessCriteria")]
    [InlineData(
        "UpdateService", "\"deploymentConfiguration\":{\"deploymentCircuitBreaker\":{\"enable\":true,\"resetOnHealthyTask\":true}}",
        "resetOnHealthyTask")]
    [InlineData(
        "UpdateService",
        "\"deploymentConfiguration\":{\"lifecycleHooks\":[{\"targetType\":\"AWS_LAMBDA\",\"lifecycleStages\":[\"PRE_SCALE_UP\"]}]}", "Lambda")]
    [InlineData(
        "UpdateService", "\"deploymentConfiguration\":{\"lifecycleHooks\":[{\"targetType\":\"PAUSE\",\"lifecycleStages\":[\"BAKE_TIME\"]}]}",
        "lifecycleStages")]
    [InlineData("CreateService", "\"serviceConnectConfiguration\":{\"enabled\":true}", "serviceConnectConfiguration")]
    [InlineData("CreateService", "\"loadBalancers\":[{\"advancedConfiguration\":{\"roleArn\":\"r\"}}]", "advancedConfiguration")]
    public async Task UnsupportedMember_Set_IsRejectedByName(string action, string member, string hint)
    {
        Ecs.AddService("prod", "orders", Service(1));

        var reply = await TryAsync(
            action, $$"""{"cluster":"prod","{{(action == "CreateService" ? "serviceName" : "service")}}":"orders",{{member}}}""");

        Assert.Equal((400, "UnsupportedFeatureException"), (reply.Status, reply.ErrorCode));
        Assert.Contains(hint, reply.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnsupportedMember_Default_IsAccepted()
    {
        Ecs.AddService("prod", "orders", Service(1));

        var reply = await TryAsync("UpdateService", """
            {"cluster":"prod","service":"orders","capacityProviderStrategy":[],"availabilityZoneRebalancing":"DISABLED",
             "enableExecuteCommand":false,"healthCheckGracePeriodSeconds":0,"serviceConnectConfiguration":{"enabled":false}}
            """);

        Assert.Equal(200, reply.Status);
    }

    [Fact]
    public async Task AlarmsAndPauses_UpdateService_AreShownAndUsed()
    {
        Ecs.AddService("prod", "orders", Service(1));
        var updated = await CallAsync("UpdateService", """
            {"cluster":"prod","service":"orders","forceNewDeployment":true,"deploymentConfiguration":{
              "alarms":{"alarmNames":["orders-5xx"],"enable":true,"rollback":true},
              "lifecycleHooks":[{"targetType":"PAUSE","lifecycleStages":["PRE_SCALE_UP"],"timeoutConfiguration":{"timeoutInMinutes":5,"action":"CONTINUE"}}]}}
            """);

        var configuration = updated.At("service.deploymentConfiguration");
        var record = await DescribeRecordAsync(updated.Text("service.currentServiceDeployment"));

        Assert.Equal(["orders-5xx"], configuration.Texts("alarms.alarmNames"));
        Assert.Equal(5, configuration.Number("lifecycleHooks.0.timeoutConfiguration.timeoutInMinutes"));
        Assert.Equal("MONITORING", record.Text("alarms.status"));
        Assert.Equal("AWAITING_ACTION", record.Text("lifecycleHookDetails.0.status"));
    }

    private Task<EcsReply> StopAsync(string arn, string stopType = "ROLLBACK") =>
        TryAsync("StopServiceDeployment", $$"""{"serviceDeploymentArn":"{{arn}}","stopType":"{{stopType}}"}""");

    private async Task<JsonElement> DescribeRecordAsync(string arn) =>
        (await CallAsync("DescribeServiceDeployments", $$"""{"serviceDeploymentArns":["{{arn}}"]}""")).At("serviceDeployments.0");

    private async Task<string> StatusAsync(string arn) => (await DescribeRecordAsync(arn)).Text("status");

    /// <param name="members">Additional members of the request, each after a comma.</param>
    private Task<JsonElement> ListAsync(string members) =>
        CallAsync("ListServiceDeployments", $$"""{"cluster":"prod","service":"orders"{{members}}}""");
}
