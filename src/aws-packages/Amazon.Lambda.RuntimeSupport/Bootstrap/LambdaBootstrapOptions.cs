namespace Amazon.Lambda.RuntimeSupport.Bootstrap;

public class LambdaBootstrapOptions
{
    /// <summary>The host and port of the Runtime API. Default: the environment variable <c>AWS_LAMBDA_RUNTIME_API</c>.</summary>
    public string RuntimeApiEndpoint { get; set; }
}
