using System.Text.Json.Nodes;

namespace EcsRestart.Simulator;

internal static class DescribeTaskDefinition
{
    public static Response Serve(SimulatedAccount account, Request request)
    {
        var definition = account.TaskDefinitions.Find(request.TaskDefinition ?? "")
            ?? throw EcsException.Client("Unable to describe task definition.");
        return new(definition.Document.DeepClone());
    }

    public sealed record Request
    {
        public string? TaskDefinition { get; init; }
    }

    public sealed record Response(JsonNode TaskDefinition);
}
