using System.Globalization;
using System.Net.Http.Headers;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The headers of the response to <c>/runtime/invocation/next</c>, which describe the invocation.</summary>
internal sealed class InvocationHeaders(HttpResponseHeaders headers)
{
    public string AwsRequestId { get; } =
        Value(headers, "Lambda-Runtime-Aws-Request-Id")
        ?? throw new KeyNotFoundException("The Runtime API sent an invocation without the header Lambda-Runtime-Aws-Request-Id.");

    public string InvokedFunctionArn { get; } = Value(headers, "Lambda-Runtime-Invoked-Function-Arn");

    public string TraceId { get; } = Value(headers, "Lambda-Runtime-Trace-Id");

    public string TenantId { get; } = Value(headers, "Lambda-Runtime-Aws-Tenant-Id");

    public string ClientContextJson { get; } = Value(headers, "Lambda-Runtime-Client-Context");

    public string CognitoIdentityJson { get; } = Value(headers, "Lambda-Runtime-Cognito-Identity");

    /// <summary>The deadline in milliseconds since the Unix epoch; 0 when not set.</summary>
    public long DeadlineMs { get; } =
        long.TryParse(Value(headers, "Lambda-Runtime-Deadline-Ms"), CultureInfo.InvariantCulture, out var deadline) ? deadline : 0;

    private static string Value(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
