using System.Text.Json.Nodes;

namespace EcsRestart.Simulator.Tests.Scheduler;

/// <summary>Bodies for CreateSchedule and UpdateSchedule.</summary>
internal static class ScheduleJson
{
    public const string FunctionArn = "arn:aws:lambda:eu-central-1:123456789012:function:ecs-restart";

    /// <summary>Returns a minimal valid body with the specified members. A null value removes a member.</summary>
    public static string Of(string expression, string? zone = null, params (string Member, string? Json)[] members)
    {
        var body = new JsonObject
        {
            ["ScheduleExpression"] = expression,
            ["ScheduleExpressionTimezone"] = zone,
            ["FlexibleTimeWindow"] = new JsonObject { ["Mode"] = "OFF" },
            ["Target"] = new JsonObject { ["Arn"] = FunctionArn, ["RoleArn"] = "arn:aws:iam::123456789012:role/scheduler" },
        };
        foreach (var (member, json) in members)
        {
            body.Remove(member);
            if (json is not null)
                body[member] = JsonNode.Parse(json);
        }

        return body.ToJsonString();
    }

    /// <summary>Returns the target with an input.</summary>
    public static (string, string?) Input(string input) => ("Target", new JsonObject
    {
        ["Arn"] = FunctionArn,
        ["RoleArn"] = "arn:aws:iam::123456789012:role/scheduler",
        ["Input"] = input,
    }.ToJsonString());
}
