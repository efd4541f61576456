using Amazon.DynamoDBv2.Model;
using Amazon.Runtime.Internal;
using AwsPackages;

namespace Amazon.DynamoDBv2;

/// <summary>What each operation answers: its response, or errors that its model lists. Made when first called.</summary>
internal static class Operations
{
    public static InvokeOptions DeleteItem => field ??= new JsonOperation<DeleteItemResponse>(Error, DeleteItemResponse.Read).Options;

    public static InvokeOptions PutItem => field ??= new JsonOperation<PutItemResponse>(Error, PutItemResponse.Read).Options;

    public static InvokeOptions Query => field ??= new JsonOperation<QueryResponse>(Error, QueryResponse.Read).Options;

    private static AmazonDynamoDBException Error(ErrorResponse error) => error.Code switch
    {
        "InternalServerError" => new InternalServerErrorException(error),
        "ProvisionedThroughputExceededException" => new ProvisionedThroughputExceededException(error),
        "RequestLimitExceeded" => new RequestLimitExceededException(error),
        "ResourceNotFoundException" => new ResourceNotFoundException(error),
        "ThrottlingException" => new ThrottlingException(error),
        _ => new AmazonDynamoDBException(error),
    };
}
