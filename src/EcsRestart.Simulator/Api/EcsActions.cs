using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EcsRestart.Simulator;

/// <summary>The supported operations, by name.</summary>
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
        ["ListServiceDeployments"] =
            Of(EcsJson.Default.ListServiceDeploymentsRequest, ListServiceDeployments.Serve, EcsJson.Default.ListServiceDeploymentsResponse),
        ["DescribeServiceDeployments"] = Of(
            EcsJson.Default.DescribeServiceDeploymentsRequest, DescribeServiceDeployments.Serve, EcsJson.Default.DescribeServiceDeploymentsResponse),
        ["DescribeServiceRevisions"] = Of(
            EcsJson.Default.DescribeServiceRevisionsRequest, DescribeServiceRevisions.Serve, EcsJson.Default.DescribeServiceRevisionsResponse),
        ["StopServiceDeployment"] =
            Of(EcsJson.Default.StopServiceDeploymentRequest, StopServiceDeployment.Serve, EcsJson.Default.ServiceDeploymentResponse),
        ["ContinueServiceDeployment"] =
            Of(EcsJson.Default.ContinueServiceDeploymentRequest, ContinueServiceDeployment.Serve, EcsJson.Default.ServiceDeploymentResponse),
        ["TagResource"] = Of(EcsJson.Default.TagRequest, ResourceTags.Tag, EcsJson.Default.EmptyResponse),
        ["UntagResource"] = Of(EcsJson.Default.UntagRequest, ResourceTags.Untag, EcsJson.Default.EmptyResponse),
        ["ListTagsForResource"] = Of(EcsJson.Default.ListTagsRequest, ResourceTags.List, EcsJson.Default.ListTagsResponse),
        ["ListTasks"] = Of(EcsJson.Default.ListTasksRequest, ListTasks.Serve, EcsJson.Default.ListTasksResponse),
        ["DescribeTasks"] = Of(EcsJson.Default.DescribeTasksRequest, DescribeTasks.Serve, EcsJson.Default.DescribeTasksResponse),
        ["RunTask"] = Of(EcsJson.Default.RunTaskRequest, RunTask.Serve, EcsJson.Default.RunTaskResponse),
        ["StopTask"] = Of(EcsJson.Default.StopTaskRequest, StopTask.Serve, EcsJson.Default.StopTaskResponse),
    };

    /// <summary>Deserializes a request, performs the action and serializes the response.</summary>
    public delegate byte[] Action(SimulatedAccount account, JsonElement request);

    /// <summary>True for actions on service deployments and service revisions, which some accounts and endpoints do not allow.</summary>
    public static bool IsServiceDeploymentAction(string name) =>
        name is "ListServiceDeployments" or "DescribeServiceDeployments" or "DescribeServiceRevisions" or "StopServiceDeployment"
            or "ContinueServiceDeployment";

    public static bool IsKnown(string name) => Known.ContainsKey(name);

    public static Action Find(string name) => Known.GetValueOrDefault(name) ?? throw EcsException.UnknownOperation(name);

    private static Action Of<TRequest, TResponse>(
        JsonTypeInfo<TRequest> request, Func<SimulatedAccount, TRequest, TResponse> serve, JsonTypeInfo<TResponse> response) =>
        (account, body) => JsonSerializer.SerializeToUtf8Bytes(serve(account, Read(body, request)), response);

    private static TRequest Read<TRequest>(JsonElement body, JsonTypeInfo<TRequest> type)
    {
        try
        {
            return body.Deserialize(type) ?? throw EcsException.Unserialized("The request must be a JSON object.");
        }
        catch (JsonException mismatch)
        {
            throw EcsException.Unserialized(mismatch.Message);
        }
    }
}
