namespace Amazon.Lambda.RuntimeSupport;

internal sealed record Invocation(MemoryStream Event, InvocationHeaders Headers);
