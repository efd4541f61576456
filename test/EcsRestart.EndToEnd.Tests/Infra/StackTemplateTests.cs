using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace EcsRestart.EndToEnd.Tests.Infra;

public sealed class StackTemplateTests
{
    private static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(1);

    /// <summary>What the StepFunctions engine and the no-run alarm add to the dashboard.</summary>
    private static readonly string[] Additions = ["NoRun", "ExecutionErrors", "TimeLimit"];

    private static readonly string[] Users = ["Conditions", "Resources", "Outputs"];

    private readonly StackTemplate _template = new();

    public static TheoryData<string> Members => new()
    {
        """ "services": [ { "cluster": "prod", "service": "orders" } ] """,
        """ "wait": true, "services": [ { "cluster": "prod", "service": "orders" } ], "dryRun": true """,
        """ "select": [ { "cluster": "prod", "service": "*" } ], "timeoutMinutes": 15 """,
    };

    [Theory]
    [InlineData("")]
    [InlineData("""{ "services": [] }""")]
    [InlineData(""" "services": [ { "cluster": "prod", "service": "orders" } ], """)]
    [InlineData("services: []")]
    public void RequestMembers_Invalid_AreRejected(string members) => Assert.False(Accepts("RequestMembers", members));

    [Theory]
    [MemberData(nameof(Members))]
    public void RequestMembers_Valid_AreAccepted(string members) => Assert.True(Accepts("RequestMembers", members));

    [Theory]
    [InlineData("ScheduleExpression", "every night", false)]
    [InlineData("ScheduleExpression", "cron(0 3 * * ? *)", true)]
    [InlineData("ScheduleExpression", "cron(30 1 ? * MON-FRI *)", true)]
    [InlineData("ScheduleExpression", "cron(0 3 ? * 6L 2026-2030)", true)]
    [InlineData("ScheduleExpression", "rate(12 hours)", true)]
    [InlineData("ScheduleExpression", "at(2026-12-01T02:00:00)", true)]
    [InlineData("ScheduleTimezone", "berlin time", false)]
    [InlineData("ScheduleTimezone", "Europe/Berlin", true)]
    [InlineData("ScheduleTimezone", "America/Argentina/Buenos_Aires", true)]
    [InlineData("ScheduleTimezone", "Etc/GMT+5", true)]
    [InlineData("OptInTagKey", "restart\"", false)]
    [InlineData("OptInTagKey", "ecs-restart:allowed", true)]
    [InlineData("SlackWebhook", "https://example.com/services/a", false)]
    [InlineData("ClusterArns", "prod-cluster", false)]
    [InlineData("ClusterArns", "arn:aws:ecs:*:111122223333:cluster/prod-*", true)]
    [InlineData("MemberRoleArns", "ecs-restart-member", false)]
    [InlineData("MemberRoleArns", "arn:aws:iam::*:role/*", false)]
    [InlineData("MemberRoleArns", "arn:aws:iam::*:role/ecs-restart-member", true)]
    [InlineData("MemberRoleArns", "arn:aws:iam::111122223333:role/ops/ecs-restart-member", true)]
    [InlineData("ServiceListParameters", "/ecs-restart/nightly", false)]
    [InlineData("ServiceListParameters", "arn:aws:ssm:eu-central-1:111122223333:parameter/ecs-restart/*", true)]
    [InlineData("ServiceListTables", "arn:aws:dynamodb:eu-central-1:111122223333:table/*", false)]
    [InlineData("ServiceListTables", "arn:aws:dynamodb:eu-central-1:111122223333:table/restarts", true)]
    public void ParameterValue_Pattern_AcceptsOnlyValid(string parameter, string value, bool accepted) => Assert.Equal(accepted, Accepts(parameter, value));

    [Fact]
    public void Defaults_WithPattern_MatchIt() =>
        Assert.All(_template.Parameters.Members().Where(parameter => parameter.Node.Get("AllowedPattern") is not null),
            parameter => Assert.True(Accepts(parameter.Name, _template.Default(parameter.Name)), parameter.Name));

    [Fact]
    public void Parameters_All_AreUsed()
    {
        var used = Users.SelectMany(section => StackTemplate.References(_template.Root.At(section)));

        Assert.Empty(_template.Parameters.Members().Select(parameter => parameter.Name).Except(used, StringComparer.Ordinal));
    }

    [Fact]
    public void YamlAliases_Template_AreNotUsed() =>
        Assert.DoesNotContain(_template.Root.AllNodes, node => !node.Anchor.IsEmpty);

    [Fact]
    public void Alarms_All_NotifyEmailAndChat()
    {
        var topics = _template.OfType("AWS::SNS::Topic").Select(topic => topic.Name).Order(StringComparer.Ordinal).ToArray();
        var alarms = _template.OfType("AWS::CloudWatch::Alarm").ToArray();

        Assert.Equal(6, alarms.Length);
        Assert.Equal(2, topics.Length);
        Assert.All(alarms, alarm => Assert.Equal(
            topics, StackTemplate.References(alarm.Resource.At("Properties", "AlarmActions")).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void NoRunAlarm_Settings_TriggerAfter26Hours()
    {
        var alarm = _template.Properties("NoRunAlarm");
        var period = TimeSpan.FromSeconds(int.Parse(alarm.At("Period").Text(), CultureInfo.InvariantCulture));
        var most = int.Parse(_template.Parameters.At("HoursWithoutRun", "MaxValue").Text(), CultureInfo.InvariantCulture);
        var periods = int.Parse(_template.Default(alarm.At("EvaluationPeriods").Text()), CultureInfo.InvariantCulture);

        Assert.Equal("EcsRestart ScheduledRuns", $"{alarm.At("Namespace").Text()} {alarm.At("MetricName").Text()}");
        Assert.Equal("breaching", alarm.At("TreatMissingData").Text());
        Assert.Equal(alarm.At("EvaluationPeriods"), alarm.At("DatapointsToAlarm"));
        Assert.Equal(TimeSpan.FromHours(26), period * periods);
        Assert.True(period >= TimeSpan.FromHours(1));
        Assert.True(period * most <= TimeSpan.FromDays(7));
    }

    [Fact]
    public void Dashboard_Defaults_IsJsonWithEveryAlarm()
    {
        var body = _template.Properties("Dashboard").At("DashboardBody");
        using var dashboard = JsonDocument.Parse(WithoutAdditions(_template.Substitute(body)));

        Assert.Equal(5, dashboard.RootElement.GetProperty("widgets").GetArrayLength());
        Assert.Equal(4, dashboard.RootElement.GetProperty("widgets")[0].GetProperty("properties").GetProperty("alarms").GetArrayLength());
        Assert.Contains(body.Tree().OfType<YamlScalarNode>(), node => node.Text().Contains("-no-run", StringComparison.Ordinal));
    }

    [Fact]
    public void Function_Settings_MatchLambdaToolDefaults()
    {
        var function = _template.Properties("Function");
        var defaults = Yaml.Load("aws-lambda-tools-defaults.json");

        Assert.Equal(defaults.At("function-handler"), function.At("Handler"));
        Assert.Equal(defaults.At("function-runtime"), function.At("Runtime"));
        Assert.Equal(defaults.At("function-timeout"), function.At("Timeout"));
        Assert.Equal(defaults.At("function-architecture").Text(), _template.Default("Architecture"));
        Assert.Equal(defaults.At("function-memory-size").Text(), _template.Default("MemorySize"));
    }

    private static string WithoutAdditions(string dashboard) =>
        Additions.Aggregate(dashboard, (text, name) => text.Replace(name, "", StringComparison.Ordinal));

    private bool Accepts(string parameter, string value) =>
        Regex.IsMatch(value, _template.Parameters.At(parameter, "AllowedPattern").Text(), RegexOptions.ECMAScript, WaitTimeout);
}
