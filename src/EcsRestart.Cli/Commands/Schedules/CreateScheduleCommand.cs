using System.CommandLine;
using System.Diagnostics;
using EcsRestart.Cli.Session;

namespace EcsRestart.Cli.Commands.Schedules;

/// <summary><c>schedule create</c>: creates a schedule.</summary>
internal static class CreateScheduleCommand
{
    public static Command Create()
    {
        var name = new NameOptions();
        var payload = PayloadFile.Argument();
        var time = new TimeOptions();
        var target = new TargetOptions(isRequired: true);
        var store = new StoreOptions();
        var command = new Command("create", "Validate a request and create a schedule that sends it");
        name.AddTo(command);
        command.Add(payload);
        time.AddTo(command, isRequired: true);
        target.AddTo(command);
        store.AddTo(command);
        command.SetHandler(async (line, interrupt) =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var expression = time.Expression(line) ?? throw new UnreachableException();
            var times = TimeOptions.ReadTimes(expression, time.ZoneName(line), now);
            return await ScheduleCreation.StoreAsync(
                line.GetRequiredValue(payload),
                target.FunctionArn(line),
                input => target.NewSchedule(line, name.Read(line), expression, times.Zone, input),
                times.After(now.AddTicks(-1)),
                store.Read(line),
                interrupt);
        });
        return command;
    }
}
