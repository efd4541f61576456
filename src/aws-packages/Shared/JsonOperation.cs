using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace AwsPackages;

/// <summary>An operation with a JSON response. The request marshals itself, <paramref name="read"/> reads the response, and
/// <paramref name="error"/> creates the modeled exceptions of the operation.</summary>
internal sealed class JsonOperation<TResponse>(Func<ErrorResponse, AmazonServiceException> error, Func<JsonElement, TResponse> read)
    : JsonResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TResponse : AmazonWebServiceResponse, new()
{
    /// <summary>An operation whose response has no members and may have no body.</summary>
    public JsonOperation(Func<ErrorResponse, AmazonServiceException> error)
        : this(error, read: null) { }

    /// <summary>Reads the members of a modeled error other than its message.</summary>
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
