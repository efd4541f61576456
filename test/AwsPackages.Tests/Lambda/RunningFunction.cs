using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace AwsPackages.Tests.Lambda;

/// <summary>A function whose bootstrap polls a scripted Runtime API until disposed.</summary>
internal sealed class RunningFunction : IAsyncDisposable
{
    private readonly LambdaBootstrap _bootstrap;
    private readonly CancellationTokenSource _stop = new();

    private RunningFunction(LambdaBootstrapBuilder builder, ScriptedRuntimeApi api)
    {
        _bootstrap = builder.ConfigureOptions(options => options.RuntimeApiEndpoint = api.Endpoint).Build();
        Run = _bootstrap.RunAsync(_stop.Token);
    }

    public static ILambdaSerializer Serializer { get; } = new SourceGeneratorLambdaJsonSerializer<LambdaTestJson>();

    /// <summary>Completes when the bootstrap ends.</summary>
    public Task Run { get; }

    public static RunningFunction Start<TOutput>(ScriptedRuntimeApi api, Func<Stream, ILambdaContext, Task<TOutput>> handler) =>
        new(LambdaBootstrapBuilder.Create(handler, Serializer), api);

    public static RunningFunction Start(ScriptedRuntimeApi api, LambdaBootstrapBuilder builder) => new(builder, api);

    public Task StopAsync() => _stop.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Run.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _bootstrap.Dispose();
        _stop.Dispose();
    }
}
