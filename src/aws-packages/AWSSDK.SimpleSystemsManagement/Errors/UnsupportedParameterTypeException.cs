using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.SimpleSystemsManagement.Model;

public partial class UnsupportedParameterTypeException : AmazonSimpleSystemsManagementException
{
    public UnsupportedParameterTypeException() { }

    public UnsupportedParameterTypeException(string message)
        : base(message) { }

    public UnsupportedParameterTypeException(string message, Exception innerException)
        : base(message, innerException) { }

    public UnsupportedParameterTypeException(Exception innerException)
        : base(innerException) { }

    public UnsupportedParameterTypeException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public UnsupportedParameterTypeException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    internal UnsupportedParameterTypeException(ErrorResponse error)
        : base(error) { }
}
