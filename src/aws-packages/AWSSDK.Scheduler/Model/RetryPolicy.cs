using System.Text.Json;
using AwsPackages;

namespace Amazon.Scheduler.Model;

public partial class RetryPolicy
{
    public int? MaximumEventAgeInSeconds { get; set; }

    public int? MaximumRetryAttempts { get; set; }

    internal static RetryPolicy Read(JsonElement json) => new()
    {
        MaximumEventAgeInSeconds = json.Number("MaximumEventAgeInSeconds"),
        MaximumRetryAttempts = json.Number("MaximumRetryAttempts"),
    };

    internal static void Write(RetryPolicy value, Utf8JsonWriter json) => json
        .Number("MaximumEventAgeInSeconds", value.MaximumEventAgeInSeconds)
        .Number("MaximumRetryAttempts", value.MaximumRetryAttempts);
}
