using System.CommandLine;
using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;
using EcsRestart.Report;
using EcsRestart.Request;
using EcsRestart.Targets;
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
        var reading = RequestReader.Read(payload);
        var errors = reading switch
        {
            RequestReading.Invalid(var found) => found,
            RequestReading.Valid(var request) => ImpossibleNames(request, region),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        if (errors.Count > 0)
            RequestErrors.Write(screen.Results, path, errors);
        else if (reading is RequestReading.Valid(var request))
            WriteFine(screen, path, request);
        return errors.Count;
    }

    private static void WriteFine(Screen screen, string path, RestartRequest request)
    {
        screen.Results.WriteLine($"{path}: fine, {Targets(request)}");
        foreach (var warning in request.WarningsThatHold)
            screen.Results.MarkupLineInterpolated($"  [yellow]Note:[/] {warning}");
    }

    private static string Targets(RestartRequest request)
    {
        (int Count, string Thing)[] counts = [(request.Services.Count, "service"), (request.Select.Count, "selection"), (request.Tasks.Count, "task")];
        return string.Join(" and ", counts.Where(count => count.Count > 0).Select(count => ReportText.Count(count.Count, count.Thing)));
    }

    private static List<RequestError> ImpossibleNames(RestartRequest request, string? region) =>
    [
        .. TargetResolver.Resolve(request.Services, () => region ?? "")
            .Select((target, index) => (target, index))
            .Where(entry => entry.target is Target.Settled { Result.Status: ResultStatus.Failed })
            .Select(entry => new RequestError($"$.services[{entry.index}]", ((Target.Settled)entry.target).Result.Error ?? "")),
        .. from target in TaskTarget.Resolve(request.Tasks, () => region ?? "")
           where target.Fault is not null
           select new RequestError($"$.{target.Task.Place}", target.Fault?.Sentence ?? ""),
    ];
}
