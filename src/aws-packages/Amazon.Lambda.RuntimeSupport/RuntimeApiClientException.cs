namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The Runtime API refused a call. It ends the bootstrap: Lambda then starts a new environment.</summary>
public class RuntimeApiClientException : Exception
{
    internal RuntimeApiClientException(string message, int statusCode, string response, Exception innerException = null)
        : base($"{message}\n\nStatus: {statusCode}\nResponse: \n{response[..Math.Min(response.Length, 512)]}", innerException)
    {
        StatusCode = statusCode;
        Response = response;
    }

    public int StatusCode { get; }

    /// <summary>The body of the refusal.</summary>
    public string Response { get; }
}
