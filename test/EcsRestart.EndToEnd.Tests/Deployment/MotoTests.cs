using System.Text.Json;
using System.Text.Json.Nodes;
using EcsRestart.EndToEnd.Tests.Infra;

namespace EcsRestart.EndToEnd.Tests.Deployment;

/// <summary>The documented commands, run by the AWS CLI against moto's CloudFormation, from the deployment to the removal.</summary>
public sealed class MotoTests(Moto moto) : IClassFixture<Moto>
{
    private const string Readme = "infra/README.md";
    private const string Runbook = "docs/runbook.md";

    /// <summary>What moto's CloudFormation does not create; infra/README.md lists it as not verified.</summary>
    private static readonly string[] Unsupported =
    [
        "AWS::CloudFormation::Stack", "AWS::CloudWatch::Alarm", "AWS::Lambda::EventInvokeConfig", "AWS::SNS::Subscription", "AWS::SNS::TopicPolicy",
        "AWS::SQS::QueuePolicy", "AWS::Scheduler::Schedule", "AWS::Scheduler::ScheduleGroup",
    ];

    /// <summary>The most characters of a managed policy, without white space.</summary>
    private const int MaxManagedPolicy = 6_144;

    /// <summary>CloudFormation does that when it deletes a managed policy; moto does not.</summary>
    private const string DetachPolicies = """
        role=$(aws iam list-roles --query 'Roles[?contains(RoleName, `FunctionRole`)].RoleName' --output text)
        for arn in $(aws iam list-attached-role-policies --role-name "$role" --query 'AttachedPolicies[].PolicyArn' --output text); do
          aws iam detach-role-policy --role-name "$role" --policy-arn "$arn"
        done
        """;

    private static readonly Dictionary<string, string> Switches = new(StringComparer.Ordinal)
    {
        ["ClusterArns"] = string.Join(',', Enumerable.Range(0, 59).Select(number => $"arn:aws:ecs:eu-central-1:111122223333:cluster/production-cluster-{number:000}")),
        ["TaskRoleArns"] = "arn:aws:iam::111122223333:role/migrate-task",
        ["MemberRoleArns"] = "arn:aws:iam::*:role/ecs-restart-member",
        ["Deferral"] = "true",
        ["Rollback"] = "true",
        ["ServiceListParameters"] = "arn:aws:ssm:eu-central-1:111122223333:parameter/ecs-restart/*",
        ["ChangeCalendars"] = "arn:aws:ssm:eu-central-1:111122223333:document/change-freeze",
        ["ServiceListTables"] = "arn:aws:dynamodb:eu-central-1:111122223333:table/restarts",
        ["Engine"] = "StepFunctions",
        ["Tracing"] = "Active",
    };

    [MotoFact]
    public async Task Stack_ByTheCommandsOfThePages_IsDeployedPausedResumedAndRemoved()
    {
        await moto.RunAsync(Block(Readme, "aws cloudformation package"));
        await moto.TransformAsync(WithoutSlackTargets);
        var deploy = Block(Readme, "ScheduleState=DISABLED");
        await moto.RunAsync($"{deploy} {EveryParameter()}");

        var resources = JsonNode.Parse(await moto.RunAsync("jq .Resources artifacts/packaged.yaml"))!.AsObject();
        var expected = resources.Where(resource => !Unsupported.Contains((string)resource.Value!["Type"]!, StringComparer.Ordinal)).Select(resource => resource.Key);
        var created = await moto.RunAsync("aws cloudformation describe-stack-resources --stack-name ecs-restart --query 'StackResources[].[LogicalResourceId]' --output text");
        Assert.Equal(expected.Order(StringComparer.Ordinal), created.Split('\n').Where(name => name != "None").Order(StringComparer.Ordinal));

        var policies = await moto.RunAsync("aws iam list-policies --scope Local --query 'Policies[].[Arn]' --output text");
        Assert.Equal(9, policies.Split('\n').Length);
        Assert.All(
            await Task.WhenAll(policies.Split('\n').Select(arn =>
                moto.RunAsync($"aws iam get-policy-version --policy-arn {arn} --version-id v1 --query PolicyVersion.Document --output json | jq -c ."))),
            policy => Assert.InRange(policy.Length, 1, MaxManagedPolicy));

        var before = await VariablesAsync();
        Assert.Equal("false", before.GetProperty("ECS_RESTART_PAUSED").GetString());
        var stop = DocumentedCommands.BlocksOf(Runbook).Where(block => block.Contains("paused.json", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, stop.Length);
        await moto.RunAsync(stop[0]);
        var paused = await VariablesAsync();
        Assert.Equal("true", paused.GetProperty("ECS_RESTART_PAUSED").GetString());
        Assert.Equal(Others(before), Others(paused));

        await moto.RunAsync(stop[1]);
        Assert.Equal(before.GetRawText(), (await VariablesAsync()).GetRawText());

        await moto.RunAsync(DetachPolicies);
        await moto.RunAsync(DocumentedCommands.BlocksOf(Runbook).Single(block => block.Contains("delete-stack", StringComparison.Ordinal)));
        Assert.Equal("[]", await moto.RunAsync("aws lambda list-functions --query Functions --output json"));
    }

    [MotoFact]
    public async Task MemberRole_ByTheCommandOfThePage_IsCreated()
    {
        await moto.RunAsync(
            Block("docs/how-to/restart-services-of-other-accounts.md", "infra/member-role.yaml --stack-name")
                .Replace("FUNCTION-ROLE-ARN", "arn:aws:iam::111122223333:role/ecs-restart-function", StringComparison.Ordinal));

        var trust = await moto.RunAsync("aws iam get-role --role-name ecs-restart-member --query Role.AssumeRolePolicyDocument --output json");
        Assert.Contains("role/ecs-restart-function", trust, StringComparison.Ordinal);
    }

    /// <summary>Every parameter, because moto cannot keep one that was never specified; those that add resources with a value.</summary>
    private static string EveryParameter()
    {
        var template = new StackTemplate();
        return string.Join(' ', template.Parameters.Members()
            .Where(parameter => parameter.Name is not ("ScheduleState" or "ScheduleTimezone" or "AlarmEmail"))
            .Select(parameter => $"'{parameter.Name}={Switches.GetValueOrDefault(parameter.Name, template.Default(parameter.Name))}'"));
    }

    /// <summary>Moto does not drop the elements of a list that a condition removes, and does not know API destinations.</summary>
    private static string WithoutSlackTargets(string template)
    {
        var root = JsonNode.Parse(template)!;
        foreach (var (_, resource) in root["Resources"]!.AsObject())
        {
            if (resource!["Properties"]?["Targets"] is JsonArray targets)
                targets.Remove(targets.FirstOrDefault(target => target!["Fn::If"] is not null));
        }

        return root.ToJsonString();
    }

    /// <summary>The first command block of a page that contains a text.</summary>
    private static string Block(string page, string text) =>
        DocumentedCommands.BlocksOf(page).First(block => block.Contains(text, StringComparison.Ordinal)).Trim();

    private static string Others(JsonElement variables) =>
        string.Join(';', variables.EnumerateObject().Where(variable => variable.Name != "ECS_RESTART_PAUSED").Select(variable => $"{variable.Name}={variable.Value}"));

    private async Task<JsonElement> VariablesAsync() => JsonDocument.Parse(
        await moto.RunAsync("aws lambda get-function-configuration --function-name ecs-restart --query Environment.Variables --output json")).RootElement;
}
