using System.Globalization;

namespace EcsRestart.Simulator;

/// <summary>Amazon Resource Names of one account and Region.</summary>
internal sealed record Arns(string Region, string AccountId)
{
    public string Cluster(string name) => Ecs($"cluster/{name}");

    public string Service(string cluster, string name) => Ecs($"service/{cluster}/{name}");

    /// <summary>The ARN format without the cluster, which ECS still accepts.</summary>
    public string ShortService(string name) => Ecs($"service/{name}");

    public string ServiceDeployment(string cluster, string service, string id) => Ecs($"service-deployment/{cluster}/{service}/{id}");

    public string ServiceRevision(string cluster, string service, string digits) => Ecs($"service-revision/{cluster}/{service}/{digits}");

    public string Task(string cluster, string id) => Ecs($"task/{cluster}/{id}");

    public string Container(string cluster, string task, string name) => Ecs($"container/{cluster}/{task}/{name}");

    public string TaskDefinition(string family, int revision) =>
        Ecs(string.Create(CultureInfo.InvariantCulture, $"task-definition/{family}:{revision}"));

    public string TargetGroup(string name) =>
        $"arn:aws:elasticloadbalancing:{Region}:{AccountId}:targetgroup/{name}/{new IdGenerator(name).NextHex()[..16]}";

    public string ServiceRole() =>
        $"arn:aws:iam::{AccountId}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS";

    /// <summary>Returns the name at the end of an ARN. A name is returned unchanged.</summary>
    public static string NameIn(string nameOrArn) => nameOrArn[(nameOrArn.LastIndexOf('/') + 1)..];

    private string Ecs(string resource) => $"arn:aws:ecs:{Region}:{AccountId}:{resource}";
}
