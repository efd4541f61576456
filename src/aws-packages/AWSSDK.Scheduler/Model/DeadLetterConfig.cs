using System.Text.Json;
using AwsPackages;

namespace Amazon.Scheduler.Model;

public partial class DeadLetterConfig
{
    public string Arn { get; set; }

    internal static DeadLetterConfig Read(JsonElement json) => new()
    {
        Arn = json.Text("Arn"),
    };

    internal static void Write(DeadLetterConfig value, Utf8JsonWriter json) => json
        .Text("Arn", value.Arn);
}
