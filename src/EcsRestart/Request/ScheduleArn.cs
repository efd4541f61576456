namespace EcsRestart.Request;

/// <summary>The ARN of a schedule: <c>arn:aws:scheduler:REGION:ACCOUNT:schedule/GROUP/NAME</c>.</summary>
internal static class ScheduleArn
{
    private const int AccountLength = 12;

    /// <returns>The ARN, or null when it is absent, or with an error when it is invalid.</returns>
    public static string? Read(JsonFields fields, string name, RequestFindings findings)
    {
        if (fields.ReadString(name) is not { } text)
            return null;

        if (IsValid(text))
            return text;

        findings.AddError(
            fields.PathOf(name), $"expected a schedule ARN (arn:aws:scheduler:REGION:ACCOUNT:schedule/GROUP/NAME), found {TextFormat.Quote(text)}");
        return null;
    }

    private static bool IsValid(string text) =>
        text.Split(':') is ["arn", { Length: > 0 }, "scheduler", { Length: > 0 }, { Length: AccountLength } account, var resource]
        && account.All(char.IsAsciiDigit)
        && resource.Split('/') is ["schedule", { Length: > 0 }, { Length: > 0 }];
}
