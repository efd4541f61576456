using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EcsRestart.Simulator;

/// <summary>The operations the simulator knows, by name.</summary>
internal static class EcsActions
{
    private static readonly Dictionary<string, Action> Known = new(StringComparer.Ordinal)
    {
        ["CreateCluster"] = Of(EcsJson.Default.CreateClusterRequest, CreateCluster.Serve, EcsJson.Default.CreateClusterResponse),
        ["DescribeClusters"] =
            Of(EcsJson.Default.DescribeClustersRequest, DescribeClusters.Serve, EcsJson.Default.DescribeClustersResponse),
        ["ListClusters"] = Of(EcsJson.Default.ListClustersRequest, ListClusters.Serve, EcsJson.Default.ListClustersResponse),
        ["RegisterTaskDefinition"] =
            Of(EcsJson.Default.JsonObject, RegisterTaskDefinition.Serve, EcsJson.Default.RegisterTaskDefinitionResponse),
        ["DescribeTaskDefinition"] =
            Of(EcsJson.Default.DescribeTaskDefinitionRequest, DescribeTaskDefinition.Serve, EcsJson.Default.DescribeTaskDefinitionResponse),
        ["CreateService"] = Of(EcsJson.Default.CreateServiceRequest, CreateService.Serve, EcsJson.Default.ServiceResponse),
        ["UpdateService"] = Of(EcsJson.Default.UpdateServiceRequest, UpdateService.Serve, EcsJson.Default.ServiceResponse),
        ["DeleteService"] = Of(EcsJson.Default.DeleteServiceRequest, DeleteService.Serve, EcsJson.Default.ServiceResponse),
        ["DescribeServices"] =
            Of(EcsJson.Default.DescribeServicesRequest, DescribeServices.Serve, EcsJson.Default.DescribeServicesResponse),
        ["ListServices"] = Of(EcsJson.Default.ListServicesRequest, ListServices.Serve, EcsJson.Default.ListServicesResponse),
        ["ListTasks"] = Of(EcsJson.Default.ListTasksRequest, ListTasks.Serve, EcsJson.Default.ListTasksResponse),
        ["DescribeTasks"] = Of(EcsJson.Default.DescribeTasksRequest, DescribeTasks.Serve, EcsJson.Default.DescribeTasksResponse),
        ["RunTask"] = Of(EcsJson.Default.RunTaskRequest, RunTask.Serve, EcsJson.Default.RunTaskResponse),
        ["StopTask"] = Of(EcsJson.Default.StopTaskRequest, StopTask.Serve, EcsJson.Default.StopTaskResponse),
    };

    /// <summary>Reads a request, carries it out and writes the answer.</summary>
    public delegate byte[] Action(SimulatedAccount account, JsonElement request);

    public static bool Knows(string name) => Known.ContainsKey(name);

    public static Action Find(string name) => Known.GetValueOrDefault(name) ?? throw EcsError.UnknownOperation(name);

    private static Action Of<TRequest, TResponse>(
        JsonTypeInfo<TRequest> request, Func<SimulatedAccount, TRequest, TResponse> serve, JsonTypeInfo<TResponse> response) =>
        (account, body) => JsonSerializer.SerializeToUtf8Bytes(serve(account, Read(body, request)), response);

    private static TRequest Read<TRequest>(JsonElement body, JsonTypeInfo<TRequest> type)
    {
        try
        {
            return body.Deserialize(type) ?? throw EcsError.Unserialized("The request must be a JSON object.");
        }
        catch (JsonException mismatch)
        {
            throw EcsError.Unserialized(mismatch.Message);
        }
    }
}
