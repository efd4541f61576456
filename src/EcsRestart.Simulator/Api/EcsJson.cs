using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EcsRestart.Simulator;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(ServiceResponse))]
[JsonSerializable(typeof(CreateCluster.Request), TypeInfoPropertyName = "CreateClusterRequest")]
[JsonSerializable(typeof(CreateCluster.Response), TypeInfoPropertyName = "CreateClusterResponse")]
[JsonSerializable(typeof(DescribeClusters.Request), TypeInfoPropertyName = "DescribeClustersRequest")]
[JsonSerializable(typeof(DescribeClusters.Response), TypeInfoPropertyName = "DescribeClustersResponse")]
[JsonSerializable(typeof(ListClusters.Request), TypeInfoPropertyName = "ListClustersRequest")]
[JsonSerializable(typeof(ListClusters.Response), TypeInfoPropertyName = "ListClustersResponse")]
[JsonSerializable(typeof(RegisterTaskDefinition.Response), TypeInfoPropertyName = "RegisterTaskDefinitionResponse")]
[JsonSerializable(typeof(DescribeTaskDefinition.Request), TypeInfoPropertyName = "DescribeTaskDefinitionRequest")]
[JsonSerializable(typeof(DescribeTaskDefinition.Response), TypeInfoPropertyName = "DescribeTaskDefinitionResponse")]
[JsonSerializable(typeof(CreateService.Request), TypeInfoPropertyName = "CreateServiceRequest")]
[JsonSerializable(typeof(UpdateService.Request), TypeInfoPropertyName = "UpdateServiceRequest")]
[JsonSerializable(typeof(DeleteService.Request), TypeInfoPropertyName = "DeleteServiceRequest")]
[JsonSerializable(typeof(DescribeServices.Request), TypeInfoPropertyName = "DescribeServicesRequest")]
[JsonSerializable(typeof(DescribeServices.Response), TypeInfoPropertyName = "DescribeServicesResponse")]
[JsonSerializable(typeof(ListServices.Request), TypeInfoPropertyName = "ListServicesRequest")]
[JsonSerializable(typeof(ListServices.Response), TypeInfoPropertyName = "ListServicesResponse")]
[JsonSerializable(typeof(ListTasks.Request), TypeInfoPropertyName = "ListTasksRequest")]
[JsonSerializable(typeof(ListTasks.Response), TypeInfoPropertyName = "ListTasksResponse")]
[JsonSerializable(typeof(DescribeTasks.Request), TypeInfoPropertyName = "DescribeTasksRequest")]
[JsonSerializable(typeof(DescribeTasks.Response), TypeInfoPropertyName = "DescribeTasksResponse")]
[JsonSerializable(typeof(RunTask.Request), TypeInfoPropertyName = "RunTaskRequest")]
[JsonSerializable(typeof(RunTask.Response), TypeInfoPropertyName = "RunTaskResponse")]
[JsonSerializable(typeof(StopTask.Request), TypeInfoPropertyName = "StopTaskRequest")]
[JsonSerializable(typeof(StopTask.Response), TypeInfoPropertyName = "StopTaskResponse")]
internal sealed partial class EcsJson : JsonSerializerContext;
