using System.Text.Json;
using Amazon.ECS.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.ECS;

/// <summary>The response and the modeled errors of each operation, created on first use.</summary>
internal static class Operations
{
    public static InvokeOptions DescribeServiceDeployments =>
        field ??= new JsonOperation<DescribeServiceDeploymentsResponse>(ServiceDeploymentError, DescribeServiceDeploymentsResponse.Read).Options;

    public static InvokeOptions DescribeServiceRevisions =>
        field ??= new JsonOperation<DescribeServiceRevisionsResponse>(ServiceDeploymentError, DescribeServiceRevisionsResponse.Read).Options;

    public static InvokeOptions DescribeServices =>
        field ??= new JsonOperation<DescribeServicesResponse>(ClusterError, DescribeServicesResponse.Read).Options;

    public static InvokeOptions DescribeTaskDefinition =>
        field ??= new JsonOperation<DescribeTaskDefinitionResponse>(Error, DescribeTaskDefinitionResponse.Read).Options;

    public static InvokeOptions DescribeTasks =>
        field ??= new JsonOperation<DescribeTasksResponse>(ClusterError, DescribeTasksResponse.Read).Options;

    public static InvokeOptions ListClusters =>
        field ??= new JsonOperation<ListClustersResponse>(Error, ListClustersResponse.Read).Options;

    public static InvokeOptions ListServiceDeployments =>
        field ??= new JsonOperation<ListServiceDeploymentsResponse>(ServiceDeploymentError, ListServiceDeploymentsResponse.Read).Options;

    public static InvokeOptions ListServices =>
        field ??= new JsonOperation<ListServicesResponse>(ClusterError, ListServicesResponse.Read).Options;

    public static InvokeOptions ListTasks =>
        field ??= new JsonOperation<ListTasksResponse>(ServiceError, ListTasksResponse.Read).Options;

    public static InvokeOptions RunTask =>
        field ??= new JsonOperation<RunTaskResponse>(RunError, RunTaskResponse.Read) { ErrorMembers = ReadResourceIds }.Options;

    public static InvokeOptions StopServiceDeployment =>
        field ??= new JsonOperation<StopServiceDeploymentResponse>(StopError, StopServiceDeploymentResponse.Read) { ErrorMembers = ReadResourceIds }.Options;

    public static InvokeOptions UpdateService =>
        field ??= new JsonOperation<UpdateServiceResponse>(UpdateError, UpdateServiceResponse.Read).Options;

    private static AmazonECSException Error(ErrorResponse error) => error.Code switch
    {
        "AccessDeniedException" => new AccessDeniedException(error),
        "ClientException" => new ClientException(error),
        "InvalidParameterException" => new InvalidParameterException(error),
        "ServerException" => new ServerException(error),
        _ => new AmazonECSException(error),
    };

    private static AmazonECSException ClusterError(ErrorResponse error) => error.Code switch
    {
        "ClusterNotFoundException" => new ClusterNotFoundException(error),
        _ => Error(error),
    };

    private static AmazonECSException ServiceError(ErrorResponse error) => error.Code switch
    {
        "ServiceNotFoundException" => new ServiceNotFoundException(error),
        _ => ClusterError(error),
    };

    private static AmazonECSException ServiceDeploymentError(ErrorResponse error) => error.Code switch
    {
        "UnsupportedFeatureException" => new UnsupportedFeatureException(error),
        _ => ServiceError(error),
    };

    private static AmazonECSException RunError(ErrorResponse error) => error.Code switch
    {
        "BlockedException" => new BlockedException(error),
        "ConflictException" => new ConflictException(error),
        "PlatformTaskDefinitionIncompatibilityException" => new PlatformTaskDefinitionIncompatibilityException(error),
        "PlatformUnknownException" => new PlatformUnknownException(error),
        "UnsupportedFeatureException" => new UnsupportedFeatureException(error),
        _ => ClusterError(error),
    };

    private static AmazonECSException StopError(ErrorResponse error) => error.Code switch
    {
        "ConflictException" => new ConflictException(error),
        "ServiceDeploymentNotFoundException" => new ServiceDeploymentNotFoundException(error),
        "UnsupportedFeatureException" => new UnsupportedFeatureException(error),
        _ => Error(error),
    };

    private static void ReadResourceIds(AmazonServiceException error, Func<JsonElement> body)
    {
        if (error is ConflictException conflict)
            conflict.ResourceIds = body().Texts("resourceIds");
    }

    private static AmazonECSException UpdateError(ErrorResponse error) => error.Code switch
    {
        "NamespaceNotFoundException" => new NamespaceNotFoundException(error),
        "PlatformTaskDefinitionIncompatibilityException" => new PlatformTaskDefinitionIncompatibilityException(error),
        "PlatformUnknownException" => new PlatformUnknownException(error),
        "ServiceNotActiveException" => new ServiceNotActiveException(error),
        "UnsupportedFeatureException" => new UnsupportedFeatureException(error),
        _ => ServiceError(error),
    };
}
