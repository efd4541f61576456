using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using EcsRestart.Names;
using EcsRestart.Request;
using EcsRestart.Schedules;

namespace EcsRestart.Tests.Wire;

/// <summary>Each member of each response, one at a time, missing, null or of another type: the call returns a value, and no exception ends a run.</summary>
public sealed class IncompleteResponseTests : IAsyncLifetime
{
    private static readonly ServiceRef Orders = new("prod", "prod", "orders");

    private static readonly string[] Arns = ["arn:aws:ecs:eu-central-1:123456789012:task/prod/0123"];

    private WireRun? _run;

    private WireRun Wire => _run ?? throw new InvalidOperationException("The server did not start.");

    public async Task InitializeAsync() => _run = await WireRun.StartAsync(TimeSpan.FromSeconds(10));

    public Task DisposeAsync() => Wire.DisposeAsync().AsTask();

    [Fact]
    public Task UpdateService_AnyMember_IsAValue() =>
        ForEachAsync(Responses.UpdateService, "application/x-amz-json-1.1", () => Wire.Api().ForceNewDeploymentAsync(Orders, default));

    [Fact]
    public Task DescribeServices_AnyMember_IsAValue() =>
        ForEachAsync(Responses.DescribeServices, "application/x-amz-json-1.1", () => Wire.Api().DescribeServicesAsync("prod", ["orders"], default));

    [Fact]
    public Task RunTask_AnyMember_IsAValue() => ForEachAsync(
        Responses.RunTask,
        "application/x-amz-json-1.1",
        () => Wire.Api().RunTaskAsync(new TaskRef("prod", "prod", "migrate", "migrate"), new TaskEntry { Cluster = "prod", TaskDefinition = "migrate" }, "token", default));

    [Fact]
    public Task DescribeTasks_AnyMember_IsAValue() => ForEachAsync(
        Responses.DescribeTasks,
        "application/x-amz-json-1.1",
        () => Wire.Api().DescribeTasksAsync("prod", Arns, default));

    [Fact]
    public Task ListTasks_AnyMember_IsAValue() =>
        ForEachAsync(Responses.ListTasks, "application/x-amz-json-1.1", () => Wire.Api().ListStoppedTasksAsync(Orders, default));

    [Fact]
    public Task ListClusters_AnyMember_IsAValue() =>
        ForEachAsync(Responses.ListClusters, "application/x-amz-json-1.1", () => Wire.Api().ListClustersAsync(null, default));

    [Fact]
    public Task ListServices_AnyMember_IsAValue() =>
        ForEachAsync(Responses.ListServices, "application/x-amz-json-1.1", () => Wire.Api().ListServicesAsync("prod", null, default));

    [Fact]
    public Task DescribeTaskDefinition_AnyMember_IsAValue() =>
        ForEachAsync(Responses.DescribeTaskDefinition, "application/x-amz-json-1.1", () => Wire.Api().DescribeTaskDefinitionAsync("migrate", default));

    [Fact]
    public Task CreateSchedule_AnyMember_IsAValue() => ForEachAsync(
        Responses.CreateSchedule,
        "application/json",
        () => Wire.Schedules.CreateAsync(
            new NewSchedule
            {
                Ref = new ScheduleRef("default", "nightly"),
                Expression = "rate(1 day)",
                TimeZone = "UTC",
                FunctionArn = "f",
                RoleArn = "r",
                Input = "{}",
            },
            default));

    [Fact]
    public Task GetSchedule_AnyMember_IsAValue() =>
        ForEachAsync(Responses.GetSchedule, "application/json", () => Wire.Schedules.GetAsync(new ScheduleRef("default", "nightly"), default));

    [Fact]
    public Task ListSchedules_AnyMember_IsAValue() =>
        ForEachAsync(Responses.ListSchedules, "application/json", () => Wire.Schedules.ListAsync(null, default));

    [Fact]
    public Task GetParameter_AnyMember_IsAValue() =>
        ForEachAsync(Responses.GetParameter, "application/x-amz-json-1.1", () => Wire.Lists.ReadAsync(new ListSource.OfParameter("/nightly"), default));

    [Fact]
    public Task Query_AnyMember_IsAValue() =>
        ForEachAsync(Responses.Query, "application/x-amz-json-1.0", () => Wire.Lists.ReadAsync(new ListSource.OfTable("lists", "nightly"), default));

    /// <summary>Each response belongs to a role of its own, because a session is kept.</summary>
    [Fact]
    public async Task AssumeRole_AnyElement_IsAValue()
    {
        var elements = XDocument.Parse(Responses.AssumeRole).Descendants().Count();
        for (var index = 0; index < elements; index++)
        {
            var document = XDocument.Parse(Responses.AssumeRole);
            document.Descendants().ElementAt(index).RemoveAll();
            Wire.Server.FaultOf = call => call.Operation == "AssumeRole" ? Whole(document.ToString(), "text/xml") : null;

            Assert.NotNull(await Wire.Api($"{WireRun.Role}-{index}").DescribeServicesAsync("prod", ["orders"], default));
        }
    }

    /// <summary>In a run, a response without a member loses no result and starts no second deployment.</summary>
    [Theory]
    [InlineData("UpdateService")]
    [InlineData("DescribeServices")]
    public async Task Run_AnyMemberOfTheService_RestartsAtMostOnce(string operation)
    {
        foreach (var name in ((JsonObject)Parse(Responses.Service)).Select(member => member.Key).Append("deployments[0].id").Append("deployments[0].status"))
        {
            await using var run = await WireRun.StartAsync(TimeSpan.FromSeconds(10));
            run.Server.FaultOf = call => call.Operation == operation ? Without(name) : null;

            var report = run.Run("""{"services":[{"cluster":"prod","service":"orders"},{"cluster":"prod","service":"billing"}]}""");

            Assert.Equal(2, report.Results?.Count);
            Assert.InRange(run.Estate.Location.Observe("prod", "orders").ForcedDeployments, 0, 1);
            Assert.InRange(run.Estate.Location.Observe("prod", "billing").ForcedDeployments, 0, 1);
        }
    }

    private async Task ForEachAsync<T>(string response, string contentType, Func<Task<T>> call)
    {
        var variants = Variants(response).ToArray();
        Assert.True(variants.Length >= 6);
        foreach (var variant in variants)
        {
            Wire.Server.FaultOf = _ => Whole(variant, contentType);
            var error = await Record.ExceptionAsync(call);
            Assert.True(error is null, $"{error}\n{variant}");
        }
    }

    /// <summary>The response with one member removed, null, a number, a string, an object or an array, for each member at any depth.</summary>
    private static IEnumerable<string> Variants(string response)
    {
        for (var index = 0; Member(Parse(response), index) is not null; index++)
        {
            foreach (var value in (string?[])[null, "null", "4.5", "\"x\"", "{}", "[{}]", "[null]"])
            {
                var root = Parse(response);
                if (Member(root, index) is not { } member)
                    continue;

                if (value is null)
                    member.Parent.Remove(member.Name);
                else
                    member.Parent[member.Name] = JsonNode.Parse(value);
                yield return root.ToJsonString();
            }
        }
    }

    private static (JsonObject Parent, string Name)? Member(JsonNode root, int index)
    {
        var all = Objects(root).SelectMany(parent => parent.Select(member => (parent, member.Key))).ToArray();
        return index < all.Length ? all[index] : null;
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject parent => parent.SelectMany(member => Objects(member.Value)).Prepend(parent),
        JsonArray array => array.SelectMany(Objects),
        _ => [],
    };

    private static JsonNode Parse(string json) => JsonNode.Parse(json) ?? throw new ArgumentException("JSON was expected.", nameof(json));

    private static WireFault Whole(string body, string contentType) =>
        new(IsServed: false, (wire, _) => wire.SendAsync(new WireResponse(200, contentType, Encoding.UTF8.GetBytes(body))));

    /// <summary>The response of the simulator without a member of every service.</summary>
    private static WireFault Without(string name) => new(IsServed: true, (wire, response) =>
    {
        var root = Parse(Encoding.UTF8.GetString(response.Body));
        var services = root["services"] is JsonArray several ? several.OfType<JsonObject>() : [];
        foreach (var service in root["service"] is JsonObject one ? [one] : services)
        {
            if (!name.Contains('.', StringComparison.Ordinal))
                service.Remove(name);
            else if (service["deployments"] is JsonArray { Count: > 0 } deployments)
                (deployments[0] as JsonObject)?.Remove(name.Split('.')[1]);
        }

        return wire.SendAsync(response with { Body = Encoding.UTF8.GetBytes(root.ToJsonString()) });
    });
}
