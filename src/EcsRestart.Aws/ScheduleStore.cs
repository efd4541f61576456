using Amazon.Scheduler;
using Amazon.Scheduler.Model;
using EcsRestart.Schedules;

namespace EcsRestart.Aws;

/// <summary>EventBridge Scheduler through the AWS SDK. Expected trouble becomes a <see cref="ScheduleFailure"/>; see <see cref="ScheduleFailureMap"/>.</summary>
/// <param name="createClient">Makes the client when it is first needed.</param>
public sealed class ScheduleStore(Func<IAmazonScheduler> createClient) : IScheduleStore, IDisposable
{
    private const int SchedulesPerPage = 100;

    private readonly Lazy<IAmazonScheduler> _client = new(createClient);

    public Task<ScheduleAnswer<string>> CreateAsync(NewSchedule schedule, CancellationToken cancellationToken) =>
        AskAsync(
            async client => (await client.CreateScheduleAsync(ScheduleMapping.ToRequest(schedule), cancellationToken)).ScheduleArn,
            ScheduleCall.Of(schedule.Ref, isCreation: true),
            cancellationToken);

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
                $"The schedule {schedule} does not invoke a Lambda function but {stored.Target?.Arn}: it is left as it is."));
        }

        var request = ScheduleMapping.ToRequest(stored, change);
        return await AskAsync(
            async client =>
            {
                await client.UpdateScheduleAsync(request, cancellationToken);
                return ScheduleMapping.ToStored(await ReadAsync(client, schedule, cancellationToken));
            },
            call,
            cancellationToken);
    }

    public Task<ScheduleAnswer<ScheduleRef>> DeleteAsync(ScheduleRef schedule, CancellationToken cancellationToken) =>
        AskAsync(
            async client =>
            {
                await client.DeleteScheduleAsync(new DeleteScheduleRequest { Name = schedule.Name, GroupName = schedule.Group }, cancellationToken);
                return schedule;
            },
            ScheduleCall.Of(schedule),
            cancellationToken);

    public Task<ScheduleAnswer<IReadOnlyList<ScheduleRef>>> ListAsync(string? group, CancellationToken cancellationToken) =>
        AskAsync<IReadOnlyList<ScheduleRef>>(
            async client =>
            {
                var found = new List<ScheduleRef>();
                var request = new ListSchedulesRequest { GroupName = group, MaxResults = SchedulesPerPage };
                do
                {
                    var page = await client.ListSchedulesAsync(request, cancellationToken);
                    found.AddRange((page.Schedules ?? []).Select(summary => new ScheduleRef(summary.GroupName, summary.Name)));
                    request.NextToken = page.NextToken;
                }
                while (!string.IsNullOrEmpty(request.NextToken));

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

    private async Task<ScheduleAnswer<T>> AskAsync<T>(
        Func<IAmazonScheduler, Task<T>> ask, ScheduleCall call, CancellationToken cancellationToken)
    {
        try
        {
            return new ScheduleAnswer<T>.Ok(await ask(_client.Value));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            if (ScheduleFailureMap.Of(exception, call) is not { } failure)
                throw;

            return new ScheduleAnswer<T>.Failed(failure);
        }
    }
}
