using System.Diagnostics;
using EcsRestart.Aws;
using EcsRestart.Schedules;

namespace EcsRestart.Cli.Session;

/// <summary>The schedule store that a command uses.</summary>
internal sealed class StoreSession : IDisposable
{
    private readonly ScheduleStore _store;

    private StoreSession(ScheduleStore store) => _store = store;

    public IScheduleStore Store => _store;

    public static StoreSession Open(StoreSettings settings) => new(new ScheduleStore(() => settings switch
    {
        { Aws: false, Endpoint: { } endpoint } => SchedulerClientFactory.CreateForSimulator(endpoint, settings.Region ?? SessionOptions.SimulatedRegion),
        _ => SchedulerClientFactory.Create(settings.Region, settings.Profile, settings.Endpoint),
    }));

    /// <exception cref="CommandException">The call failed.</exception>
    public static T Value<T>(ScheduleAnswer<T> result) => result switch
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
