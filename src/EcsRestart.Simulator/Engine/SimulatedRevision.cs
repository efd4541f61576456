using System.Security.Cryptography;
using System.Text;

namespace EcsRestart.Simulator;

/// <summary>A service revision: what one deployment runs. A rollback runs an earlier one.</summary>
/// <param name="digits">The last segment of its ARN; the same digits as in the ID of its deployment.</param>
/// <param name="behaviour">The settings of the service at that time.</param>
internal sealed class SimulatedRevision(
    string digits, SimulatedTaskDefinition taskDefinition, ServiceBehavior behaviour, bool isRecorded, DateTimeOffset createdAt)
{
    public string Digits => digits;

    public SimulatedTaskDefinition TaskDefinition => taskDefinition;

    public ServiceBehavior Behaviour => behaviour;

    /// <summary>False for the first deployment of an old service, and for services that ECS does not deploy itself.</summary>
    public bool IsRecorded => isRecorded;

    public DateTimeOffset CreatedAt => createdAt;

    /// <summary>When the first task ran: only then are the digests of its images known. Null until then.</summary>
    public DateTimeOffset? ImagesResolvedAt { get; set; }

    /// <summary>The digest of an image, which a moved tag changes; null while ECS has resolved none.</summary>
    public string? DigestOf(string image)
    {
        if (ImagesResolvedAt is null || !behaviour.ServiceDeployments.ResolveImages)
            return null;

        var content = behaviour.ServiceDeployments.NewDigests ? $"{image}#{digits}" : image;
        return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}";
    }
}
