using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.SimpleSystemsManagement.Model;

public partial class ParameterMaxVersionLimitExceededException : AmazonSimpleSystemsManagementException
{
    public ParameterMaxVersionLimitExceededException() { }

    public ParameterMaxVersionLimitExceededException(string message)
        : base(message) { }

    public ParameterMaxVersionLimitExceededException(string message, Exception innerException)
        : base(message, innerException) { }

    public ParameterMaxVersionLimitExceededException(Exception innerException)
        : base(innerException) { }

    public ParameterMaxVersionLimitExceededException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public ParameterMaxVersionLimitExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    internal ParameterMaxVersionLimitExceededException(ErrorResponse error)
        : base(error) { }
}
