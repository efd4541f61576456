using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ECS.Model;

public partial class ServerException : AmazonECSException
{
    public ServerException() { }

    public ServerException(string message)
        : base(message) { }

    public ServerException(string message, Exception innerException)
        : base(message, innerException) { }

    public ServerException(Exception innerException)
        : base(innerException) { }

    public ServerException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public ServerException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    internal ServerException(ErrorResponse error)
        : base(error) { }
}
