using EcsRestart.Request;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.Request;

public sealed class TasksReaderTests
{
    private const string One = "\"cluster\":\"prod\",\"taskDefinition\":\"migrate\"";

    [Fact]
    public void Read_ManyErrors_ReportsAllWithPaths()
    {
        var errors = Payload.Errors("""
            {"tasks":[{
              "cluster":"no name","launchType":"FARGAT","count":11,"wait":"yes","comand":[],
              "capacityProviderStrategy":[{"weight":1001}],
              "networkConfiguration":{"subnets":[],"securityGroups":[""],"assignPublicIp":"YES"},
              "overrides":[{"container":"app","command":"run","environment":{"A":1}},{"container":"app"}],
              "startedBy":"who is it?"
            }]}
            """);

        Assert.Equal(
            [
                "$.tasks[0].comand",
                "$.tasks[0].launchType",
                "$.tasks[0].cluster",
                "$.tasks[0].taskDefinition",
                "$.tasks[0].launchType",
                "$.tasks[0].capacityProviderStrategy[0].capacityProvider",
                "$.tasks[0].capacityProviderStrategy[0].weight",
                "$.tasks[0].networkConfiguration.subnets",
                "$.tasks[0].networkConfiguration.securityGroups[0]",
                "$.tasks[0].networkConfiguration.assignPublicIp",
                "$.tasks[0].count",
                "$.tasks[0].overrides[0].command",
                "$.tasks[0].overrides[0].environment.A",
                "$.tasks[0].overrides[1].container",
                "$.tasks[0].wait",
                "$.tasks[0].startedBy",
            ],
            errors.Select(error => error.Path));
    }

    [Theory]
    [InlineData("\"launchtyp\":\"FARGATE\"", "unknown field; did you mean \"launchType\"?")]
    [InlineData("\"launchType\":\"fargate\"", "did you mean \"FARGATE\"?")]
    [InlineData("\"launchType\":\"EC2\",\"capacityProviderStrategy\":[{\"capacityProvider\":\"x\"}]", "expected either launchType or capacityProviderStrategy, not both")]
    [InlineData("\"networkConfiguration\":{\"awsvpcConfiguration\":{},\"subnets\":[\"s\"]}", "unknown field; expected one of subnets, securityGroups, assignPublicIp")]
    [InlineData("\"overrides\":[{\"command\":[]}]", "missing; expected the name of a container")]
    [InlineData("\"overrides\":[{\"container\":\"a\",\"environment\":{\"\":\"b\"}}]", "expected a variable name")]
    [InlineData("\"overrides\":[{\"container\":\"a\",\"command\":[\"<aws.scheduler.execution-id>\"]}]", "only EventBridge Scheduler replaces context attributes")]
    [InlineData("\"group\":\"<aws.scheduler.schedule-arn>\"", "only EventBridge Scheduler replaces context attributes")]
    public void Read_InvalidField_ReportsExpectedValue(string field, string expected) =>
        Assert.Contains(expected, Assert.Single(Payload.Errors($$"""{"tasks":[{{{One}},{{field}}}]}""")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("prod/migrate")]
    [InlineData("migrate:0")]
    [InlineData("migrate:x")]
    [InlineData("arn:aws:ecs:eu-central-1:123456789012:service/prod/migrate")]
    public void Read_InvalidTaskDefinition_ReportsError(string taskDefinition) => Assert.Equal(
        "$.tasks[0].taskDefinition",
        Assert.Single(Payload.Errors($$"""{"tasks":[{"cluster":"prod","taskDefinition":"{{taskDefinition}}"}]}""")).Path);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"tasks":[]}""")]
    [InlineData("""{"tasks":null,"services":[],"select":[]}""")]
    public void Read_NoEntries_ReportsNoServices(string json) => Assert.Equal("No services provided.", Assert.Single(Payload.Errors(json)).Message);

    [Fact]
    public void Read_OnlyTasks_ReturnsRequest()
    {
        var task = Assert.Single(Payload.Valid($$"""{"tasks":[{{{One}}}],"timeoutMinutes":7}""").Tasks);

        Assert.Equal(("prod", "migrate", 1, 1, null), (task.Cluster, task.TaskDefinition, task.Count, task.Wave, task.Wait));
        Assert.Equal((TimeSpan.FromMinutes(7), "ecs-restart", null), (task.Timeout, task.StartedBy, task.Network));
    }

    [Fact]
    public void Read_AllFields_ReadsThem()
    {
        var task = Assert.Single(Payload.Valid("""
            {"tasks":[{
              "cluster":"arn:aws:ecs:eu-central-1:123456789012:cluster/prod",
              "taskDefinition":"arn:aws:ecs:eu-central-1:123456789012:task-definition/migrate:7",
              "capacityProviderStrategy":[{"capacityProvider":"FARGATE_SPOT","weight":1,"base":2}],
              "networkConfiguration":{"subnets":["subnet-1","subnet-2"],"securityGroups":["sg-1"],"assignPublicIp":"ENABLED"},
              "count":10,"overrides":[{"container":"app","command":["run",""],"environment":{"A":"","B":"c"}}],
              "group":"nightly","startedBy":"team/a","wave":2,"wait":false,"timeoutMinutes":5
            }]}
            """).Tasks);

        Assert.Equal([new CapacityProvider("FARGATE_SPOT", 1, 2)], task.CapacityProviderStrategy);
        Assert.Equal(["subnet-1", "subnet-2"], task.Network?.Subnets);
        Assert.Equal(("sg-1", "ENABLED"), (Assert.Single(task.Network?.SecurityGroups ?? []), task.Network?.AssignPublicIp));
        var change = Assert.Single(task.Overrides);
        Assert.Equal("app", change.Container);
        Assert.Equal(["run", ""], change.Command);
        Assert.Equal([new("A", ""), new("B", "c")], change.Environment);
        Assert.Equal((10, "nightly", "team/a", 2, false), (task.Count, task.Group, task.StartedBy, task.Wave, task.Wait));
        Assert.Equal(TimeSpan.FromMinutes(5), task.Timeout);
    }

    [Theory]
    [InlineData(true, "\"wait\":false", true)]
    [InlineData(true, "\"wait\":true", false)]
    [InlineData(true, "\"wave\":1", false)]
    [InlineData(false, "\"wave\":1", true)]
    [InlineData(false, "\"wait\":true", false)]
    [InlineData(true, "\"wait\":false,\"wave\":2", false)]
    public void Warnings_UnwatchedTaskBeforeLaterWave_NameTheTask(bool wait, string field, bool expected)
    {
        var request = Payload.Valid(
            $$"""{"wait":{{(wait ? "true" : "false")}},"tasks":[{{{One}},{{field}}}],"services":[{"cluster":"prod","service":"orders","wave":2}]}""");

        Assert.Equal(expected, request.EffectiveWarnings.Any(warning => warning.StartsWith("$.tasks[0] is not waited for", StringComparison.Ordinal)));
    }
}
