using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>A client for the Runtime API, version 2018-06-01; see https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html.</summary>
internal sealed class RuntimeApiClient(string hostAndPort) : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly MediaTypeHeaderValue ErrorJson = new("application/vnd.aws.lambda.error+json");

    // Not an HttpClient, whose calls time out: Lambda can freeze the process between events for hours.
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
    });
    private readonly string _baseUrl = $"http://{hostAndPort}/2018-06-01/runtime";
    private readonly string _userAgent =
        $"aws-lambda-dotnet/{Environment.Version}-{typeof(RuntimeApiClient).Assembly.GetName().Version}"
        + (RuntimeFeature.IsDynamicCodeSupported ? "" : "-aot");

    /// <summary>Waits for the next event without a timeout.</summary>
    public async Task<Invocation> NextAsync(CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, "invocation/next");
        using var response = await _http.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
            throw await RefusalAsync(response, cancellationToken);

        var payload = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new Invocation(new MemoryStream(payload), new InvocationHeaders(response.Headers));
    }

    public async Task RespondAsync(string requestId, Stream result, CancellationToken cancellationToken)
    {
        using var content = new StreamContent(result);
        content.Headers.ContentType = Json;
        using var response = await PostAsync($"invocation/{requestId}/response", content, errorType: null, cancellationToken);
    }

    public Task ReportInvocationErrorAsync(string requestId, Exception exception, CancellationToken cancellationToken) =>
        ReportErrorAsync($"invocation/{requestId}/error", exception, exception.GetType().Name, cancellationToken);

    public Task ReportInitializationErrorAsync(Exception exception, CancellationToken cancellationToken) =>
        ReportErrorAsync("init/error", exception, errorType: null, cancellationToken);

    public void Dispose() => _http.Dispose();

    private async Task ReportErrorAsync(string path, Exception exception, string errorType, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(ErrorReport.ToJson(exception));
        content.Headers.ContentType = ErrorJson;
        using var response = await PostAsync(path, content, errorType, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Accepted)
            await RequireJsonAsync(response, cancellationToken);
    }

    private async Task<HttpResponseMessage> PostAsync(
        string path, HttpContent content, string errorType, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, path);
        request.Content = content;
        if (errorType is not null)
            request.Headers.TryAddWithoutValidation("Lambda-Runtime-Function-Error-Type", errorType);

        var response = await _http.SendAsync(request, cancellationToken);
        if (response.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.OK or HttpStatusCode.NoContent)
            return response;

        using (response)
            throw await RefusalAsync(response, cancellationToken);
    }

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri($"{_baseUrl}/{path}"));
        request.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        return request;
    }

    private static async Task<RuntimeApiClientException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var message = response.StatusCode switch
        {
            HttpStatusCode.BadRequest => "Bad Request",
            HttpStatusCode.Forbidden => "Forbidden",
            HttpStatusCode.RequestEntityTooLarge => "Payload Too Large",
            HttpStatusCode.InternalServerError => "Container error. Non-recoverable state. Runtime should exit promptly.\n",
            _ => $"The HTTP status code of the response was not expected ({status}).",
        };
        return new RuntimeApiClientException(message, status, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    private static async Task RequireJsonAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            using var document = JsonDocument.Parse(body);
        }
        catch (JsonException e)
        {
            throw new RuntimeApiClientException("Could not deserialize the response body.", (int)response.StatusCode, body, e);
        }
    }
}
