using EcsRestart.Ecs;
using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Simulator;

namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>Compares the ECS calls of a run that uses every feature with the policies.</summary>
public sealed class EcsPermissionTests : RunsInVirtualTime
{
    [Fact]
    public void Policies_RunWithEveryFeature_GrantExactlyItsActions()
    {
        Ecs.AddService("prod", "orders", new ServiceBehavior { AbsentMembers = ["currentServiceDeployment"] });
        Ecs.AddService("prod", "billing", new ServiceBehavior
        {
            Failure = new TaskFailure { Kind = TaskFailureKind.Crash, ExitCode = 1, After = TimeSpan.FromSeconds(5) },
        });

        Ecs.AddTaskDefinition("migrate:1", new TaskBehavior { NetworkMode = "bridge" });

        var report = Run(
            """{"wait":true,"onFailure":"rollback","select":[{"cluster":"*","service":"*"}],"tasks":[{"cluster":"prod","taskDefinition":"migrate"}]}""");

        var codes = report.Results?.Select(result => result.Code).ToHashSet();
        Assert.Equal(new HashSet<ResultCode> { ResultCode.RolledBack, ResultCode.Restarted, ResultCode.TaskSucceeded }, codes);
        var called = Ecs.Log.Records.Select(record => record.Action).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var calls = typeof(IEcsApi).GetMethods().Where(method => method.ReturnType.IsAssignableTo(typeof(Task)));
        Assert.Equal(calls.Count(), called.Length);
        Assert.Equal(called, Statement.EcsActions(new StackTemplate().Statements()));
        Assert.Equal(called, Statement.EcsActions(new TerraformModule().Statements()));
        Assert.Equal(called, Statement.EcsActions([.. PolicyFile("iam-policy.json"), .. PolicyFile("task-policy.json"), .. PolicyFile("rollback-policy.json")]));
    }

    /// <summary>
    /// IAM checks DescribeServiceDeployments against the service and against the service deployment, each with its own ARN form. The
    /// member roles have the statements of iam-policy.json (<see cref="MemberRoleTests"/>).
    /// </summary>
    [Fact]
    public void Policies_ServiceDeploymentReads_HaveBothArnForms()
    {
        IEnumerable<Statement>[] policies =
        [
            new StackTemplate().Statements(), new TerraformModule().Statements(), PolicyFile("iam-policy.json"),
        ];

        Assert.All(policies, policy => Assert.Equal(
            ["service-deployment/", "service/"], ResourceTypes(policy, "ecs:DescribeServiceDeployments").Except(["service-revision/"])));
        Assert.All(policies, policy => Assert.Contains("service/", ResourceTypes(policy, "ecs:ListServiceDeployments")));
        Assert.All(policies, policy => Assert.Equal(
            ["service-revision/", "service/"], ResourceTypes(policy, "ecs:DescribeServiceRevisions").Except(["service-deployment/"])));
    }

    /// <summary>StopServiceDeployment is granted with a parameter only, ContinueServiceDeployment never: that is an approval.</summary>
    [Fact]
    public void Policies_Rollback_IsGrantedOnRequestOnly()
    {
        var (stack, module) = (new StackTemplate(), new TerraformModule());

        Assert.Equal(("RollsBack", "false"), (stack.Root.At("Resources", "RollBackPolicy", "Condition").Text(), stack.Default("Rollback")));
        Assert.Contains("] : statement if var.rollback]", module.Code, StringComparison.Ordinal);
        Assert.DoesNotContain(PolicyFile("iam-policy.json"), statement => statement.Actions.Contains("ecs:StopServiceDeployment"));
        IEnumerable<Statement>[] policies = [stack.Statements(), module.Statements(), PolicyFile("rollback-policy.json")];
        Assert.All(policies, policy => Assert.Equal(["service-deployment/", "service/"], ResourceTypes(policy, "ecs:StopServiceDeployment")));
        Assert.All(policies, policy => Assert.DoesNotContain(policy, statement => statement.Actions.Contains("ecs:ContinueServiceDeployment")));
    }

    private static IEnumerable<string> ResourceTypes(IEnumerable<Statement> policy, string action) => policy
        .Where(statement => statement.Actions.Contains(action))
        .SelectMany(statement => statement.Resource.Split(' '))
        .Select(resource => resource.Trim('"', ',').Split(':')[^1])
        .Where(resource => resource.StartsWith("service", StringComparison.Ordinal))
        .Select(resource => resource[..(resource.IndexOf('/', StringComparison.Ordinal) + 1)])
        .Order(StringComparer.Ordinal);

    /// <summary>A policy file for users who create the role themselves.</summary>
    private static IEnumerable<Statement> PolicyFile(string name) => Yaml.Load("infra", name).Tree()
        .Where(node => node.Get("Effect") is not null)
        .Select(statement => new Statement(statement.At("Action").Texts(), string.Join(' ', statement.At("Resource").Texts()), null, []));
}
