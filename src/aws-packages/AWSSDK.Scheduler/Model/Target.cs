using System.Text.Json;
using AwsPackages;

namespace Amazon.Scheduler.Model;

public partial class Target
{
    public string Arn { get; set; }

    public DeadLetterConfig DeadLetterConfig { get; set; }

    public string Input { get; set; }

    public RetryPolicy RetryPolicy { get; set; }

    public string RoleArn { get; set; }

    internal static Target Read(JsonElement json) => new()
    {
        Arn = json.Text("Arn"),
        DeadLetterConfig = json.Object("DeadLetterConfig", DeadLetterConfig.Read),
        Input = json.Text("Input"),
        RetryPolicy = json.Object("RetryPolicy", RetryPolicy.Read),
        RoleArn = json.Text("RoleArn"),
    };

    internal static void Write(Target value, Utf8JsonWriter json) => json
        .Text("Arn", value.Arn)
        .Object("DeadLetterConfig", value.DeadLetterConfig, DeadLetterConfig.Write)
        .Text("Input", value.Input)
        .Object("RetryPolicy", value.RetryPolicy, RetryPolicy.Write)
        .Text("RoleArn", value.RoleArn);
}
