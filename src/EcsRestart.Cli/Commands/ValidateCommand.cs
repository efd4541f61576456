using System.CommandLine;
using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;
using EcsRestart.Lists;
using EcsRestart.Request;
using Spectre.Console;

namespace EcsRestart.Cli.Commands;

/// <summary><c>validate</c>: checks requests or service lists without calling AWS.</summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var payloads = new Argument<string[]>("REQUEST")
        {
            Description = "Payload files (JSON, as the schedule sends them), or - for standard input",
            Arity = ArgumentArity.OneOrMore,
        };
        var region = new Option<string?>("--region") { Description = "Require every ARN to be in this Region" };
        var list = new Option<bool>("--list")
        {
            Description = "Validate service lists (servicesFrom) instead of requests: cluster/service entries, a JSON object with "
                + "services, select and tasks, or a DynamoDB item as for aws dynamodb put-item",
        };
        var command = new Command("validate", "Check requests and list all errors, without calling AWS") { payloads, region, list };
        command.SetHandler(async (line, interrupt) =>
        {
            var screen = new Screen(OutputFormat.Table);
            var errorCount = 0;
            foreach (var path in line.GetRequiredValue(payloads))
            {
                var bytes = await PayloadFile.ReadAsync(path, interrupt.Requested);
                errorCount += line.GetValue(list)
                    ? CheckList(screen, path, ListFile.Read(bytes, line.GetValue(region) ?? ""))
                    : Check(screen, path, PayloadFile.ReplaceContextAttributes(bytes, SessionOptions.SimulatedRegion, TimeProvider.System), line.GetValue(region));
            }

            return errorCount == 0 ? ExitCodes.Success : ExitCodes.InvalidInput;
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
                WriteValid(screen, path, Targets(request.Services.Count, request.Select.Count, request.Tasks.Count, request.ServicesFrom), Notes(request));
                return 0;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <inheritdoc cref="Check"/>
    private static int CheckList(Screen screen, string path, ParsedList list)
    {
        if (list.Errors.Count > 0)
            WriteErrors(screen, path, list.Errors);
        else
            WriteValid(screen, path, Targets(list.Services.Count, list.Select.Count, list.Tasks.Count), list.Warnings);
        return list.Errors.Count;
    }

    private static void WriteErrors(Screen screen, string path, IReadOnlyList<RequestError> errors) =>
        RequestErrors.Write(screen.Results, $"{path}: invalid. Nothing was called.", errors);

    private static void WriteValid(Screen screen, string path, string targets, IEnumerable<string> notes)
    {
        screen.Results.WriteLine($"{path}: valid ({targets})");
        foreach (var note in notes)
            screen.Results.MarkupLineInterpolated($"  [yellow]Note:[/] {note}");
    }

    private static IEnumerable<string> Notes(RestartRequest request) => request.ServicesFrom is { } source
        ? [$"{source} was not read, only the reference to it was checked; use ecs-restart list show to check it", .. request.EffectiveWarnings]
        : request.EffectiveWarnings;

    private static string Targets(int services, int selects, int tasks, ListSource? list = null)
    {
        (int Count, string Noun)[] counts = [(services, "service"), (selects, "selection"), (tasks, "task"), (list is null ? 0 : 1, "list")];
        return string.Join(" and ", counts.Where(count => count.Count > 0).Select(count => TextFormat.Count(count.Count, count.Noun)));
    }
}
