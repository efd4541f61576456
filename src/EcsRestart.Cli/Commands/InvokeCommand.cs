using System.CommandLine;
using System.Text;
using System.Text.Json;
using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;
using EcsRestart.Simulator;

namespace EcsRestart.Cli.Commands;

/// <summary><c>invoke</c>: runs the Lambda function as a process behind a local Lambda Runtime API.</summary>
internal static class InvokeCommand
{
    public static Command Create()
    {
        var payload = PayloadFile.Argument();
        var session = new SessionOptions();
        var function = new Option<string?>("--function")
        {
            Description = "Folder of the published function [default: the function built with this program]",
        };
        var timeout = new Option<int>("--timeout") { Description = "Timeout of the function in seconds, 1 to 900", DefaultValueFactory = _ => 900 };
        timeout.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 900)
                result.AddError("--timeout must be an integer from 1 to 900");
        });
        var command = new Command("invoke", "Invoke the Lambda function locally, as Lambda does; its log goes to standard error")
        {
            payload, function, timeout,
        };
        session.AddTo(command);
        command.SetHandler((line, interrupt) => InvokeAsync(
            line.GetRequiredValue(payload),
            session.Read(line),
            line.GetValue(function) ?? FunctionProcess.BuiltIn,
            TimeSpan.FromSeconds(line.GetValue(timeout)),
            interrupt));
        return command;
    }

    private static async Task<int> InvokeAsync(string path, SessionSettings settings, string folder, TimeSpan timeout, Interrupt interrupt)
    {
        var payload = PayloadFile.ReplaceContextAttributes(await PayloadFile.ReadAsync(path, interrupt.Requested), settings.SimulatedRegion, TimeProvider.System);
        await using var local = settings.Aws ? null : await SimulatorHost.StartAsync(settings, payload, port: 0, interrupt.Requested);
        await using var runtime = await RuntimeApi.StartAsync(TimeProvider.System, port: 0, interrupt.Requested);
        using var function = FunctionProcess.Start(folder, runtime.Address, settings, local?.Api.Endpoint);

        return ShowReport(await function.InvokeAsync(runtime, payload, timeout, interrupt.Requested));
    }

    private static int ShowReport(ReadOnlyMemory<byte> response)
    {
        using var report = JsonDocument.Parse(response);
        Console.WriteLine(SafeText.Json(Encoding.UTF8.GetString(response.Span)));
        return ExitCodes.For(report.RootElement);
    }
}
