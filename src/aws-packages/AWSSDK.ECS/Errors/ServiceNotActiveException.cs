using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ECS.Model;

public partial class ServiceNotActiveException : AmazonECSException
{
    public ServiceNotActiveException() { }

    public ServiceNotActiveException(string message)
        : base(message) { }

    public ServiceNotActiveException(string message, Exception innerException)
        : base(message, innerException) { }

    public ServiceNotActiveException(Exception innerException)
        : base(innerException) { }

    public ServiceNotActiveException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public ServiceNotActiveException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    internal ServiceNotActiveException(ErrorResponse error)
        : base(error) { }
}
