namespace EcsRestart.Aws;

/// <summary>What the AWS SDK says, made fit for a sentence.</summary>
internal static class SdkText
{
    /// <summary>The SDK tells in the further lines what it tried for credentials, one exception after the other; a colon leads to them.</summary>
    public static string FirstLine(string message) => message.Split('\n', 2)[0].TrimEnd('\r', ':');

    public static string Sentence(string text) => text.TrimEnd() is var trimmed && trimmed.EndsWith('.') ? trimmed : $"{trimmed}.";
}
