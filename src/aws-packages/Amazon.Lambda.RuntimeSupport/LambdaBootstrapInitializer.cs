namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Runs once before the first event is requested.</summary>
/// <returns>False to end the bootstrap without handling an event.</returns>
public delegate Task<bool> LambdaBootstrapInitializer();
