using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Scheduler;

public partial class AmazonSchedulerException : AmazonServiceException
{
    public AmazonSchedulerException() { }

    public AmazonSchedulerException(string message)
        : base(message) { }

    public AmazonSchedulerException(string message, Exception innerException)
        : base(message, innerException) { }

    public AmazonSchedulerException(Exception innerException)
        : base(innerException) { }

    public AmazonSchedulerException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public AmazonSchedulerException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    internal AmazonSchedulerException(ErrorResponse error)
        : base(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode) { }
}
