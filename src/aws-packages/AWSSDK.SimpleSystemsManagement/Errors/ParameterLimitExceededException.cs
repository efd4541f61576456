using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.SimpleSystemsManagement.Model;

public partial class ParameterLimitExceededException : AmazonSimpleSystemsManagementException
{
    public ParameterLimitExceededException() { }

    public ParameterLimitExceededException(string message)
        : base(message) { }

    public ParameterLimitExceededException(string message, Exception innerException)
        : base(message, innerException) { }

    public ParameterLimitExceededException(Exception innerException)
        : base(innerException) { }

    public ParameterLimitExceededException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public ParameterLimitExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    internal ParameterLimitExceededException(ErrorResponse error)
        : base(error) { }
}
