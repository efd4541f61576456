using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ECS;

public partial class AmazonECSException : AmazonServiceException
{
    public AmazonECSException() { }

    public AmazonECSException(string message)
        : base(message) { }

    public AmazonECSException(string message, Exception innerException)
        : base(message, innerException) { }

    public AmazonECSException(Exception innerException)
        : base(innerException) { }

    public AmazonECSException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public AmazonECSException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    internal AmazonECSException(ErrorResponse error)
        : base(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode) { }
}
