using System.Diagnostics;
using EcsRestart.Aws;
using EcsRestart.Schedules;

namespace EcsRestart.Cli.Session;

/// <summary>The schedules a command works on.</summary>
internal sealed class StoreSession : IDisposable
{
    private readonly ScheduleStore _store;

    private StoreSession(ScheduleStore store) => _store = store;

    public IScheduleStore Store => _store;

    public static StoreSession Open(StoreSettings choice) => new(new ScheduleStore(() => choice switch
    {
        { Aws: false, Endpoint: { } endpoint } => SchedulerClientFactory.CreateForSimulator(endpoint, choice.Region ?? SessionOptions.SimulatedRegion),
        _ => SchedulerClientFactory.Create(choice.Region, choice.Profile, choice.Endpoint),
    }));

    /// <exception cref="CommandException">The call failed.</exception>
    public static T Value<T>(ScheduleAnswer<T> answer) => answer switch
    {
        ScheduleAnswer<T>.Ok(var value) => value,
        ScheduleAnswer<T>.Failed(var failure) => throw new CommandException(ExitCode(failure), failure.Message),
        _ => throw new UnreachableException(),
    };

    public void Dispose() => _store.Dispose();

    private static int ExitCode(ScheduleFailure failure) => failure switch
    {
        ScheduleFailure.OutOfReach => ExitCodes.Unavailable,
        ScheduleFailure.Invalid => ExitCodes.InvalidInput,
        ScheduleFailure.NotFound or ScheduleFailure.Conflict or ScheduleFailure.Trouble => ExitCodes.Failure,
        _ => throw new UnreachableException(),
    };
}
