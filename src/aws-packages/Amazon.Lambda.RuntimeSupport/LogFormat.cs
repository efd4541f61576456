namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The values of <c>AWS_LAMBDA_LOG_FORMAT</c>; any other, such as Lambda's own <c>Text</c>, is the default.</summary>
internal enum LogFormat
{
    Default,
    Unformatted,
    Json,
}
