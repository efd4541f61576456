using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.DynamoDBv2.Model;

public partial class ProvisionedThroughputExceededException : AmazonDynamoDBException
{
    public ProvisionedThroughputExceededException() { }

    public ProvisionedThroughputExceededException(string message)
        : base(message) { }

    public ProvisionedThroughputExceededException(string message, Exception innerException)
        : base(message, innerException) { }

    public ProvisionedThroughputExceededException(Exception innerException)
        : base(innerException) { }

    public ProvisionedThroughputExceededException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public ProvisionedThroughputExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    internal ProvisionedThroughputExceededException(ErrorResponse error)
        : base(error) { }
}
