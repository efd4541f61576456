using System.Diagnostics;
using System.Text.Json;
using EcsRestart.Simulator;

namespace EcsRestart.Benchmarks;

/// <summary>A cold start: a new process, one event, and a new ECS endpoint.</summary>
internal sealed class Invocation(int services, TimeSpan latency)
{
    private const string Cluster = "prod";

    private static readonly TimeProvider Clock = TimeProvider.System;

    /// <summary>The rate limits of the endpoint. Unlimited by default.</summary>
    public ApiRate Rate { get; init; } = ApiRate.Unlimited;

    /// <summary>The maximum timeout of a Lambda function.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>True when services that were not restarted are an expected result. Otherwise they end the benchmark.</summary>
    public bool MayFail { get; init; }

    /// <summary>The actions that ECS served for the last measured process.</summary>
    public IReadOnlyList<ActionRecord> Served { get; private set; } = [];

    /// <summary>The number of services restarted for the last measured process.</summary>
    public int Restarted => Served.Count(record => record is { Action: "UpdateService", ErrorCode: null });

    public async Task<Measurement> MeasureAsync(Contestant contestant)
    {
        var ecs = new SimulatedEcs(Clock) { Rate = Rate };
        if (latency > TimeSpan.Zero)
            ecs.Faults.Add(new Fault { Kind = FaultKind.Slow, Delay = latency });
        foreach (var name in Names())
            ecs.AddService(Cluster, name, new ServiceBehavior());

        await using var api = await EcsHttpApi.StartAsync(ecs, port: 0, CancellationToken.None);
        await using var runtime = await RuntimeApi.StartAsync(Clock, port: 0, CancellationToken.None);
        var outcome = runtime.InvokeAsync(Payload(), Timeout, CancellationToken.None);

        var cpu = ChildProcesses.CpuOfExited();
        var started = Clock.GetUtcNow();
        using var process = Start(contestant, api.Endpoint, runtime.Address);
        var ended = await Task.WhenAny(outcome, process.WaitForExitAsync());
        var answered = Clock.GetUtcNow();
        if (ended != outcome || await outcome is not InvocationOutcome.Succeeded)
            throw new InvalidOperationException($"{contestant.Name} returned no response.");

        var peak = ChildProcesses.PeakMegabytes(process.Id);
        process.Kill();
        await process.WaitForExitAsync();
        Served = ecs.Log.Records;
        if (!MayFail && Restarted != services)
            throw new InvalidOperationException($"{contestant.Name} restarted {Restarted} of {services} services.");
        var firstUpdate = Served.First(record => record.Action == "UpdateService").At;
        return new Measurement(answered - started, firstUpdate - started, ChildProcesses.CpuOfExited() - cpu, peak);
    }

    private static Process Start(Contestant contestant, Uri ecs, string runtimeApi)
    {
        var start = contestant.StartInfo();
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = runtimeApi;
        start.Environment["AWS_LAMBDA_FUNCTION_NAME"] = "ecs-restart";
        start.Environment["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "256";
        start.Environment["AWS_ENDPOINT_URL_ECS"] = ecs.ToString();
        start.Environment["AWS_REGION"] = start.Environment["AWS_DEFAULT_REGION"] = "eu-central-1";
        start.Environment["AWS_ACCESS_KEY_ID"] = start.Environment["AWS_SECRET_ACCESS_KEY"] = "benchmark";
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{contestant.Name} did not start.");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private byte[] Payload() =>
        JsonSerializer.SerializeToUtf8Bytes(new { services = Names().Select(service => new { cluster = Cluster, service }) });

    private IEnumerable<string> Names() => Enumerable.Range(0, services).Select(index => $"service-{index}");
}
