using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.SimpleSystemsManagement.Model;

public partial class ParameterVersionNotFoundException : AmazonSimpleSystemsManagementException
{
    public ParameterVersionNotFoundException() { }

    public ParameterVersionNotFoundException(string message)
        : base(message) { }

    public ParameterVersionNotFoundException(string message, Exception innerException)
        : base(message, innerException) { }

    public ParameterVersionNotFoundException(Exception innerException)
        : base(innerException) { }

    public ParameterVersionNotFoundException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public ParameterVersionNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    internal ParameterVersionNotFoundException(ErrorResponse error)
        : base(error) { }
}
