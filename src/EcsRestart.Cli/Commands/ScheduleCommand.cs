using System.CommandLine;
using EcsRestart.Cli.Commands.Schedules;

namespace EcsRestart.Cli.Commands;

/// <summary><c>schedule</c>: the schedules that invoke the function.</summary>
internal static class ScheduleCommand
{
    public static Command Create() => new("schedule", "Manage the EventBridge Scheduler schedules that send requests to the function")
    {
        CreateScheduleCommand.Create(),
        UpdateScheduleCommand.Create(),
        ListSchedulesCommand.Create(),
        ShowScheduleCommand.Create(),
        ScheduleStateCommand.Pause(),
        ScheduleStateCommand.Resume(),
        DeleteScheduleCommand.Create(),
        NextTimesCommand.Create(),
        ScheduleOnceCommand.Create(),
    };
}
