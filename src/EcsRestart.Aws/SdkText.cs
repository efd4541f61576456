using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace EcsRestart.Aws;

/// <summary>Turns messages of the AWS SDK into sentences.</summary>
internal static class SdkText
{
    /// <summary>Returns the first line without its colon. The other lines list all attempts of the SDK to find credentials.</summary>
    public static string FirstLine(string message) => message.Split('\n', 2)[0].TrimEnd('\r', ':');

    /// <summary>Returns the message of the innermost exception, on one line.</summary>
    /// <remarks>For an error without a message, the SDK builds one from the error code and the raw body, or wraps an exception of its own.</remarks>
    public static string InnermostMessage(Exception exception) =>
        FirstLine(exception.GetBaseException() is HttpErrorResponseException ? exception.Message : exception.GetBaseException().Message);

    /// <summary>Returns the HTTP status with the error code, if there is one.</summary>
    public static string Status(AmazonServiceException exception) => $"{(int)exception.StatusCode} {exception.ErrorCode}".TrimEnd();

    public static string Sentence(string text) => text.TrimEnd() is var trimmed && trimmed.EndsWith('.') ? trimmed : $"{trimmed}.";
}
