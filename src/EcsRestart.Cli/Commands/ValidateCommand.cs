using System.CommandLine;
using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;
using EcsRestart.Report;
using EcsRestart.Request;
using Spectre.Console;

namespace EcsRestart.Cli.Commands;

/// <summary><c>validate</c>: checks requests without calling anything.</summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var payloads = new Argument<string[]>("REQUEST")
        {
            Description = "The payloads: JSON files as the schedule sends them, or - for standard input",
            Arity = ArgumentArity.OneOrMore,
        };
        var region = new Option<string?>("--region") { Description = "Also check that every ARN is in this Region" };
        var command = new Command("validate", "Check requests and list everything that is wrong with them; nothing is called") { payloads, region };
        command.Does(async (line, interrupt) =>
        {
            var screen = new Screen(OutputFormat.Table);
            var faults = 0;
            foreach (var path in line.GetRequiredValue(payloads))
            {
                var payload = PayloadFile.Fire(await PayloadFile.ReadAsync(path, interrupt.Asked), SessionOptions.SimulatedRegion, TimeProvider.System);
                faults += Check(screen, path, payload, line.GetValue(region));
            }

            return faults == 0 ? ExitCodes.Fine : ExitCodes.BadRequestOrUsage;
        });
        return command;
    }

    /// <returns>The number of errors found and shown.</returns>
    private static int Check(Screen screen, string path, ReadOnlyMemory<byte> payload, string? region)
    {
        switch (RequestCheck.Read(payload, region))
        {
            case RequestReading.Invalid(var errors):
                RequestErrors.Write(screen.Results, $"{path} is wrong; nothing was called.", errors);
                return errors.Count;
            case RequestReading.Valid(var request):
                WriteFine(screen, path, request);
                return 0;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void WriteFine(Screen screen, string path, RestartRequest request)
    {
        screen.Results.WriteLine($"{path}: fine, {Targets(request)}");
        if (request.ServicesFrom is { } source)
            screen.Results.MarkupLineInterpolated($"  [yellow]Note:[/] {source} was not read: nothing is called here, so only the pointer to it was checked; see ecs-restart list show");
        foreach (var warning in request.WarningsThatHold)
            screen.Results.MarkupLineInterpolated($"  [yellow]Note:[/] {warning}");
    }

    private static string Targets(RestartRequest request)
    {
        (int Count, string Thing)[] counts = [(request.Services.Count, "service"), (request.Select.Count, "selection"), (request.Tasks.Count, "task"), (request.ServicesFrom is null ? 0 : 1, "list")];
        return string.Join(" and ", counts.Where(count => count.Count > 0).Select(count => ReportText.Count(count.Count, count.Thing)));
    }
}
