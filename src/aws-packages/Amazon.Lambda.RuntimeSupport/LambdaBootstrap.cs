using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport.Bootstrap;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The loop of a Lambda function: request an event from the Runtime API, run the handler, post the result or the error.</summary>
public sealed class LambdaBootstrap : IDisposable
{
    private readonly InvocationHandler _handler;
    private readonly ILambdaSerializer _serializer;
    private readonly LambdaBootstrapInitializer _initializer;
    private readonly RuntimeApiClient _runtimeApi;
    private readonly FunctionLog _log;

    internal LambdaBootstrap(
        InvocationHandler handler, ILambdaSerializer serializer, LambdaBootstrapInitializer initializer, LambdaBootstrapOptions options)
    {
        _handler = handler;
        _serializer = serializer;
        _initializer = initializer;
        _runtimeApi = new RuntimeApiClient(
            string.IsNullOrEmpty(options.RuntimeApiEndpoint)
                ? Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")
                : options.RuntimeApiEndpoint);
        _log = FunctionLog.TakeOverConsole();
    }

    /// <summary>
    /// Handles events until canceled. Exceptions of the handler are logged and posted, and the loop continues. With the environment variable
    /// <c>AWS_LAMBDA_DOTNET_DEBUG_RUN_ONCE=true</c>, the loop ends after one event.
    /// </summary>
    /// <exception cref="RuntimeApiClientException">The Runtime API rejected a call.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        HeapLimit.Apply();
        var runOnce = string.Equals(
            Environment.GetEnvironmentVariable("AWS_LAMBDA_DOTNET_DEBUG_RUN_ONCE"), "true", StringComparison.OrdinalIgnoreCase);
        if (_initializer is not null && !await InitializeAsync(cancellationToken))
            return;

        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await InvokeOnceAsync(cancellationToken);
                if (runOnce)
                    return;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    public void Dispose() => _runtimeApi.Dispose();

    private async Task<bool> InitializeAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _initializer();
        }
        catch (Exception e)
        {
            _log.Write(LogLevel.Error, message: null, e);
            await _runtimeApi.ReportInitializationErrorAsync(e, cancellationToken);
            throw;
        }
    }

    private async Task InvokeOnceAsync(CancellationToken cancellationToken)
    {
        var invocation = await _runtimeApi.NextAsync(cancellationToken);
        using var input = invocation.Event;
        var headers = invocation.Headers;
        _log.Invocation = headers;
        Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", headers.TraceId);

        Stream output;
        try
        {
            output = await _handler(input, new InvocationContext(headers, new FunctionLogger(_log), _serializer));
        }
        catch (Exception e)
        {
            _log.Write(LogLevel.Error, message: null, e);
            await _runtimeApi.ReportInvocationErrorAsync(headers.AwsRequestId, e, cancellationToken);
            return;
        }

        await using (output)
            await _runtimeApi.RespondAsync(headers.AwsRequestId, output, cancellationToken);
    }
}
