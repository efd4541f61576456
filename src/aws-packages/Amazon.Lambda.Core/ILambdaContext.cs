namespace Amazon.Lambda.Core;

/// <summary>The context of an invocation.</summary>
public interface ILambdaContext
{
    string AwsRequestId { get; }

    IClientContext ClientContext { get; }

    string FunctionName { get; }

    string FunctionVersion { get; }

    ICognitoIdentity Identity { get; }

    string InvokedFunctionArn { get; }

    ILambdaLogger Logger { get; }

    string LogGroupName { get; }

    string LogStreamName { get; }

    int MemoryLimitInMB { get; }

    /// <summary>The time until Lambda ends the invocation, computed on each read; negative after the deadline.</summary>
    TimeSpan RemainingTime { get; }

    /// <summary>Default: empty.</summary>
    string TenantId => string.Empty;

    /// <summary>The X-Ray trace header of the invocation. Default: empty.</summary>
    string TraceId => string.Empty;

    /// <summary>The serializer that the bootstrap was built with. Default: null.</summary>
    ILambdaSerializer Serializer => null;
}
