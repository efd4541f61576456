using Amazon.Runtime.Internal;

namespace AwsPackages;

/// <summary>A request that can marshal itself.</summary>
internal interface IWireRequest
{
    IRequest Marshall();
}
