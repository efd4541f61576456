using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.SimpleSystemsManagement.Model;

public partial class InternalServerErrorException : AmazonSimpleSystemsManagementException
{
    public InternalServerErrorException() { }

    public InternalServerErrorException(string message)
        : base(message) { }

    public InternalServerErrorException(string message, Exception innerException)
        : base(message, innerException) { }

    public InternalServerErrorException(Exception innerException)
        : base(innerException) { }

    public InternalServerErrorException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public InternalServerErrorException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    internal InternalServerErrorException(ErrorResponse error)
        : base(error) { }
}
