using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using EcsRestart.Simulator;

namespace EcsRestart.EndToEnd.Tests.Support;

/// <summary>The published function as a process, between a Lambda Runtime API and the ECS simulator.</summary>
public sealed class FunctionUnderTest : IAsyncLifetime, IDisposable
{
    private readonly ConcurrentQueue<string> _log = new();
    private EcsHttpApi? _api;
    private RuntimeApi? _runtime;
    private Process? _process;

    public FunctionUnderTest()
        : this(new AcceleratedClock(30))
    {
    }

    internal FunctionUnderTest(TimeProvider clock)
    {
        Ecs = new SimulatedEcs(clock);
        Scheduler = new SimulatedScheduler(clock);
    }

    public SimulatedEcs Ecs { get; }

    public SimulatedScheduler Scheduler { get; }

    /// <summary>The endpoint of both simulators.</summary>
    internal Uri Endpoint => _api?.Endpoint ?? throw new InvalidOperationException("The simulator did not start.");

    /// <summary>Additional environment variables of the function.</summary>
    internal IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Log => [.. _log];

    /// <summary>The peak memory of the function process (proc(5), <c>VmHWM</c>).</summary>
    internal long PeakMemoryBytes => 1024 * long.Parse(
        File.ReadLines($"/proc/{_process?.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        System.Globalization.CultureInfo.InvariantCulture);

    public async Task InitializeAsync()
    {
        _api = await EcsHttpApi.StartAsync(Ecs, Scheduler, port: 0, CancellationToken.None);
        _runtime = await RuntimeApi.StartAsync(TimeProvider.System, port: 0, CancellationToken.None);
        var start = StartInfo(Path.Combine(Repository.Function, "bootstrap"), Path.Combine(Repository.Function, "EcsRestart.Lambda.dll"));
        start.RedirectStandardOutput = true;
        start.UseShellExecute = false;
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = _runtime.Address;
        start.Environment["AWS_ENDPOINT_URL"] = _api.Endpoint.ToString();
        start.Environment["AWS_LAMBDA_FUNCTION_NAME"] = "ecs-restart";
        start.Environment["AWS_REGION"] = Ecs.Region;
        start.Environment["AWS_ACCESS_KEY_ID"] = "test";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "a-secret-that-no-log-may-show";
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        _process = Process.Start(start) ?? throw new InvalidOperationException("The function did not start.");
        _process.OutputDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
    }

    /// <summary>Invokes the function and requires a report.</summary>
    internal async Task<ReportUnderTest> InvokeAsync(byte[] payload, double timeoutSeconds = 60)
    {
        var response = Assert.IsType<InvocationOutcome.Succeeded>(await TryInvokeAsync(payload, timeoutSeconds));
        return new ReportUnderTest(JsonDocument.Parse(response.Payload).RootElement);
    }

    /// <summary>Invokes the function for each due invocation of the schedules, in order.</summary>
    internal async Task<IReadOnlyList<ReportUnderTest>> InvokeDueAsync()
    {
        var reports = new List<ReportUnderTest>();
        while (Scheduler.TryTake(out var invocation))
            reports.Add(await InvokeAsync(invocation.Payload.ToArray()));
        return reports;
    }

    internal Task<ReportUnderTest> InvokeAsync(string payload, double timeoutSeconds = 60) =>
        InvokeAsync(Encoding.UTF8.GetBytes(payload), timeoutSeconds);

    /// <summary>Invokes the function and returns any outcome.</summary>
    internal Task<InvocationOutcome> TryInvokeAsync(byte[] payload, double timeoutSeconds = 60)
    {
        var runtime = _runtime ?? throw new InvalidOperationException("The Runtime API did not start.");
        return runtime.InvokeAsync(payload, TimeSpan.FromSeconds(timeoutSeconds), CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        _process?.Kill();
        if (_runtime is not null)
            await _runtime.DisposeAsync();
        if (_api is not null)
            await _api.DisposeAsync();
        Scheduler.Dispose();
    }

    public void Dispose() => _process?.Dispose();

    private static ProcessStartInfo StartInfo(string native, string assembly) => File.Exists(native) ? new(native) : new("dotnet", [assembly]);
}
