using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ECS.Model;

public partial class ServiceDeploymentNotFoundException : AmazonECSException
{
    public ServiceDeploymentNotFoundException() { }

    public ServiceDeploymentNotFoundException(string message)
        : base(message) { }

    public ServiceDeploymentNotFoundException(string message, Exception innerException)
        : base(message, innerException) { }

    public ServiceDeploymentNotFoundException(Exception innerException)
        : base(innerException) { }

    public ServiceDeploymentNotFoundException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public ServiceDeploymentNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    internal ServiceDeploymentNotFoundException(ErrorResponse error)
        : base(error) { }
}
