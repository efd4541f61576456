using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ECS.Model;

public partial class NamespaceNotFoundException : AmazonECSException
{
    public NamespaceNotFoundException() { }

    public NamespaceNotFoundException(string message)
        : base(message) { }

    public NamespaceNotFoundException(string message, Exception innerException)
        : base(message, innerException) { }

    public NamespaceNotFoundException(Exception innerException)
        : base(innerException) { }

    public NamespaceNotFoundException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public NamespaceNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    internal NamespaceNotFoundException(ErrorResponse error)
        : base(error) { }
}
