namespace Amazon.Lambda.Core;

/// <summary>The data that a mobile application sent with its invocation.</summary>
public interface IClientContext
{
    IDictionary<string, string> Environment { get; }

    IClientApplication Client { get; }

    IDictionary<string, string> Custom { get; }
}
