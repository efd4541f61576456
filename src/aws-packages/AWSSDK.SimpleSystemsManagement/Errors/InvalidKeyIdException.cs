using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.SimpleSystemsManagement.Model;

public partial class InvalidKeyIdException : AmazonSimpleSystemsManagementException
{
    public InvalidKeyIdException() { }

    public InvalidKeyIdException(string message)
        : base(message) { }

    public InvalidKeyIdException(string message, Exception innerException)
        : base(message, innerException) { }

    public InvalidKeyIdException(Exception innerException)
        : base(innerException) { }

    public InvalidKeyIdException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public InvalidKeyIdException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    internal InvalidKeyIdException(ErrorResponse error)
        : base(error) { }
}
