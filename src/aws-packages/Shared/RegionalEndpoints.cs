using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace AwsPackages;

/// <summary>The endpoint rules of Amazon ECS and EventBridge Scheduler: a custom endpoint if there is one, otherwise
/// <c>https://{prefix}[-fips].{region}.{suffix of the partition}</c>.</summary>
internal sealed class RegionalEndpoints(string prefix) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var fips = parameters["UseFIPS"] is true;
        var dualStack = parameters["UseDualStack"] is true;

        if (parameters["Endpoint"] is string custom)
        {
            return fips ? throw new AmazonClientException("Invalid Configuration: FIPS and custom endpoint are not supported")
                : dualStack ? throw new AmazonClientException("Invalid Configuration: Dualstack and custom endpoint are not supported")
                : new Endpoint(custom);
        }

        if (parameters["Region"] is not string region) throw new AmazonClientException("Invalid Configuration: Missing Region");

        var partition = Fn.Partition(region);
        Require((!fips || partition.supportsFIPS) && (!dualStack || partition.supportsDualStack), fips, dualStack);
        var suffix = dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return new Endpoint($"https://{prefix}{(fips ? "-fips" : "")}.{region}.{suffix}");
    }

    private static void Require(bool supported, bool fips, bool dualStack)
    {
        if (supported) return;

        throw new AmazonClientException((fips, dualStack) switch
        {
            (true, true) => "FIPS and DualStack are enabled, but this partition does not support one or both",
            (true, false) => "FIPS is enabled but this partition does not support FIPS",
            _ => "DualStack is enabled but this partition does not support DualStack",
        });
    }
}
