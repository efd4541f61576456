using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.DynamoDBv2;

public partial class AmazonDynamoDBClient : AmazonServiceClient, IAmazonDynamoDB
{
    protected override IServiceMetadata ServiceMetadata => field ??= new ServiceMetadata(AmazonDynamoDBConfig.ServiceId);

    public virtual Task<DeleteItemResponse> DeleteItemAsync(DeleteItemRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteItemResponse>(request, Operations.DeleteItem, cancellationToken);

    public virtual Task<PutItemResponse> PutItemAsync(PutItemRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<PutItemResponse>(request, Operations.PutItem, cancellationToken);

    public virtual Task<QueryResponse> QueryAsync(QueryRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<QueryResponse>(request, Operations.Query, cancellationToken);

    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServicePipeline.Customize(pipeline);
}
