using Amazon.Runtime.Internal;

namespace AwsPackages;

/// <summary>A request that knows its own wire form.</summary>
internal interface IWireRequest
{
    IRequest Marshall();
}
