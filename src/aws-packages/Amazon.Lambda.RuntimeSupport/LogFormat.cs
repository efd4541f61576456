namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The values of <c>AWS_LAMBDA_LOG_FORMAT</c>; any other value, such as <c>Text</c>, is the default.</summary>
internal enum LogFormat
{
    Default,
    Unformatted,
    Json,
}
