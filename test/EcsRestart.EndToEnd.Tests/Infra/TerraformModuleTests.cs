namespace EcsRestart.EndToEnd.Tests.Infra;

public sealed class TerraformModuleTests
{
    private readonly TerraformModule _module = new();
    private readonly StackTemplate _template = new();

    [Fact]
    public void Variables_All_AreUsed()
    {
        Assert.NotEmpty(_module.VariableNames);
        Assert.All(_module.VariableNames, name => Assert.Contains($"var.{name}", _module.Code, StringComparison.Ordinal));
    }

    [Fact]
    public void Alarms_All_NotifyEmailAndChat()
    {
        Assert.Contains("topics          = [aws_sns_topic.alerts.arn, aws_sns_topic.chat_alerts.arn]", _module.Code, StringComparison.Ordinal);
        Assert.All(
            _module.Resources("aws_cloudwatch_metric_alarm"),
            alarm => Assert.Matches(@"\n  alarm_actions += local\.topics\n", alarm.Body));
    }

    [Theory]
    [InlineData("AWS::CloudWatch::Alarm", "aws_cloudwatch_metric_alarm", 6)]
    [InlineData("AWS::SNS::Topic", "aws_sns_topic", 2)]
    [InlineData("AWS::SQS::Queue", "aws_sqs_queue", 1)]
    [InlineData("AWS::Scheduler::Schedule", "aws_scheduler_schedule", 1)]
    [InlineData("AWS::Scheduler::ScheduleGroup", "aws_scheduler_schedule_group", 1)]
    [InlineData("AWS::Events::EventBus", "aws_cloudwatch_event_bus", 1)]
    [InlineData("AWS::Events::ApiDestination", "aws_cloudwatch_event_api_destination", 1)]
    [InlineData("AWS::IAM::Role", "aws_iam_role", 6)]
    [InlineData("AWS::Serverless::StateMachine", "aws_sfn_state_machine", 2)]
    [InlineData("AWS::Logs::LogGroup", "aws_cloudwatch_log_group", 2)]
    [InlineData("AWS::CloudWatch::Dashboard", "aws_cloudwatch_dashboard", 1)]
    public void Resources_EachType_AreAsManyAsInTemplate(string inTemplate, string inModule, int count)
    {
        Assert.Equal(count, _template.OfType(inTemplate).Concat(new StackTemplate("slack.yaml").OfType(inTemplate)).Count());
        Assert.Equal(count, _module.Resources(inModule).Count());
    }

    [Fact]
    public void Statements_ModuleAndTemplate_AreEqual() => Assert.Equal(Allowed(_template.Statements().Concat(new StackTemplate("slack.yaml").Statements())), Allowed(_module.Statements()));

    [Theory]
    [InlineData("request_members", "RequestMembers")]
    [InlineData("schedule_expression", "ScheduleExpression")]
    [InlineData("schedule_timezone", "ScheduleTimezone")]
    [InlineData("engine", "Engine")]
    [InlineData("function_name", "FunctionName")]
    [InlineData("architecture", "Architecture")]
    [InlineData("tracing", "Tracing")]
    public void Defaults_VariableAndParameter_AreEqual(string variable, string parameter) =>
        Assert.Equal(_template.Default(parameter), _module.DefaultText(variable));

    /// <summary>Request and report go to the event bus together, plus what Lambda adds. The EventBridge limit is 256 KB.</summary>
    [Fact]
    public void ReportLimit_TemplateAndModule_AreEqualAndFitEventBus()
    {
        const string Variable = "ECS_RESTART_MAX_REPORT_BYTES";
        var limit = _template.Properties("Function").At("Environment", "Variables", Variable).Text();

        Assert.InRange(int.Parse(limit, System.Globalization.CultureInfo.InvariantCulture), 200_000, (256 * 1024) - 10_000);
        Assert.Matches($"\n      {Variable} += \"{limit}\"\n", _module.Code);
    }

    /// <summary>Returns the actions except those that assume a role, which the module reader ignores.</summary>
    private static IEnumerable<string> Allowed(IEnumerable<Statement> statements) => statements
        .SelectMany(statement => statement.Actions)
        .Where(action => action != "sts:AssumeRole")
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);
}
