using EcsRestart.Ecs;
using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Simulator;

namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>What ECS is asked for by a run that goes through everything, against what the policies grant.</summary>
public sealed class EcsPermissionTests : RunsInVirtualTime
{
    [Fact]
    public void Actions_OfARunThatGoesThroughEverything_AreThoseThatEachPolicyGrants()
    {
        Ecs.AddService("prod", "orders", new ServiceBehavior { AbsentMembers = ["currentServiceDeployment"] });
        Ecs.AddService("prod", "billing", new ServiceBehavior
        {
            Failure = new TaskFailure { Kind = TaskFailureKind.Crash, ExitCode = 1, After = TimeSpan.FromSeconds(5) },
        });

        Ecs.AddTaskDefinition("migrate:1", new TaskBehavior { NetworkMode = "bridge" });

        var report = Run(
            """{"wait":true,"select":[{"cluster":"*","service":"*"}],"tasks":[{"cluster":"prod","taskDefinition":"migrate"}]}""");

        var codes = report.Results?.Select(result => result.Code).ToHashSet();
        Assert.Equal(new HashSet<ResultCode> { ResultCode.TasksKeepFailing, ResultCode.Restarted, ResultCode.TaskSucceeded }, codes);
        var asked = Ecs.Log.Records.Select(record => record.Action).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var calls = typeof(IEcsApi).GetMethods().Where(method => method.ReturnType.IsAssignableTo(typeof(Task)));
        Assert.Equal(calls.Count(), asked.Length);
        Assert.Equal(asked, Statement.EcsActions(new StackTemplate().Statements()));
        Assert.Equal(asked, Statement.EcsActions(new TerraformModule().Statements()));
        Assert.Equal(asked, Statement.EcsActions([.. PolicyFile("iam-policy.json"), .. PolicyFile("task-policy.json")]));
    }

    /// <summary>IAM checks DescribeServiceDeployments against the service and against the service deployment, each with its own ARN form. The
    /// member roles have the statements of iam-policy.json (<see cref="MemberRoleTests"/>).</summary>
    [Fact]
    public void ServiceDeploymentReads_EachPolicy_HaveTheirArnForms()
    {
        IEnumerable<Statement>[] policies =
        [
            new StackTemplate().Statements(), new TerraformModule().Statements(), PolicyFile("iam-policy.json"),
        ];

        Assert.All(policies, policy => Assert.Equal(["service-deployment/", "service/"], ResourceTypes(policy, "ecs:DescribeServiceDeployments")));
        Assert.All(policies, policy => Assert.Equal(["service/"], ResourceTypes(policy, "ecs:ListServiceDeployments")));
    }

    private static IEnumerable<string> ResourceTypes(IEnumerable<Statement> policy, string action) => policy
        .Where(statement => statement.Actions.Contains(action))
        .Select(statement => statement.Resource.Split(':')[^1])
        .Select(resource => resource[..(resource.IndexOf('/', StringComparison.Ordinal) + 1)])
        .Order(StringComparer.Ordinal);

    /// <summary>A policy for those who make the role by hand.</summary>
    private static IEnumerable<Statement> PolicyFile(string name) => Yaml.Load("infra", name).Tree()
        .Where(node => node.Get("Effect") is not null)
        .Select(statement => new Statement(statement.At("Action").Texts(), string.Join(' ', statement.At("Resource").Texts()), null, []));
}
