using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.DynamoDBv2;

public partial class AmazonDynamoDBException : AmazonServiceException
{
    public AmazonDynamoDBException() { }

    public AmazonDynamoDBException(string message)
        : base(message) { }

    public AmazonDynamoDBException(string message, Exception innerException)
        : base(message, innerException) { }

    public AmazonDynamoDBException(Exception innerException)
        : base(innerException) { }

    public AmazonDynamoDBException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public AmazonDynamoDBException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    internal AmazonDynamoDBException(ErrorResponse error)
        : base(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode) { }
}
