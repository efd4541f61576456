namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The Runtime API rejected a call. The exception ends the bootstrap, and Lambda then starts a new execution environment.</summary>
public class RuntimeApiClientException : Exception
{
    internal RuntimeApiClientException(string message, int statusCode, string response, Exception innerException = null)
        : base($"{message}\n\nStatus: {statusCode}\nResponse: \n{response[..Math.Min(response.Length, 512)]}", innerException)
    {
        StatusCode = statusCode;
        Response = response;
    }

    public int StatusCode { get; }

    /// <summary>The body of the error response.</summary>
    public string Response { get; }
}
