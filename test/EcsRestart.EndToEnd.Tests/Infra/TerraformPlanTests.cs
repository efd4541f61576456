using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>Every expression of the modules, evaluated by Terraform.</summary>
public sealed partial class TerraformPlanTests
{
    private const int MatchTimeoutMilliseconds = 1_000;

    /// <summary>The most characters of a managed policy, and of all inline policies of a role together, without white space.</summary>
    private const int MaxManagedPolicy = 6_144;

    private const int MaxInlinePolicies = 10_240;

    /// <summary>As long as a parameter of the template can be.</summary>
    private static readonly string[] ManyClusters =
        [.. Enumerable.Range(0, 59).Select(number => $"arn:aws:ecs:eu-central-1:111122223333:cluster/production-cluster-{number:000}")];

    private static readonly string[] PolicyTypes = ["aws_iam_policy", "aws_iam_role_policy", "aws_sqs_queue_policy", "aws_sns_topic_policy"];

    private static readonly object EverySwitch = new
    {
        cluster_arns = ManyClusters,
        opt_in_tag = new { key = "ecs-restart", value = "nightly" },
        task_role_arns = new[] { "arn:aws:iam::111122223333:role/migrate-task" },
        member_role_arns = new[] { "arn:aws:iam::*:role/ecs-restart-member" },
        deferral = true,
        paused = true,
        schedule_enabled = false,
        service_list_parameters = new[] { "arn:aws:ssm:eu-central-1:111122223333:parameter/ecs-restart/*" },
        service_list_tables = new[] { "arn:aws:dynamodb:eu-central-1:111122223333:table/restarts" },
        alarm_email = "you@example.com",
        slack_webhook = "https://hooks.slack.com/services" + "/T/B/x",
        hours_without_run = 0,
        engine = "StepFunctions",
        tracing = "Active",
        one_at_a_time = false,
    };

    [TerraformFact]
    public async Task Plan_Defaults_HasTheResourcesOfTheTemplateWithoutConditions()
    {
        var plan = await TerraformPlan.OfAsync("terraform", new { });

        Assert.Equal(["describe-services", "find-services", "restart-services"], Keys(plan, "aws_iam_policy"));
        Assert.Equal(5, plan.Resources("aws_cloudwatch_metric_alarm").Count());
        Assert.Empty(plan.Resources("aws_sfn_state_machine"));
        Assert.Empty(plan.Resources("aws_cloudwatch_event_api_destination"));
        Assert.All(Policies(plan), policy => Assert.NotEmpty(Statements(policy)));
    }

    [TerraformFact]
    public async Task Plan_EverySwitch_FitsTheLimitsOfIam()
    {
        var plan = await TerraformPlan.OfAsync("terraform", EverySwitch);

        Assert.Equal(
            ["assume-member-roles", "describe-services", "find-services", "read-list-parameters", "read-list-tables", "restart-services", "run-tasks"],
            Keys(plan, "aws_iam_policy"));
        Assert.Equal(Keys(plan, "aws_iam_policy"), Keys(plan, "aws_iam_role_policy_attachment"));
        Assert.Equal(2, plan.Resources("aws_sfn_state_machine").Count());
        Assert.Single(plan.Resources("aws_cloudwatch_event_api_destination"));
        Assert.InRange(string.Join(',', ManyClusters).Length, 4_000, 4_096);
        Assert.All(
            plan.Resources("aws_iam_policy").Select(policy => policy.Attributes.GetProperty("policy").GetString()!),
            policy => Assert.InRange(policy.Length, 1, MaxManagedPolicy));
        Assert.InRange(plan.Resource("aws_iam_role_policy", "function").GetProperty("policy").GetString()!.Length, 1, MaxInlinePolicies);
        Assert.All(Policies(plan), policy => Assert.NotEmpty(Statements(policy)));
    }

    [TerraformFact]
    public async Task Plan_MemberRole_NamesTheFunctionsRole()
    {
        var plan = await TerraformPlan.OfAsync(Path.Combine("terraform", "member-role"), new
        {
            function_role_arn = "arn:aws:iam::111122223333:role/ecs-restart-function",
            external_id = "partner-7",
            cluster_arns = ManyClusters,
        });

        var trust = plan.Resource("aws_iam_role", "this").GetProperty("assume_role_policy").GetString();
        Assert.Contains("role/ecs-restart-function", trust, StringComparison.Ordinal);
        Assert.Contains("\"sts:ExternalId\":\"partner-7\"", trust, StringComparison.Ordinal);
    }

    [TerraformFact]
    public async Task Plan_GovCloud_HasItsPartitionAndConsole()
    {
        var plan = await TerraformPlan.OfAsync("terraform", new { engine = "StepFunctions" }, partition: "aws-us-gov");

        Assert.All(plan.Resources("aws_sfn_state_machine"), machine =>
        {
            var definition = machine.Attributes.GetProperty("definition").GetString();
            Assert.Contains("\"arn:aws-us-gov:states:::", definition, StringComparison.Ordinal);
            Assert.DoesNotContain("\"arn:aws:states", definition, StringComparison.Ordinal);
        });
        Assert.All(
            plan.Resources("aws_cloudwatch_event_target").Where(target => target.Name.StartsWith("people.", StringComparison.Ordinal)),
            target => Assert.Contains("https://console.amazonaws-us-gov.com/", Template(target.Attributes), StringComparison.Ordinal));
    }

    [TerraformFact]
    public async Task Messages_ModuleAndTemplate_AreTheSame()
    {
        var plan = await TerraformPlan.OfAsync("terraform", EverySwitch);
        var template = new StackTemplate();
        var targets = plan.Resources("aws_cloudwatch_event_target").Where(target => target.Name.Contains('.', StringComparison.Ordinal)).ToArray();

        Assert.Equal(12, targets.Length);
        Assert.All(targets, target =>
        {
            var (id, rule) = (target.Name.Split('.')[0], target.Name.Split('.')[1]);
            var resource = Assert.Single(template.OfType("AWS::Events::Rule"), one => one.Resource.At("Properties", "Name").Text() == $"${{FunctionName}}-{rule}").Resource;
            var transformer = resource.At("Properties", "Targets").Tree().Single(node => node.Get("Id")?.Text() == id).At("InputTransformer");
            Assert.True(
                JsonNode.DeepEquals(Message(StackTemplate.Template(transformer.At("InputTemplate"))), Message(Template(target.Attributes))), target.Name);
        });
    }

    private static string Template(JsonElement target) =>
        target.EnumerateObject().Single(attribute => attribute.Name.StartsWith("input_transformer", StringComparison.Ordinal)).Value.GetProperty("input_template").GetString()!;

    /// <summary>The message with values for the variables of the template.</summary>
    private static JsonNode Message(string template)
    {
        var text = template
            .Replace("${Console}", "console.aws.amazon.com", StringComparison.Ordinal)
            .Replace("${AWS::Region}", "eu-central-1", StringComparison.Ordinal)
            .Replace("${FunctionName}", "ecs-restart", StringComparison.Ordinal);
        return text.StartsWith('{') ? JsonNode.Parse(BarePlaceholder().Replace(text, "\"$0\""))! : JsonValue.Create(text);
    }

    private static IEnumerable<string> Keys(TerraformPlan plan, string type) =>
        plan.Resources(type).Select(resource => resource.Name.Split('.')[^1]).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Policies(TerraformPlan plan) =>
        from type in PolicyTypes
        from resource in plan.Resources(type)
        select resource.Attributes.GetProperty("policy").GetString();

    private static JsonArray Statements(string policy) => JsonNode.Parse(policy)!["Statement"]!.AsArray();

    [GeneratedRegex("(?<=: ?)<[a-z]+>", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex BarePlaceholder();
}
