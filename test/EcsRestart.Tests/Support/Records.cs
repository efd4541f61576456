using EcsRestart.Ecs;

namespace EcsRestart.Tests.Support;

/// <summary>Service-deployment records as ECS might return them.</summary>
internal static class Records
{
    /// <summary>The ARN of the record of <see cref="Pictures.Mine"/> for a service.</summary>
    public static string Arn(string service, string id = "mine") => $"arn:aws:ecs:eu-central-1:1:service-deployment/prod/{service}/{id}";

    /// <param name="deploymentId"><c>ecs-svc/</c> and digits.</param>
    public static string RevisionArn(string service, string deploymentId) =>
        $"arn:aws:ecs:eu-central-1:1:service-revision/prod/{service}/{deploymentId["ecs-svc/".Length..]}";

    public static ServiceDeploymentSnapshot Mine(string service, ServiceDeploymentStatus? status = ServiceDeploymentStatus.InProgress) =>
        Of(service, Pictures.Mine, "mine") with { Status = status };

    public static ServiceDeploymentSnapshot Of(string service, string deploymentId, string id) => new()
    {
        Arn = Arn(service, id),
        Status = ServiceDeploymentStatus.InProgress,
        CreatedAt = Pictures.CreatedAt(deploymentId),
        TargetRevisionArn = RevisionArn(service, deploymentId),
    };

    public static EcsAnswer<DescribedServiceDeployments> Describe(params ServiceDeploymentSnapshot[] records) =>
        new EcsAnswer<DescribedServiceDeployments>.Ok(new(records, []));

    public static EcsAnswer<DescribedServiceDeployments> Fail(EcsFailure failure) => new EcsAnswer<DescribedServiceDeployments>.Failed(failure);

    public static EcsAnswer<ServiceDeploymentPage> Page(string? nextToken, params ServiceDeploymentSnapshot[] records) =>
        new EcsAnswer<ServiceDeploymentPage>.Ok(new(records, nextToken));

    public static EcsAnswer<ServiceDeploymentPage> FailList(EcsFailure failure) => new EcsAnswer<ServiceDeploymentPage>.Failed(failure);
}
