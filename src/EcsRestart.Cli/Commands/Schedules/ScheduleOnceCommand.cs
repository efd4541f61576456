using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using EcsRestart.Cli.Session;
using EcsRestart.Schedules;

namespace EcsRestart.Cli.Commands.Schedules;

/// <summary><c>schedule once</c>: creates a schedule that runs once and then deletes itself.</summary>
internal static class ScheduleOnceCommand
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    public static Command Create()
    {
        var payload = PayloadFile.Argument();
        var at = new Option<string>("--at") { Description = "Local time in the time zone, such as 2026-12-01T02:00", Required = true };
        var zone = TimeOptions.ZoneOption();
        var name = new Option<string?>("--name") { Description = "Name of the schedule [default: once- and the time]" };
        var group = NameOptions.GroupOption($"Schedule group [default: {ScheduleRef.DefaultGroup}]");
        var target = new TargetOptions(isRequired: true);
        var store = new StoreOptions();
        name.Validators.Add(result => NameOptions.CheckName(result, result.GetValueOrDefault<string?>(), "--name"));
        at.Validators.Add(result =>
        {
            if (Read(result.GetValueOrDefault<string>()) is null)
                result.AddError("--at must be a time without an offset, such as 2026-12-01T02:00");
        });
        var command = new Command("once", "Create a schedule that runs once and then deletes itself") { payload, at, zone, name, group };
        target.AddTo(command);
        store.AddTo(command);
        command.SetHandler(async (line, interrupt) =>
        {
            var time = Read(line.GetRequiredValue(at)) ?? throw new UnreachableException();
            var timeZone = TimeOptions.ReadZone(line.GetValue(zone));
            var moment = MomentOf(time, timeZone);
            var schedule = new ScheduleRef(line.GetValue(group) ?? ScheduleRef.DefaultGroup, line.GetValue(name) ?? NameOf(time));
            return await ScheduleCreation.StoreAsync(
                line.GetRequiredValue(payload),
                target.FunctionArn(line),
                input => target.NewSchedule(line, schedule, ScheduleExpression.At(time), timeZone, input) with { DeleteAfterCompletion = true },
                [moment],
                store.Read(line),
                interrupt);
        });
        return command;
    }

    private static DateTime? Read(string? text) =>
        DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <exception cref="CommandException">The time is in the past or does not exist.</exception>
    private static DateTimeOffset MomentOf(DateTime time, TimeZoneInfo zone)
    {
        var text = time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        if (ScheduleTimes.MomentOf(time, zone) is not { } moment)
            throw new CommandException(ExitCodes.InvalidInput, $"{text} does not exist in {zone.Id}: daylight saving time starts and the clocks skip it.");

        return moment > TimeProvider.System.GetUtcNow()
            ? moment
            : throw new CommandException(ExitCodes.InvalidInput, $"{text} in {zone.Id} is in the past.");
    }

    private static string NameOf(DateTime time) => time.ToString("'once-'yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
}
