using Amazon.Scheduler;
using Amazon.Scheduler.Model;
using EcsRestart.Schedules;

namespace EcsRestart.Aws;

/// <summary>Calls EventBridge Scheduler through the AWS SDK. Expected exceptions become a <see cref="ScheduleFailure"/>; see <see cref="ScheduleFailureMap"/>.</summary>
/// <param name="createClient">Creates the client on first use. The client must not retry (<see cref="SchedulerClientFactory"/>).</param>
/// <param name="clock">Null for the system clock.</param>
public sealed class ScheduleStore(Func<IAmazonScheduler> createClient, TimeProvider? clock = null) : IScheduleStore, IDisposable
{
    private const int SchedulesPerPage = 100;

    private readonly Lazy<IAmazonScheduler> _client = new(createClient);

    public Task<ScheduleAnswer<string>> CreateAsync(NewSchedule schedule, CancellationToken cancellationToken)
    {
        var request = ScheduleMapping.ToRequest(schedule);
        request.ClientToken = NewToken();
        return AskAsync(
            async client => (await client.CreateScheduleAsync(request, cancellationToken)).ScheduleArn ?? "",
            ScheduleCall.Of(schedule.Ref, isCreation: true),
            cancellationToken);
    }

    public Task<ScheduleAnswer<StoredSchedule>> GetAsync(ScheduleRef schedule, CancellationToken cancellationToken) =>
        AskAsync(
            async client => ScheduleMapping.ToStored(await ReadAsync(client, schedule, cancellationToken)),
            ScheduleCall.Of(schedule),
            cancellationToken);

    public async Task<ScheduleAnswer<StoredSchedule>> ChangeAsync(
        ScheduleRef schedule, ScheduleChange change, CancellationToken cancellationToken)
    {
        var call = ScheduleCall.Of(schedule);
        var reading = await AskAsync(client => ReadAsync(client, schedule, cancellationToken), call, cancellationToken);
        if (reading is not ScheduleAnswer<GetScheduleResponse>.Ok(var stored))
            return new ScheduleAnswer<StoredSchedule>.Failed(((ScheduleAnswer<GetScheduleResponse>.Failed)reading).Failure);

        if (!ScheduleMapping.IsOfAFunction(stored))
        {
            return new ScheduleAnswer<StoredSchedule>.Failed(new ScheduleFailure.Invalid(
                $"Schedule {schedule} was not changed: its target is {stored.Target?.Arn}, not a Lambda function."));
        }

        var request = ScheduleMapping.ToRequest(stored, change);
        request.ClientToken = NewToken();
        return await AskAsync(
            async client =>
            {
                await client.UpdateScheduleAsync(request, cancellationToken);
                return ScheduleMapping.ToStored(await ReadAsync(client, schedule, cancellationToken));
            },
            call,
            cancellationToken);
    }

    public Task<ScheduleAnswer<ScheduleRef>> DeleteAsync(ScheduleRef schedule, CancellationToken cancellationToken)
    {
        var request = new DeleteScheduleRequest { Name = schedule.Name, GroupName = schedule.Group, ClientToken = NewToken() };
        return AskAsync(
            async client =>
            {
                await client.DeleteScheduleAsync(request, cancellationToken);
                return schedule;
            },
            ScheduleCall.Of(schedule),
            cancellationToken);
    }

    public Task<ScheduleAnswer<IReadOnlyList<ScheduleRef>>> ListAsync(string? group, CancellationToken cancellationToken) =>
        AskAsync<IReadOnlyList<ScheduleRef>>(
            async client =>
            {
                var found = new List<ScheduleRef>();
                var request = new ListSchedulesRequest { GroupName = group, MaxResults = SchedulesPerPage };
                string? token;
                do
                {
                    token = request.NextToken;
                    var page = await client.ListSchedulesAsync(request, cancellationToken);
                    found.AddRange((page.Schedules ?? []).Select(
                        summary => new ScheduleRef(summary.GroupName ?? ScheduleRef.DefaultGroup, summary.Name ?? "")));
                    request.NextToken = page.NextToken;
                }
                while (!string.IsNullOrEmpty(request.NextToken) && request.NextToken != token); // a repeated token would loop forever

                return found;
            },
            ScheduleCall.OfGroup(group),
            cancellationToken);

    public void Dispose()
    {
        if (_client.IsValueCreated)
            _client.Value.Dispose();
    }

    private static Task<GetScheduleResponse> ReadAsync(IAmazonScheduler client, ScheduleRef schedule, CancellationToken cancellationToken) =>
        client.GetScheduleAsync(new GetScheduleRequest { Name = schedule.Name, GroupName = schedule.Group }, cancellationToken);

    /// <summary>Returns a token for one change. All attempts send the same token, so EventBridge Scheduler applies the change once.</summary>
    private static string NewToken() => Guid.NewGuid().ToString();

    private Task<ScheduleAnswer<T>> AskAsync<T>(Func<IAmazonScheduler, Task<T>> ask, ScheduleCall call, CancellationToken cancellationToken) =>
        Repetition.CallAsync(
            () => TryAsync(ask, call, cancellationToken),
            answer => answer is ScheduleAnswer<T>.Failed { Failure: ScheduleFailure.Trouble },
            clock ?? TimeProvider.System,
            cancellationToken);

    private async Task<ScheduleAnswer<T>> TryAsync<T>(
        Func<IAmazonScheduler, Task<T>> ask, ScheduleCall call, CancellationToken cancellationToken)
    {
        try
        {
            // The AWS SDK cannot cancel the wait for credentials.
            return new ScheduleAnswer<T>.Ok(await ask(_client.Value).WaitAsync(cancellationToken));
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new ScheduleAnswer<T>.Failed(ScheduleFailureMap.Of(exception, call));
        }
    }
}
