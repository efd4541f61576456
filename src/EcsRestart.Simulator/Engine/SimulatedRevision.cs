using System.Security.Cryptography;
using System.Text;

namespace EcsRestart.Simulator;

/// <summary>A service revision: what a deployment runs. A rollback runs an earlier revision.</summary>
/// <param name="digits">The last segment of the ARN, also the digits in the ID of the deployment.</param>
/// <param name="behavior">The settings of the service when the revision was created.</param>
internal sealed class SimulatedRevision(
    string digits, SimulatedTaskDefinition taskDefinition, ServiceBehavior behavior, bool isRecorded, DateTimeOffset createdAt)
{
    public string Digits => digits;

    public SimulatedTaskDefinition TaskDefinition => taskDefinition;

    public ServiceBehavior Behavior => behavior;

    /// <summary>False for the first deployment of an old service, and for services with another deployment controller.</summary>
    public bool IsRecorded => isRecorded;

    public DateTimeOffset CreatedAt => createdAt;

    /// <summary>When the first task ran and the image digests became known. Null until then.</summary>
    public DateTimeOffset? ImagesResolvedAt { get; set; }

    /// <summary>The digest of an image, which a moved tag changes; null while ECS has resolved none.</summary>
    public string? DigestOf(string image)
    {
        if (ImagesResolvedAt is null || !behavior.ServiceDeployments.ResolveImages)
            return null;

        var content = behavior.ServiceDeployments.NewDigests ? $"{image}#{digits}" : image;
        return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}";
    }
}
