using System.Text.RegularExpressions;
using EcsRestart.EndToEnd.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>What neither infrastructure nor workflows may hold.</summary>
public sealed partial class SafetyTests
{
    private const int MatchTimeoutMilliseconds = 1_000;

    /// <summary>Actions that know no resource; the second word says what limits them instead.</summary>
    private static readonly Dictionary<string, string> WithoutResource = new(StringComparer.Ordinal)
    {
        ["ecs:ListTasks"] = "condition ecs:cluster; its resource would be a container instance, which Fargate does not have",
        ["ecs:ListServices"] = "condition ecs:cluster; it has no resource",
        ["ecs:DescribeTaskDefinition"] = "nothing: it knows neither resource nor condition key; only with TaskRoleArns",
        ["ecs:ListClusters"] = "nothing: it has neither resource nor condition key, and shows names only",
        ["logs:CreateLogDelivery"] = "nothing: a delivery has no resource; only with Engine StepFunctions",
        ["logs:GetLogDelivery"] = "nothing: a delivery has no resource; only with Engine StepFunctions",
        ["logs:UpdateLogDelivery"] = "nothing: a delivery has no resource; only with Engine StepFunctions",
        ["logs:DeleteLogDelivery"] = "nothing: a delivery has no resource; only with Engine StepFunctions",
        ["logs:ListLogDeliveries"] = "nothing: a delivery has no resource; only with Engine StepFunctions",
        ["logs:PutResourcePolicy"] = "nothing: such a policy has no resource; only with Engine StepFunctions",
        ["logs:DescribeResourcePolicies"] = "nothing: such a policy has no resource; only with Engine StepFunctions",
        ["logs:DescribeLogGroups"] = "nothing: AWS documents it so for a state machine's log; only with Engine StepFunctions",
        ["xray:PutTraceSegments"] = "nothing: X-Ray has no resource for it; only with Tracing Active",
        ["xray:PutTelemetryRecords"] = "nothing: X-Ray has no resource for it; only with Tracing Active",
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
    public void File_NamesNoAccountAndHoldsNoSecret(string file)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, file));

        Assert.DoesNotContain(Account().Matches(text), match => match.Value != "111122223333");
        Assert.DoesNotMatch(Secret(), text);
    }

    [Fact]
    public void Secret_AsItLooks_IsFound() =>
        Assert.All(["AKIA" + "ABCDEFGHIJKLMNOP", "https://hooks.slack.com/services/" + "T0/B0/x"], secret => Assert.Matches(Secret(), secret));

    [Fact]
    public void Wildcard_OfAPermission_IsOneThatIamLeavesNoChoiceIn()
    {
        var statements = new StackTemplate().Statements().Concat(new TerraformModule().Statements()).ToArray();

        Assert.DoesNotContain(statements.SelectMany(statement => statement.Actions), action => action.Contains('*', StringComparison.Ordinal));
        Assert.Equal(
            WithoutResource.Keys.Order(StringComparer.Ordinal),
            statements.Where(statement => statement.Resource.Trim('"') == "*").SelectMany(statement => statement.Actions)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Role_ThatTheFunctionPasses_IsThatOfTasksOrSchedulesAndForThemOnly()
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
    public void Statement_OverAllServicesOrTasks_IsLimitedToClusters() =>
        Assert.All(
            new StackTemplate().Statements().Where(statement =>
                statement.Actions[0].StartsWith("ecs:", StringComparison.Ordinal)
                && statement.Actions[0] is not ("ecs:ListClusters" or "ecs:DescribeTaskDefinition")),
            statement => Assert.Contains("ecs:cluster", statement.Conditions));

    [Fact]
    public void Service_ThatActsForOthers_MustActForThisAccount()
    {
        // Lambda takes a function's role for that function only; EventBridge's guide rules out a condition for topics.
        var trusting = new StackTemplate().Statements().Where(statement => statement.Service is not null and not "lambda.amazonaws.com").ToArray();
        var open = trusting.Where(statement => statement.Conditions.Count == 0);

        Assert.Equal(["events.amazonaws.com sns:Publish"], open.Select(statement => $"{statement.Service} {statement.Actions[0]}"));
        Assert.All(
            trusting.Except(open),
            statement => Assert.Equal(["aws:SourceAccount", "aws:SourceArn"], statement.Conditions.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Action_OfAWorkflow_IsPinnedByItsCommit(string workflow) =>
        Assert.All(
            Steps(workflow).Select(step => step.Get("uses")).OfType<YamlNode>(),
            action => Assert.Matches("^[a-z-]+/[a-z-]+@[0-9a-f]{40}$", action.Text()));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Script_OfAWorkflow_HasNoExpressionThatCouldBecomeCode(string workflow) =>
        Assert.All(
            Steps(workflow).Select(step => step.Get("run")).OfType<YamlNode>(),
            script => Assert.DoesNotContain("${{", script.Text(), StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Workflow_AsAWhole_MayOnlyRead(string workflow)
    {
        var permissions = Yaml.Load(".github", "workflows", workflow).At("permissions").Members();

        Assert.Equal([("contents", "read")], permissions.Select(permission => (permission.Name, permission.Node.Text())));
    }

    [Fact]
    public void Permission_OfAJob_BeyondReading_IsOneItCannotDoWithout() =>
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
