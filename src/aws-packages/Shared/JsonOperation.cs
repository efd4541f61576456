using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace AwsPackages;

/// <summary>The two ends of an operation with JSON answers: the request marshalls itself, <paramref name="read"/> reads what
/// came back and <paramref name="error"/> types the errors that the service's model lists for the operation.</summary>
internal sealed class JsonOperation<TResponse>(Func<ErrorResponse, AmazonServiceException> error, Func<JsonElement, TResponse> read)
    : JsonResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TResponse : AmazonWebServiceResponse, new()
{
    /// <summary>An operation whose answer has no members, and so perhaps no body.</summary>
    public JsonOperation(Func<ErrorResponse, AmazonServiceException> error)
        : this(error, read: null) { }

    /// <summary>Reads what an error has besides its message, where the model lists more.</summary>
    public Action<AmazonServiceException, Func<JsonElement>> ErrorMembers { get; init; }

    public InvokeOptions Options => new() { RequestMarshaller = this, ResponseUnmarshaller = this };

    public IRequest Marshall(AmazonWebServiceRequest input) => ((IWireRequest)input).Marshall();

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        if (read is null) return new TResponse();

        using var document = JsonDocument.Parse(input.Stream);
        return read(document.RootElement);
    }

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var response = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        response.InnerException = innerException;
        response.StatusCode = statusCode;
        var exception = error(response);
        ErrorMembers?.Invoke(exception, () => ReadBody(input));
        return exception;
    }

    private static JsonElement ReadBody(JsonUnmarshallerContext input)
    {
        using var document = JsonDocument.Parse(input.GetResponseBodyBytes());
        return document.RootElement.Clone();
    }
}
