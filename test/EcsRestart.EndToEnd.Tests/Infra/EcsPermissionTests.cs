using EcsRestart.Ecs;
using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Report;
using EcsRestart.Simulator;

namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>What ECS is asked for by a run that goes through everything, against what the policies grant.</summary>
public sealed class EcsPermissionTests : RunsInVirtualTime
{
    [Fact]
    public void Actions_OfARunThatGoesThroughEverything_AreThoseThatEachPolicyGrants()
    {
        Ecs.AddService("prod", "orders", new ServiceBehaviour());
        Ecs.AddService("prod", "billing", new ServiceBehaviour
        {
            Failure = new TaskFailure { Kind = TaskFailureKind.Crash, ExitCode = 1, After = TimeSpan.FromSeconds(5) },
        });

        Ecs.AddTaskDefinition("migrate:1", new TaskBehaviour { NetworkMode = "bridge" });

        var report = Run(
            """{"wait":true,"select":[{"cluster":"*","service":"*"}],"tasks":[{"cluster":"prod","taskDefinition":"migrate"}]}""");

        var codes = report.Results?.Select(result => result.Code).ToHashSet();
        Assert.Equal(new HashSet<ResultCode> { ResultCode.TasksKeepFailing, ResultCode.Restarted, ResultCode.TaskSucceeded }, codes);
        var asked = Ecs.Log.Records.Select(record => record.Action).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var calls = typeof(IEcsApi).GetMethods().Where(method => method.ReturnType.IsAssignableTo(typeof(Task)));
        var twice = nameof(IEcsApi.DescribeStoppedTasksAsync);
        Assert.Equal(calls.Count(call => call.Name != twice), asked.Length);
        Assert.Equal(asked, Statement.EcsActions(new StackTemplate().Statements()));
        Assert.Equal(asked, Statement.EcsActions(new TerraformModule().Statements()));
        Assert.Equal(asked, Statement.EcsActions([.. PolicyFile("iam-policy.json"), .. PolicyFile("task-policy.json")]));
    }

    /// <summary>A policy for those who make the role by hand.</summary>
    private static IEnumerable<Statement> PolicyFile(string name) => Yaml.Load("infra", name).Tree()
        .Where(node => node.Get("Effect") is not null)
        .Select(statement => new Statement(statement.At("Action").Texts(), "", null, []));
}
