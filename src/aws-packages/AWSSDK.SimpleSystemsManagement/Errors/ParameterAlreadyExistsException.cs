using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.SimpleSystemsManagement.Model;

public partial class ParameterAlreadyExistsException : AmazonSimpleSystemsManagementException
{
    public ParameterAlreadyExistsException() { }

    public ParameterAlreadyExistsException(string message)
        : base(message) { }

    public ParameterAlreadyExistsException(string message, Exception innerException)
        : base(message, innerException) { }

    public ParameterAlreadyExistsException(Exception innerException)
        : base(innerException) { }

    public ParameterAlreadyExistsException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public ParameterAlreadyExistsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    internal ParameterAlreadyExistsException(ErrorResponse error)
        : base(error) { }
}
