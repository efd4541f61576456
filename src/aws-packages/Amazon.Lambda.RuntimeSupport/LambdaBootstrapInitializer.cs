namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Runs once, before the first event is asked for.</summary>
/// <returns>False ends the bootstrap without serving anything.</returns>
public delegate Task<bool> LambdaBootstrapInitializer();
