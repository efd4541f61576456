using System.Text.Json;
using System.Text.RegularExpressions;
using EcsRestart.EndToEnd.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>The resources that the StepFunctions engine adds to the stack, none of which the Function engine has.</summary>
public sealed partial class EngineTests
{
    private const string Condition = "InStepFunctions";
    private const string Machine = "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:${FunctionName}";
    private const string Execution = "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:${FunctionName}";
    private const int MatchTimeoutMilliseconds = 1_000;

    private readonly StackTemplate _template = new();

    public static TheoryData<string, string> Machines => new() { { "RestartMachine", "restart" }, { "NotifyMachine", "notify" } };

    [Fact]
    public void Engine_Default_HasNoStateMachine()
    {
        var added = Resources().Where(IsAdded).Select(resource => resource.Name).ToArray();

        Assert.Equal("Function", _template.Default("Engine"));
        Assert.Equal(["Engine", "StepFunctions"], _template.Root.At("Conditions", Condition).Texts());
        Assert.Equal(
            ["ExecutionErrorsAlarm", "MachineLogs", "NotifyMachine", "NotifyMachineRole", "RestartMachine", "RestartMachineRole", "RunEndedRole", "RunEndedRule"],
            added.Order(StringComparer.Ordinal));
        Assert.All(
            Resources().Where(resource => !IsAdded(resource)),
            resource => Assert.Empty(StackTemplate.References(resource.Node, unless: Condition).Intersect(added, StringComparer.Ordinal)));
        Assert.All(
            _template.Root.At("Outputs").Members().Where(output => !IsAdded(output)),
            output => Assert.Empty(StackTemplate.References(output.Node).Intersect(added, StringComparer.Ordinal)));
    }

    [Fact]
    public void Schedule_EachEngine_IsTarget()
    {
        var target = _template.Properties("Schedule").At("Target");
        var arn = (YamlSequenceNode)target.At("Arn");

        Assert.Equal("!If", arn.Function());
        Assert.Equal([Condition, "RestartMachine", "Function.Arn"], arn.Texts());
        Assert.Equal("DeadLetters.Arn", target.At("DeadLetterConfig", "Arn").Text());
        Assert.Contains("states:StartExecution " + Machine, Allowed("ScheduleRole"));
        Assert.Contains("local.in_step_functions ? one(aws_sfn_state_machine.restart[*].arn) : aws_lambda_function.this.arn", new TerraformModule().Code, StringComparison.Ordinal);
    }

    [Fact]
    public void ReservedConcurrency_StepFunctionsEngine_IsNotSet()
    {
        var condition = _template.Root.At("Conditions", "RunsOneAtATime");

        Assert.Equal("!And", condition.Function());
        Assert.Contains(condition.Tree(), node => node.Function() is "!Not" && node.Tree().Any(here => here.Get("Condition")?.Text() == Condition));
        Assert.Contains("var.one_at_a_time && !local.in_step_functions ? 1 : -1", new TerraformModule().Code, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Machines))]
    public void Definition_Substituted_HasNoPlaceholders(string resource, string name)
    {
        var machine = _template.Properties(resource);
        var file = machine.At("DefinitionUri").Text();
        var text = File.ReadAllText(Path.Combine(Repository.Root, "infra", file));
        var (_, block) = Assert.Single(new TerraformModule().Resources("aws_sfn_state_machine"), entry => entry.Name == name);
        var given = machine.At("DefinitionSubstitutions").Members().Select(entry => entry.Name).ToArray();

        Assert.Equal($"{name}.asl.json", file);
        Assert.Equal(
            given.Order(StringComparer.Ordinal),
            Placeholder().Matches(text).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Contains($"templatefile(\"${{path.module}}/../{file}\", {{ {given[0]} = ", block, StringComparison.Ordinal);
        Assert.Contains($", {given[1]} = local.partition }})", block, StringComparison.Ordinal);
        using var definition = JsonDocument.Parse(Placeholder().Replace(text, "it"));
        Assert.DoesNotContain("${", definition.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void MachineRoles_Permissions_MatchTheirStates()
    {
        Assert.Equal(
            [
                "lambda:InvokeFunction Function.Arn",
                $"states:DescribeExecution {Execution}:*",
                $"states:RedriveExecution {Execution}/{Label()}:*",
                $"states:StartExecution {Machine}",
                $"states:StopExecution {Execution}:*",
            ],
            Allowed("RestartMachineRole"));
        Assert.Equal(["events:PutEvents EventBus.Arn"], Allowed("NotifyMachineRole"));
        Assert.Equal(["states:StartExecution NotifyMachine"], Allowed("RunEndedRole"));
    }

    [Theory]
    [MemberData(nameof(Machines))]
    public void MachineLog_Settings_IncludeErrorsButNoPayloads(string resource, string name)
    {
        var logging = _template.Properties(resource).At("Logging");

        Assert.NotEmpty(name);
        Assert.Equal("ERROR", logging.At("Level").Text());
        Assert.Equal("false", logging.At("IncludeExecutionData").Text());
        Assert.Contains("MachineLogs", StackTemplate.References(logging));
    }

    [Fact]
    public void ExecutionRule_Pattern_MatchesAllFinalStatusesOfThisMachine()
    {
        var rule = _template.Properties("RunEndedRule");

        Assert.Null(rule.Get("EventBusName"));
        Assert.Equal(["RestartMachine"], rule.At("EventPattern", "detail", "stateMachineArn").Texts());
        Assert.Equal(["SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"], rule.At("EventPattern", "detail", "status").Texts());
        Assert.Contains("DeadLetters", StackTemplate.References(rule.At("Targets")));
        Assert.Contains(
            "rule/${FunctionName}-run-ended",
            string.Concat(_template.Properties("DeadLettersPolicy").Tree().OfType<YamlScalarNode>().Select(node => node.Text())),
            StringComparison.Ordinal);
    }

    [Fact]
    public void ExecutionAlarm_TemplateAndModule_CountAllFailures()
    {
        var expression = _template.Properties("ExecutionErrorsAlarm").Tree().Select(node => node.Get("Expression")).OfType<YamlNode>().Single().Text();
        var metrics = _template.AlarmMetrics().Where(metric => metric.StartsWith("AWS/States ", StringComparison.Ordinal)).ToArray();
        var (_, alarm) = Assert.Single(new TerraformModule().Resources("aws_cloudwatch_metric_alarm"), entry => entry.Name == "execution_errors");

        Assert.Equal(
            [
                "AWS/States ExecutionsFailed StateMachineArn", "AWS/States ExecutionsTimedOut StateMachineArn",
                "AWS/States ExecutionsAborted StateMachineArn", "AWS/States ExecutionsFailed StateMachineArn",
            ],
            metrics);
        Assert.Contains($"\"{expression}\"", alarm, StringComparison.Ordinal);
        Assert.All(metrics, metric => Assert.Contains($"\"{metric.Split(' ')[1]}\"", alarm, StringComparison.Ordinal));
    }

    private IEnumerable<(string Name, YamlNode Node)> Resources() => _template.Root.At("Resources").Members();

    private static bool IsAdded((string Name, YamlNode Node) resource) => resource.Node.Get("Condition")?.Text() == Condition;

    /// <summary>Actions with their resources, without log delivery and tracing, which have no resource.</summary>
    private IEnumerable<string> Allowed(string role) => _template.Properties(role).At("Policies").Tree()
        .Where(node => node.Get("Effect") is not null && node.At("Resource").Text() != "*")
        .SelectMany(statement => statement.At("Action").Texts().Select(action => $"{action} {statement.At("Resource").Text()}"))
        .Order(StringComparer.Ordinal);

    /// <summary>The label of the batch executions in their ARNs.</summary>
    private static string Label()
    {
        using var definition = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "infra", "restart.asl.json")));
        return definition.RootElement.GetProperty("States").EnumerateObject()
            .Select(state => state.Value).Single(state => state.GetProperty("Type").GetString() == "Map").GetProperty("Label").GetString() ?? "";
    }

    [GeneratedRegex(@"\$\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex Placeholder();
}
