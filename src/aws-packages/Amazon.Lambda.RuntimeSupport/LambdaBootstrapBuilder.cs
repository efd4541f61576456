using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport.Bootstrap;

namespace Amazon.Lambda.RuntimeSupport;

public class LambdaBootstrapBuilder
{
    private readonly InvocationHandler _handler;
    private readonly ILambdaSerializer _serializer;
    private readonly LambdaBootstrapOptions _options = new();
    private LambdaBootstrapInitializer _initializer;

    private LambdaBootstrapBuilder(InvocationHandler handler, ILambdaSerializer serializer)
    {
        _handler = handler;
        _serializer = serializer;
    }

    /// <summary>Creates a builder for a handler that reads the event as a stream. The serializer writes the result.</summary>
    public static LambdaBootstrapBuilder Create<TOutput>(
        Func<Stream, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(async (input, context) => Write(await handler(input, context), serializer), serializer);

    /// <summary>Creates a builder for a handler whose event and result the serializer reads and writes.</summary>
    public static LambdaBootstrapBuilder Create<TInput, TOutput>(
        Func<TInput, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(async (input, context) => Write(await handler(serializer.Deserialize<TInput>(input), context), serializer), serializer);

    public LambdaBootstrapBuilder ConfigureOptions(Action<LambdaBootstrapOptions> options = null)
    {
        options?.Invoke(_options);
        return this;
    }

    public LambdaBootstrapBuilder UseBootstrapHandler(LambdaBootstrapInitializer lambdaBootstrapInitializer)
    {
        _initializer = lambdaBootstrapInitializer;
        return this;
    }

    public LambdaBootstrap Build() => new(_handler, _serializer, _initializer, _options);

    private static MemoryStream Write<TOutput>(TOutput result, ILambdaSerializer serializer)
    {
        var output = new MemoryStream();
        serializer.Serialize(result, output);
        output.Position = 0;
        return output;
    }
}
