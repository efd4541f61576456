using EcsRestart.Ecs;
using EcsRestart.Gates;
using EcsRestart.Plan;
using EcsRestart.Request;

namespace EcsRestart.StepFunctions;

/// <summary>Divides a plan into rounds of batches.</summary>
internal sealed class RoundPlanner(RestartRequest request)
{
    /// <summary>
    /// The maximum number of services or tasks in a round: the results of its batches must fit into the state of the machine together.
    /// </summary>
    private const int MaxRoundItems = 1_000;

    /// <summary>
    /// The number of batches that run at once when the run does not wait. Only the ECS rate limits apply then, and each batch has a
    /// share.
    /// </summary>
    private const int MaxConcurrentBatches = 10;

    /// <summary>Maximum size in bytes of JSON.</summary>
    private const int MaxRoundResultBytes = 30_000;

    private readonly List<ServiceOptions> _options = [];

    /// <summary>The kinds of services in the plan, filled by <see cref="Rounds"/>.</summary>
    public IReadOnlyList<ServiceOptions> Options => _options;

    public IReadOnlyList<Round> Rounds(RestartPlan plan)
    {
        var size = request.Wait ? Math.Min(request.MaxInFlight, MaxRoundItems) : MaxRoundItems;
        int[][] rounds = [.. plan.Waves.SelectMany(wave => Cut(plan, wave, size))];
        return [.. rounds.Select((positions, number) => ToRound(plan, positions, isLast: number == rounds.Length - 1))];
    }

    /// <summary>
    /// Divides a wave, in order, into rounds that stay within the limits on rollouts, tasks and extra tasks. A service that needs more
    /// extra tasks than the limit has its own round. Adopted rollouts are already in progress, so they count from the start.
    /// </summary>
    private IEnumerable<int[]> Cut(RestartPlan plan, IReadOnlyList<int> wave, int size)
    {
        if (request is not { Wait: true, MaxExtraTasks: { } limit })
            return wave.Chunk(size);

        var inWave = ((PlanItem.Executable)plan.Steps[wave[0]]).Wave;
        var adoptedLater = plan.Steps.OfType<PlanItem.Adopt>().Where(adopted => adopted.Wave > inWave).Sum(adopted => (long)ExtraTasks.Of(adopted.Snapshot));
        var rounds = new List<int[]>();
        var round = new List<int>();
        var used = adoptedLater;
        foreach (var position in wave)
        {
            var step = plan.Steps[position];
            var need = step is PlanItem.ForService { Snapshot: var service } ? ExtraTasks.Of(service) : 0;
            if (round.Count == size || (round.Count > 0 && step is PlanItem.Restart && used + need > limit))
            {
                rounds.Add([.. round]);
                round.Clear();
                used = adoptedLater;
            }

            round.Add(position);
            used += need;
        }

        rounds.Add([.. round]);
        return rounds;
    }

    private Round ToRound(RestartPlan plan, int[] positions, bool isLast)
    {
        Batch[] batches = [.. Batches(plan, positions, returnsExtraTasks: request.MaxExtraTasks is not null && !isLast).OrderBy(batch => batch.At)];
        return new Round
        {
            Wave = ((PlanItem.Executable)plan.Steps[positions[0]]).Wave,
            ExtraTasks = request.MaxExtraTasks is null ? 0 : positions.Sum(position => plan.Steps[position] is PlanItem.Restart restart ? ExtraTasks.Of(restart.Snapshot) : 0),
            HasAdopted = positions.Any(position => plan.Steps[position] is PlanItem.Adopt),
            Concurrency = request.Wait ? batches.Length : Math.Min(batches.Length, MaxConcurrentBatches),
            Share = Math.Min(RunTotals.MaxResultBytes, MaxRoundResultBytes / batches.Length),
            Tolerance = request.StopAfterFailures == 0 ? batches.Length : request.StopAfterFailures - 1,
            Batches = batches,
        };
    }

    private IEnumerable<Batch> Batches(RestartPlan plan, int[] positions, bool returnsExtraTasks)
    {
        var tasks = positions.Where(position => plan.Steps[position] is PlanItem.RunTask).ToArray();
        foreach (var position in tasks)
            yield return new Batch { At = position, Lanes = Lanes(tasks.Length), Task = ((PlanItem.RunTask)plan.Steps[position]).Task.Index };

        var homes = from position in positions
                    let step = plan.Steps[position] as PlanItem.ForService
                    where step is not null
                    group new { Position = position, Step = step } by new { step.Service.Location.Account, step.Service.Location.Region };
        foreach (var home in homes)
        {
            var batches = home
                .GroupBy(service => new { service.Step.Service.Cluster, Options = service.Step.Options with { Location = service.Step.Service.Location } })
                .SelectMany(alike => alike.Chunk(EcsLimits.ServicesPerDescribe).Select(chunk => new { Kind = alike.Key, Services = chunk }))
                .ToArray();
            foreach (var batch in batches)
            {
                yield return new Batch
                {
                    At = batch.Services[0].Position,
                    Lanes = Lanes(batches.Length),
                    Cluster = batch.Kind.Cluster,
                    Services = [.. batch.Services.Select(service => service.Step.Service.ServiceName)],
                    Options = IndexOf(batch.Kind.Options),
                    ReturnsExtraTasks = returnsExtraTasks,
                };
            }
        }
    }

    private int Lanes(int batches) => request.Wait ? batches : Math.Min(batches, MaxConcurrentBatches);

    private int IndexOf(ServiceOptions options)
    {
        var index = _options.IndexOf(options);
        if (index >= 0)
            return index;

        _options.Add(options);
        return _options.Count - 1;
    }
}
