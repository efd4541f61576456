using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.DynamoDBv2.Model;

public partial class RequestLimitExceededException : AmazonDynamoDBException
{
    public RequestLimitExceededException() { }

    public RequestLimitExceededException(string message)
        : base(message) { }

    public RequestLimitExceededException(string message, Exception innerException)
        : base(message, innerException) { }

    public RequestLimitExceededException(Exception innerException)
        : base(innerException) { }

    public RequestLimitExceededException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public RequestLimitExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    internal RequestLimitExceededException(ErrorResponse error)
        : base(error) { }
}
