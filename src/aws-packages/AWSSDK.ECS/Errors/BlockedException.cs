using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ECS.Model;

public partial class BlockedException : AmazonECSException
{
    public BlockedException() { }

    public BlockedException(string message)
        : base(message) { }

    public BlockedException(string message, Exception innerException)
        : base(message, innerException) { }

    public BlockedException(Exception innerException)
        : base(innerException) { }

    public BlockedException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public BlockedException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    internal BlockedException(ErrorResponse error)
        : base(error) { }
}
