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
    [InlineData(typeof(ServiceNotFoundException), "ServiceNotFound", "ECS's own words.")]
    [InlineData(typeof(ClusterNotFoundException), "ClusterNotFound", "ECS's own words.")]
    [InlineData(typeof(ServiceNotActiveException), "ServiceNotActive", "ECS's own words.")]
    [InlineData(typeof(AccessDeniedException), "AccessDenied", "ECS's own words.")]
    [InlineData(typeof(InvalidParameterException), "EcsError", "ECS refused the call (InvalidParameterException): ECS's own words.")]
    [InlineData(typeof(ClientException), "EcsError", "ECS refused the call (ClientException): ECS's own words.")]
    [InlineData(typeof(UnsupportedFeatureException), "EcsError", "ECS refused the call (UnsupportedFeatureException): ECS's own words.")]
    [InlineData(typeof(NamespaceNotFoundException), "EcsError", "ECS refused the call (NamespaceNotFoundException): ECS's own words.")]
    [InlineData(typeof(PlatformUnknownException), "EcsError", "ECS refused the call (PlatformUnknownException): ECS's own words.")]
    [InlineData(
        typeof(PlatformTaskDefinitionIncompatibilityException),
        "EcsError",
        "ECS refused the call (PlatformTaskDefinitionIncompatibilityException): ECS's own words.")]
    public void Of_ModelledRefusal_HasItsCode(Type type, string code, string sentence) =>
        AssertRefused(code, sentence, Answer(type, "ECS's own words"));

    [Theory]
    [InlineData(typeof(ServiceNotFoundException), "ServiceNotFound", "ECS knows no such service in this cluster and Region.")]
    [InlineData(typeof(ClusterNotFoundException), "ClusterNotFound", "ECS knows no such cluster in this account and Region.")]
    [InlineData(typeof(ServiceNotActiveException), "ServiceNotActive", "The service is being deleted, or was.")]
    [InlineData(typeof(AccessDeniedException), "AccessDenied", "ECS denied the call.")]
    public void Of_RefusalWithoutWords_HasOurSentence(Type type, string code, string sentence)
    {
        AssertRefused(code, sentence, Answer(type, ""));
        AssertRefused(code, sentence, Answer(type, $"The service returned an error with Error Code {type.Name} and HTTP Body: {{}}"));
    }

    [Theory]
    [InlineData("ecs:DescribeServices on resource: arn:aws:ecs:eu-central-1:123456789012:service/prod/orders")]
    [InlineData("ecs:ListTasks on resource: *")]
    public void Of_DeniedByPolicy_NamesTheAction(string action)
    {
        var words = $"User: arn:aws:sts::123456789012:assumed-role/r/s is not authorized to perform: {action} because …";

        AssertRefused("AccessDenied", $"{words}.", Answer(typeof(AccessDeniedException), words));
    }

    [Theory]
    [InlineData("Cannot force a new deployment on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger one.")]
    [InlineData("Unsupported Deployment Controller.")]
    public void Of_InvalidParameterThatNamesTheController_IsUnsupportedController(string words) =>
        AssertRefused("UnsupportedController", words, Answer(typeof(InvalidParameterException), words));

    [Theory]
    [InlineData("UnrecognizedClientException")]
    [InlineData("InvalidClientTokenId")]
    [InlineData("InvalidSignatureException")]
    [InlineData("SignatureDoesNotMatch")]
    [InlineData("ExpiredTokenException")]
    [InlineData("MissingAuthenticationToken")]
    [InlineData("AccessDenied")]
    public void Of_CredentialFault_IsAccessDenied(string errorCode)
    {
        AssertRefused("AccessDenied", "The token is invalid.", Answer(errorCode, HttpStatusCode.BadRequest, "The token is invalid"));
        AssertRefused("AccessDenied", "ECS does not accept the credentials.", Answer(errorCode, HttpStatusCode.Forbidden, ""));
    }

    [Theory]
    [InlineData("ThrottlingException", HttpStatusCode.BadRequest)]
    [InlineData("Throttling", HttpStatusCode.BadRequest)]
    [InlineData("ThrottledException", HttpStatusCode.BadRequest)]
    [InlineData("TooManyRequestsException", HttpStatusCode.TooManyRequests)]
    [InlineData("RequestLimitExceeded", HttpStatusCode.ServiceUnavailable)]
    public void Of_ThrottlingCode_IsThrottled(string errorCode, HttpStatusCode status)
    {
        Assert.Equal(new EcsFailure.Throttled("Rate exceeded."), EcsFailureMap.Of(Answer(errorCode, status, "Rate exceeded")));
        Assert.Equal(new EcsFailure.Throttled("ECS throttled the call."), EcsFailureMap.Of(Answer(errorCode, status, "")));
    }

    [Fact]
    public void Of_ServerException_IsUnanswered() =>
        Assert.Equal(
            new EcsFailure.Unanswered("ECS answered with a server error (500 ServerException): Service failed."),
            EcsFailureMap.Of(Answer(typeof(ServerException), "Service failed", HttpStatusCode.InternalServerError)));

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.OK)]
    public void Of_AnswerThatIsNoAnswer_IsUnanswered(HttpStatusCode status) =>
        Assert.IsType<EcsFailure.Unanswered>(EcsFailureMap.Of(Answer("Unknown", status, "<html>")));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Of_ErrorThatIsNoneOfEcs_HasItsStatusAndNoWordsOfTheSdk(string? errorCode)
    {
        const string words = "The service returned an error. See inner exception for details.";

        AssertRefused("EcsError", "ECS refused the call (407), and nothing says why.", Answer(errorCode, HttpStatusCode.ProxyAuthenticationRequired, words));
        Assert.Equal(
            new EcsFailure.Unanswered("ECS answered with a server error (502), and nothing says why."),
            EcsFailureMap.Of(Answer(errorCode, HttpStatusCode.BadGateway, words)));
    }

    [Fact]
    public void Of_NoCredentialsOrRegion_IsUnreachable() =>
        Assert.Equal(
            new EcsFailure.Unreachable("ECS cannot be called: No RegionEndpoint or ServiceURL configured."),
            EcsFailureMap.Of(new AmazonClientException("No RegionEndpoint or ServiceURL configured")));

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    public void Of_NoConnection_IsUnreachable(HttpRequestError error) =>
        Assert.Equal(
            new EcsFailure.Unreachable("ECS cannot be reached: No route."), EcsFailureMap.Of(new HttpRequestException(error, "No route")));

    [Theory]
    [InlineData(HttpRequestError.ResponseEnded)]
    [InlineData(HttpRequestError.InvalidResponse)]
    [InlineData(HttpRequestError.Unknown)]
    public void Of_BrokenConnection_IsUnansweredAndSaysWhy(HttpRequestError error) =>
        Assert.Equal(
            new EcsFailure.Unanswered("The connection to ECS broke: Connection reset."),
            EcsFailureMap.Of(new HttpRequestException(error, "Sending failed", new IOException("Connection reset"))));

    [Fact]
    public void Of_AnswerThatBreaksOff_IsUnanswered() =>
        Assert.Equal(
            new EcsFailure.Unanswered("The connection to ECS broke: Broken pipe."), EcsFailureMap.Of(new IOException("Broken pipe")));

    [Fact]
    public void Of_NoAnswerInTime_IsUnanswered()
    {
        var inTime = new EcsFailure.Unanswered("ECS did not answer in time.");

        Assert.Equal(inTime, EcsFailureMap.Of(new TimeoutException()));
        Assert.Equal(inTime, EcsFailureMap.Of(new TaskCanceledException("HttpClient.Timeout", new TimeoutException())));
    }

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(NullReferenceException))]
    [InlineData(typeof(SocketException))]
    public void Of_AnyOtherException_IsUnanswered(Type type)
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
    public void Of_OperationThatDoesNotExistHere_IsUnsupported(string? errorCode, HttpStatusCode status, bool expected) =>
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
