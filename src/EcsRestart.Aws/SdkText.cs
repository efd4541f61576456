namespace EcsRestart.Aws;

/// <summary>Turns messages of the AWS SDK into sentences.</summary>
internal static class SdkText
{
    /// <summary>Returns the first line without its colon. The other lines list all attempts of the SDK to find credentials.</summary>
    public static string FirstLine(string message) => message.Split('\n', 2)[0].TrimEnd('\r', ':');

    public static string Sentence(string text) => text.TrimEnd() is var trimmed && trimmed.EndsWith('.') ? trimmed : $"{trimmed}.";
}
