using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.SimpleSystemsManagement.Model;

public partial class TooManyUpdatesException : AmazonSimpleSystemsManagementException
{
    public TooManyUpdatesException() { }

    public TooManyUpdatesException(string message)
        : base(message) { }

    public TooManyUpdatesException(string message, Exception innerException)
        : base(message, innerException) { }

    public TooManyUpdatesException(Exception innerException)
        : base(innerException) { }

    public TooManyUpdatesException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public TooManyUpdatesException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    internal TooManyUpdatesException(ErrorResponse error)
        : base(error) { }
}
