using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.SimpleSystemsManagement.Model;

public partial class HierarchyTypeMismatchException : AmazonSimpleSystemsManagementException
{
    public HierarchyTypeMismatchException() { }

    public HierarchyTypeMismatchException(string message)
        : base(message) { }

    public HierarchyTypeMismatchException(string message, Exception innerException)
        : base(message, innerException) { }

    public HierarchyTypeMismatchException(Exception innerException)
        : base(innerException) { }

    public HierarchyTypeMismatchException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public HierarchyTypeMismatchException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    internal HierarchyTypeMismatchException(ErrorResponse error)
        : base(error) { }
}
