using System.CommandLine;
using System.Text;
using System.Text.Json;
using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;
using EcsRestart.Simulator;

namespace EcsRestart.Cli.Commands;

/// <summary><c>invoke</c>: runs the Lambda function itself, as its own process, behind a local Lambda Runtime API.</summary>
internal static class InvokeCommand
{
    public static Command Create()
    {
        var payload = PayloadFile.Argument();
        var session = new SessionOptions();
        var function = new Option<string?>("--function")
        {
            Description = "The folder of the published function [default: the one built with this program]",
        };
        var timeout = new Option<int>("--timeout") { Description = "The function's timeout in seconds, 1 to 900", DefaultValueFactory = _ => 900 };
        timeout.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 900)
                result.AddError("--timeout takes a number from 1 to 900");
        });
        var command = new Command("invoke", "Run the Lambda function on an event, as Lambda would; its log goes to standard error")
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

    private static async Task<int> InvokeAsync(string path, SessionSettings choice, string folder, TimeSpan timeout, Interrupt interrupt)
    {
        var payload = PayloadFile.ReplaceContextAttributes(await PayloadFile.ReadAsync(path, interrupt.Requested), choice.SimulatedRegion, TimeProvider.System);
        await using var local = choice.Aws ? null : await SimulatorHost.StartAsync(choice, payload, port: 0, interrupt.Requested);
        await using var runtime = await RuntimeApi.StartAsync(TimeProvider.System, port: 0, interrupt.Requested);
        using var function = FunctionProcess.Start(folder, runtime.Address, choice, local?.Api.Endpoint);

        return ShowReport(await function.InvokeAsync(runtime, payload, timeout, interrupt.Requested));
    }

    private static int ShowReport(ReadOnlyMemory<byte> answer)
    {
        using var report = JsonDocument.Parse(answer);
        Console.WriteLine(SafeText.Json(Encoding.UTF8.GetString(answer.Span)));
        return ExitCodes.Of(report.RootElement);
    }
}
