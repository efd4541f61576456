using System.Text.RegularExpressions;
using EcsRestart.EndToEnd.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>Restrictions on the infrastructure and workflows.</summary>
public sealed partial class SafetyTests
{
    private const int MatchTimeoutMilliseconds = 1_000;

    /// <summary>Actions without resource-level permissions, with the restriction that applies instead.</summary>
    private static readonly Dictionary<string, string> WithoutResource = new(StringComparer.Ordinal)
    {
        ["ecs:ListTasks"] = "condition ecs:cluster; the resource is a container instance, which does not exist on Fargate",
        ["ecs:ListServices"] = "condition ecs:cluster; the action has no resource",
        ["ecs:DescribeTaskDefinition"] = "none: the action has neither resources nor condition keys; only with TaskRoleArns",
        ["ecs:ListClusters"] = "none: the action has neither resources nor condition keys, and returns only names",
        ["logs:CreateLogDelivery"] = "none: a delivery has no resource; only with Engine StepFunctions",
        ["logs:GetLogDelivery"] = "none: a delivery has no resource; only with Engine StepFunctions",
        ["logs:UpdateLogDelivery"] = "none: a delivery has no resource; only with Engine StepFunctions",
        ["logs:DeleteLogDelivery"] = "none: a delivery has no resource; only with Engine StepFunctions",
        ["logs:ListLogDeliveries"] = "none: a delivery has no resource; only with Engine StepFunctions",
        ["logs:PutResourcePolicy"] = "none: a resource policy has no resource; only with Engine StepFunctions",
        ["logs:DescribeResourcePolicies"] = "none: a resource policy has no resource; only with Engine StepFunctions",
        ["logs:DescribeLogGroups"] = "none: as documented by AWS for state machine logs; only with Engine StepFunctions",
        ["xray:PutTraceSegments"] = "none: the X-Ray action has no resource; only with Tracing Active",
        ["xray:PutTelemetryRecords"] = "none: the X-Ray action has no resource; only with Tracing Active",
    };

    public static TheoryData<string> Files =>
    [
        .. Directory.GetFiles(Path.Combine(Repository.Root, "infra"), "*", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Path.Combine(Repository.Root, ".github"), "*", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Repository.Root, file)).Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Workflows => [.. WorkflowNames];

    private static IEnumerable<string> WorkflowNames =>
        Directory.GetFiles(Path.Combine(Repository.Root, ".github", "workflows"), "*.yml").Select(Path.GetFileName).OfType<string>()
            .Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Files))]
    public void File_All_ContainNoAccountIdOrSecret(string file)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, file));

        Assert.DoesNotContain(Account().Matches(text), match => match.Value != "111122223333");
        Assert.DoesNotMatch(Secret(), text);
    }

    [Fact]
    public void SecretPattern_KnownFormats_Matches() =>
        Assert.All(["AKIA" + "ABCDEFGHIJKLMNOP", "https://hooks.slack.com/services/" + "T0/B0/x"], secret => Assert.Matches(Secret(), secret));

    [Fact]
    public void Wildcards_InPolicies_AreUnavoidable()
    {
        var statements = new StackTemplate().Statements().Concat(new TerraformModule().Statements()).ToArray();

        Assert.DoesNotContain(statements.SelectMany(statement => statement.Actions), action => action.Contains('*', StringComparison.Ordinal));
        Assert.Equal(
            WithoutResource.Keys.Order(StringComparer.Ordinal),
            statements.Where(statement => statement.Resource.Trim('"') == "*").SelectMany(statement => statement.Actions)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void PassRole_Statements_AreLimitedToTasksAndSchedules()
    {
        var module = new TerraformModule();
        var inTemplate = new StackTemplate().Statements().Where(statement => statement.Actions.Contains("iam:PassRole")).ToArray();
        var inModule = module.Statements().Where(statement => statement.Actions.Contains("iam:PassRole"));

        Assert.Equal(["TaskRoleArns", "ScheduleRole.Arn"], inTemplate.Select(statement => statement.Resource));
        Assert.Equal(["var.task_role_arns", "aws_iam_role.schedule.arn"], inModule.Select(statement => statement.Resource));
        Assert.All(inTemplate, statement => Assert.Equal(["iam:PassedToService"], statement.Conditions));
        Assert.All(
            ["ecs-tasks.amazonaws.com", "scheduler.amazonaws.com"],
            service => Assert.Contains($"\"iam:PassedToService\" = \"{service}\"", module.Code, StringComparison.Ordinal));
    }

    [Fact]
    public void Statements_AllServicesOrTasks_AreLimitedToClusters() =>
        Assert.All(
            new StackTemplate().Statements().Where(statement =>
                statement.Actions[0].StartsWith("ecs:", StringComparison.Ordinal)
                && statement.Actions[0] is not ("ecs:ListClusters" or "ecs:DescribeTaskDefinition")),
            statement => Assert.Contains("ecs:cluster", statement.Conditions));

    [Fact]
    public void ServicePrincipals_All_RequireThisAccount()
    {
        // Lambda assumes a function role only for that function. The EventBridge guide rules out a condition for topics.
        var trusting = new StackTemplate().Statements().Where(statement => statement.Service is not null and not "lambda.amazonaws.com").ToArray();
        var open = trusting.Where(statement => statement.Conditions.Count == 0);

        Assert.Equal(["events.amazonaws.com sns:Publish"], open.Select(statement => $"{statement.Service} {statement.Actions[0]}"));
        Assert.All(
            trusting.Except(open),
            statement => Assert.Equal(["aws:SourceAccount", "aws:SourceArn"], statement.Conditions.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void WorkflowActions_All_ArePinnedToCommit(string workflow) =>
        Assert.All(
            Steps(workflow).Select(step => step.Get("uses")).OfType<YamlNode>(),
            action => Assert.Matches("^[a-z-]+/[a-z-]+@[0-9a-f]{40}$", action.Text()));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void WorkflowScripts_All_ContainNoInjectableExpressions(string workflow) =>
        Assert.All(
            Steps(workflow).Select(step => step.Get("run")).OfType<YamlNode>(),
            script => Assert.DoesNotContain("${{", script.Text(), StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void WorkflowPermissions_Default_IsReadOnly(string workflow)
    {
        var permissions = Yaml.Load(".github", "workflows", workflow).At("permissions").Members();

        Assert.Equal([("contents", "read")], permissions.Select(permission => (permission.Name, permission.Node.Text())));
    }

    [Fact]
    public void JobPermissions_BeyondRead_AreRequired() =>
        Assert.Equal(
            ["deploy.yml deploy id-token: write", "release.yml release contents: write", "restart-now.yml restart id-token: write"],
            from workflow in WorkflowNames
            from job in Jobs(workflow)
            from permission in job.Node.Get("permissions")?.Members() ?? []
            where permission.Node.Text() != "read"
            select $"{workflow} {job.Name} {permission.Name}: {permission.Node.Text()}");

    private static IEnumerable<(string Name, YamlNode Node)> Jobs(string workflow) => Yaml.Load(".github", "workflows", workflow).At("jobs").Members();

    private static IEnumerable<YamlNode> Steps(string workflow) => Jobs(workflow)
        .SelectMany(job => ((YamlSequenceNode)job.Node.At("steps")).Children);

    [GeneratedRegex(@"(?<![0-9a-f])\d{12}(?![0-9a-f])", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex Account();

    [GeneratedRegex(
        "A(KIA|SIA)[A-Z0-9]{16}|-----BEGIN|hooks\\.slack\\.com/services/[A-Za-z0-9]+/|aws_secret_access_key|gh[pousr]_[A-Za-z0-9]{20}",
        RegexOptions.ExplicitCapture,
        MatchTimeoutMilliseconds)]
    private static partial Regex Secret();
}
