using System.Net;
using System.Net.Sockets;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Runtime;
using EcsRestart.Aws;
using EcsRestart.Ecs;

namespace EcsRestart.Tests.Aws;

public sealed class EcsFailureMapTests
{
    [Theory]
    [InlineData(typeof(ServiceNotFoundException), "ServiceNotFound", "The message from ECS.")]
    [InlineData(typeof(ClusterNotFoundException), "ClusterNotFound", "The message from ECS.")]
    [InlineData(typeof(ServiceNotActiveException), "ServiceNotActive", "The message from ECS.")]
    [InlineData(typeof(AccessDeniedException), "AccessDenied", "The message from ECS.")]
    [InlineData(typeof(InvalidParameterException), "EcsError", "ECS rejected the call (InvalidParameterException): The message from ECS.")]
    [InlineData(typeof(ClientException), "EcsError", "ECS rejected the call (ClientException): The message from ECS.")]
    [InlineData(typeof(UnsupportedFeatureException), "EcsError", "ECS rejected the call (UnsupportedFeatureException): The message from ECS.")]
    [InlineData(typeof(NamespaceNotFoundException), "EcsError", "ECS rejected the call (NamespaceNotFoundException): The message from ECS.")]
    [InlineData(typeof(PlatformUnknownException), "EcsError", "ECS rejected the call (PlatformUnknownException): The message from ECS.")]
    [InlineData(
        typeof(PlatformTaskDefinitionIncompatibilityException),
        "EcsError",
        "ECS rejected the call (PlatformTaskDefinitionIncompatibilityException): The message from ECS.")]
    public void Of_KnownException_ReturnsItsCode(Type type, string code, string sentence) =>
        AssertRefused(code, sentence, Answer(type, "The message from ECS"));

    [Theory]
    [InlineData(typeof(ServiceNotFoundException), "ServiceNotFound", "The service does not exist in this cluster and Region.")]
    [InlineData(typeof(ClusterNotFoundException), "ClusterNotFound", "The cluster does not exist in this account and Region.")]
    [InlineData(typeof(ServiceNotActiveException), "ServiceNotActive", "The service has been deleted or is being deleted.")]
    [InlineData(typeof(AccessDeniedException), "AccessDenied", "ECS denied access.")]
    public void Of_ExceptionWithoutMessage_ReturnsDefaultMessage(Type type, string code, string sentence)
    {
        AssertRefused(code, sentence, Answer(type, ""));
        AssertRefused(code, sentence, Answer(type, $"The service returned an error with Error Code {type.Name} and HTTP Body: {{}}"));
    }

    [Theory]
    [InlineData("ecs:DescribeServices on resource: arn:aws:ecs:eu-central-1:123456789012:service/prod/orders")]
    [InlineData("ecs:ListTasks on resource: *")]
    public void Of_DeniedByPolicy_NamesAction(string action)
    {
        var message = $"User: arn:aws:sts::123456789012:assumed-role/r/s is not authorized to perform: {action} because …";

        AssertRefused("AccessDenied", $"{message}.", Answer(typeof(AccessDeniedException), message));
    }

    [Theory]
    [InlineData("Cannot force a new deployment on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger one.")]
    [InlineData("Unsupported Deployment Controller.")]
    public void Of_InvalidParameterAboutController_ReturnsUnsupportedController(string message) =>
        AssertRefused("UnsupportedController", message, Answer(typeof(InvalidParameterException), message));

    [Theory]
    [InlineData("UnrecognizedClientException")]
    [InlineData("InvalidClientTokenId")]
    [InlineData("InvalidSignatureException")]
    [InlineData("SignatureDoesNotMatch")]
    [InlineData("ExpiredTokenException")]
    [InlineData("MissingAuthenticationToken")]
    [InlineData("AccessDenied")]
    public void Of_InvalidCredentials_ReturnsAccessDenied(string errorCode)
    {
        AssertRefused("AccessDenied", "The token is invalid.", Answer(errorCode, HttpStatusCode.BadRequest, "The token is invalid"));
        AssertRefused("AccessDenied", "ECS rejected the credentials.", Answer(errorCode, HttpStatusCode.Forbidden, ""));
    }

    [Theory]
    [InlineData("ThrottlingException", HttpStatusCode.BadRequest)]
    [InlineData("Throttling", HttpStatusCode.BadRequest)]
    [InlineData("ThrottledException", HttpStatusCode.BadRequest)]
    [InlineData("TooManyRequestsException", HttpStatusCode.TooManyRequests)]
    [InlineData("RequestLimitExceeded", HttpStatusCode.ServiceUnavailable)]
    public void Of_ThrottlingCode_ReturnsThrottled(string errorCode, HttpStatusCode status)
    {
        Assert.Equal(new EcsFailure.Throttled("Rate exceeded."), EcsFailureMap.Of(Answer(errorCode, status, "Rate exceeded")));
        Assert.Equal(new EcsFailure.Throttled("ECS throttled the call."), EcsFailureMap.Of(Answer(errorCode, status, "")));
    }

    [Fact]
    public void Of_ServerException_ReturnsUnanswered() =>
        Assert.Equal(
            new EcsFailure.Unanswered("ECS returned a server error (500 ServerException): Service failed."),
            EcsFailureMap.Of(Answer(typeof(ServerException), "Service failed", HttpStatusCode.InternalServerError)));

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.OK)]
    public void Of_UnusableResponse_ReturnsUnanswered(HttpStatusCode status) =>
        Assert.IsType<EcsFailure.Unanswered>(EcsFailureMap.Of(Answer("Unknown", status, "<html>")));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Of_ErrorWithoutCode_ReturnsStatusWithoutSdkMessage(string? errorCode)
    {
        const string message = "The service returned an error. See inner exception for details.";

        AssertRefused("EcsError", "ECS rejected the call (407) without a message.", Answer(errorCode, HttpStatusCode.ProxyAuthenticationRequired, message));
        Assert.Equal(
            new EcsFailure.Unanswered("ECS returned a server error (502) without a message."),
            EcsFailureMap.Of(Answer(errorCode, HttpStatusCode.BadGateway, message)));
    }

    [Fact]
    public void Of_NoCredentialsOrRegion_ReturnsUnreachable() =>
        Assert.Equal(
            new EcsFailure.Unreachable("ECS could not be called: No RegionEndpoint or ServiceURL configured."),
            EcsFailureMap.Of(new AmazonClientException("No RegionEndpoint or ServiceURL configured")));

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    public void Of_NoConnection_ReturnsUnreachable(HttpRequestError error) =>
        Assert.Equal(
            new EcsFailure.Unreachable("ECS could not be reached: No route."), EcsFailureMap.Of(new HttpRequestException(error, "No route")));

    [Theory]
    [InlineData(HttpRequestError.ResponseEnded)]
    [InlineData(HttpRequestError.InvalidResponse)]
    [InlineData(HttpRequestError.Unknown)]
    public void Of_BrokenConnection_ReturnsUnansweredWithCause(HttpRequestError error) =>
        Assert.Equal(
            new EcsFailure.Unanswered("The connection to ECS broke: Connection reset."),
            EcsFailureMap.Of(new HttpRequestException(error, "Sending failed", new IOException("Connection reset"))));

    [Fact]
    public void Of_IncompleteResponse_ReturnsUnanswered() =>
        Assert.Equal(
            new EcsFailure.Unanswered("The connection to ECS broke: Broken pipe."), EcsFailureMap.Of(new IOException("Broken pipe")));

    [Fact]
    public void Of_Timeout_ReturnsUnanswered()
    {
        var timeout = new EcsFailure.Unanswered("ECS did not respond in time.");

        Assert.Equal(timeout, EcsFailureMap.Of(new TimeoutException()));
        Assert.Equal(timeout, EcsFailureMap.Of(new TaskCanceledException("HttpClient.Timeout", new TimeoutException())));
    }

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(NullReferenceException))]
    [InlineData(typeof(SocketException))]
    public void Of_OtherException_ReturnsUnanswered(Type type)
    {
        var failure = Assert.IsType<EcsFailure.Unanswered>(EcsFailureMap.Of(Make<Exception>(type)));

        Assert.StartsWith("The response from ECS could not be read: ", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UnsupportedFeatureException", HttpStatusCode.BadRequest, true)]
    [InlineData("UnknownOperationException", HttpStatusCode.BadRequest, true)]
    [InlineData("InvalidAction", HttpStatusCode.BadRequest, true)]
    [InlineData(null, HttpStatusCode.NotFound, true)]
    [InlineData("InternalFailure", HttpStatusCode.NotImplemented, true)]
    [InlineData("AccessDeniedException", HttpStatusCode.BadRequest, false)]
    [InlineData("ClientException", HttpStatusCode.BadRequest, false)]
    [InlineData("ThrottlingException", HttpStatusCode.BadRequest, false)]
    [InlineData("ServerException", HttpStatusCode.InternalServerError, false)]
    public void Of_UnknownOperation_SetsIsUnsupported(string? errorCode, HttpStatusCode status, bool expected) =>
        Assert.Equal(expected, EcsFailureMap.Of(Answer(errorCode, status, "Why."))?.IsUnsupported);

    private static void AssertRefused(string code, string sentence, Exception exception)
    {
        var refused = Assert.IsType<EcsFailure.Refused>(EcsFailureMap.Of(exception));

        Assert.Equal((code, sentence), (refused.Code.Name, refused.Message));
    }

    private static AmazonECSException Answer(Type type, string message, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        var exception = Make<AmazonECSException>(type, message);
        (exception.ErrorCode, exception.StatusCode) = (type.Name, status);
        return exception;
    }

    private static AmazonECSException Answer(string? errorCode, HttpStatusCode status, string message) =>
        new(message) { ErrorCode = errorCode, StatusCode = status };

    private static T Make<T>(Type type, params object[] arguments) =>
        Assert.IsAssignableFrom<T>(Activator.CreateInstance(type, arguments));
}
