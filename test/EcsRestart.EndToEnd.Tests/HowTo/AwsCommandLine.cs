using System.Diagnostics;
using EcsRestart.EndToEnd.Tests.Support;

namespace EcsRestart.EndToEnd.Tests.HowTo;

/// <summary>Runs the AWS CLI against the simulator.</summary>
internal static class AwsCommandLine
{
    private static readonly string? Program = Find();

    /// <summary>Why the AWS CLI cannot be used. Null when it can.</summary>
    public static readonly string? Missing = Program is null ? "The AWS CLI (aws) is not installed." : null;

    /// <summary>
    /// Runs commands in a temporary folder, as a reader of the page would. <c>aws</c> and <c>ecs-restart</c> call the endpoint.
    /// </summary>
    public static async Task<CommandLineRun> RunAsync(string script, Uri endpoint)
    {
        var folder = Directory.CreateTempSubdirectory("ecs-restart-");
        try
        {
            var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", $"{Functions}\n{script}"])
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            foreach (var (name, value) in Environment(endpoint))
                start.Environment[name] = value;

            using var process = Process.Start(start) ?? throw new InvalidOperationException("bash did not start.");
            var output = process.StandardOutput.ReadToEndAsync();
            var messages = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return new CommandLineRun(process.ExitCode, await output, messages);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>AWS CLI versions before 2.13 do not read AWS_ENDPOINT_URL, so the functions pass the option.</summary>
    private const string Functions = """
        aws() { "$AWS_PROGRAM" --endpoint-url "$AWS_ENDPOINT_URL" "$@"; }
        ecs-restart() { dotnet "$ECS_RESTART" "$@"; }
        """;

    private static Dictionary<string, string?> Environment(Uri endpoint) => new()
    {
        ["AWS_PROGRAM"] = Program,
        ["ECS_RESTART"] = Path.Combine(Repository.CommandLine, "ecs-restart.dll"),
        ["AWS_ENDPOINT_URL"] = endpoint.ToString(),
        ["AWS_REGION"] = "eu-central-1",
        ["AWS_DEFAULT_REGION"] = "eu-central-1",
        ["AWS_ACCESS_KEY_ID"] = "simulator",
        ["AWS_SECRET_ACCESS_KEY"] = "simulator",
        ["AWS_PAGER"] = "",
        ["AWS_CONFIG_FILE"] = "/dev/null",
        ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null",
    };

    private static string? Find() => (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "aws")).FirstOrDefault(File.Exists);
}
