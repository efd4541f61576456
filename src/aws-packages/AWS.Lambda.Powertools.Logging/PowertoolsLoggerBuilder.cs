using System.Text.Json;
using AWS.Lambda.Powertools.Common;
using AWS.Lambda.Powertools.Logging.Internal;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging;

public class PowertoolsLoggerBuilder
{
    private string _service;
    private LogLevel _minimumLevel = LogLevel.None;
    private JsonSerializerOptions _jsonOptions;
    private string _timestampFormat;
    private LoggerOutputCase _outputCase;
    private IConsoleWrapper _output = new ConsoleWrapper();

    /// <param name="service">Default: the environment variable <c>POWERTOOLS_SERVICE_NAME</c>, or <c>service_undefined</c> when it is not set.</param>
    public PowertoolsLoggerBuilder WithService(string service)
    {
        _service = service;
        return this;
    }

    /// <param name="level">
    /// Default: the environment variable <c>POWERTOOLS_LOG_LEVEL</c>, or Information when it is not set. <c>AWS_LAMBDA_LOG_LEVEL</c> can only
    /// raise it.
    /// </param>
    public PowertoolsLoggerBuilder WithMinimumLogLevel(LogLevel level)
    {
        _minimumLevel = level;
        return this;
    }

    /// <param name="options">
    /// The naming policies for keys, unless an output case is set, and the metadata of types that are not JSON scalars.
    /// </param>
    public PowertoolsLoggerBuilder WithJsonOptions(JsonSerializerOptions options)
    {
        _jsonOptions = options;
        return this;
    }

    /// <param name="format">Default: <c>o</c>.</param>
    public PowertoolsLoggerBuilder WithTimestampFormat(string format)
    {
        _timestampFormat = format;
        return this;
    }

    public PowertoolsLoggerBuilder WithOutputCase(LoggerOutputCase outputCase)
    {
        _outputCase = outputCase;
        return this;
    }

    public PowertoolsLoggerBuilder WithLogOutput(IConsoleWrapper console)
    {
        _output = console ?? throw new ArgumentNullException(nameof(console));
        return this;
    }

    public ILogger Build()
    {
        var level = LevelPolicy.FromEnvironment(_minimumLevel);
        if (level.Conflict is { } warning)
            _output.WriteLine(warning);

        var format = new LineFormat(
            new KeyNaming(_outputCase, _jsonOptions),
            _service is { Length: > 0 } ? _service : KeyNaming.EnvironmentOr("POWERTOOLS_SERVICE_NAME", "service_undefined"),
            _timestampFormat ?? "o",
            _jsonOptions);
        return new PowertoolsLogger(level.Minimum, format, _output);
    }
}
