using System.CommandLine;
using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;
using EcsRestart.Lists;
using EcsRestart.Request;
using Spectre.Console;

namespace EcsRestart.Cli.Commands;

/// <summary><c>validate</c>: checks requests, or lists that requests point to, without calling anything.</summary>
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
        var list = new Option<bool>("--list")
        {
            Description = "The files are lists that requests point to with servicesFrom, not requests: cluster/service entries, a JSON object with "
                + "services, select and tasks, or an item of a DynamoDB table as aws dynamodb put-item takes it",
        };
        var command = new Command("validate", "Check requests and list everything that is wrong with them; nothing is called") { payloads, region, list };
        command.SetHandler(async (line, interrupt) =>
        {
            var screen = new Screen(OutputFormat.Table);
            var faults = 0;
            foreach (var path in line.GetRequiredValue(payloads))
            {
                var bytes = await PayloadFile.ReadAsync(path, interrupt.Requested);
                faults += line.GetValue(list)
                    ? CheckList(screen, path, ListFile.Read(bytes, line.GetValue(region) ?? ""))
                    : Check(screen, path, PayloadFile.ReplaceContextAttributes(bytes, SessionOptions.SimulatedRegion, TimeProvider.System), line.GetValue(region));
            }

            return faults == 0 ? ExitCodes.Success : ExitCodes.InvalidInput;
        });
        return command;
    }

    /// <returns>The number of errors found and shown.</returns>
    private static int Check(Screen screen, string path, ReadOnlyMemory<byte> payload, string? region)
    {
        switch (RequestValidation.Read(payload, region))
        {
            case RequestReading.Invalid(var errors):
                WriteErrors(screen, path, errors);
                return errors.Count;
            case RequestReading.Valid(var request):
                WriteFine(screen, path, Targets(request.Services.Count, request.Select.Count, request.Tasks.Count, request.ServicesFrom), Notes(request));
                return 0;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <inheritdoc cref="Check"/>
    private static int CheckList(Screen screen, string path, ParsedList reading)
    {
        if (reading.Errors.Count > 0)
            WriteErrors(screen, path, reading.Errors);
        else
            WriteFine(screen, path, Targets(reading.Services.Count, reading.Select.Count, reading.Tasks.Count), reading.Warnings);
        return reading.Errors.Count;
    }

    private static void WriteErrors(Screen screen, string path, IReadOnlyList<RequestError> errors) =>
        RequestErrors.Write(screen.Results, $"{path} is wrong; nothing was called.", errors);

    private static void WriteFine(Screen screen, string path, string targets, IEnumerable<string> notes)
    {
        screen.Results.WriteLine($"{path}: fine, {targets}");
        foreach (var note in notes)
            screen.Results.MarkupLineInterpolated($"  [yellow]Note:[/] {note}");
    }

    private static IEnumerable<string> Notes(RestartRequest request) => request.ServicesFrom is { } source
        ? [$"{source} was not read: nothing is called here, so only the pointer to it was checked; see ecs-restart list show", .. request.EffectiveWarnings]
        : request.EffectiveWarnings;

    private static string Targets(int services, int selects, int tasks, ListSource? list = null)
    {
        (int Count, string Thing)[] counts = [(services, "service"), (selects, "selection"), (tasks, "task"), (list is null ? 0 : 1, "list")];
        return string.Join(" and ", counts.Where(count => count.Count > 0).Select(count => TextFormat.Count(count.Count, count.Thing)));
    }
}
