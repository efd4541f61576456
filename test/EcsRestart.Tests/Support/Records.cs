using EcsRestart.Ecs;

namespace EcsRestart.Tests.Support;

/// <summary>Service-deployment records as ECS might return them.</summary>
internal static class Records
{
    /// <summary>The ARN of the record of <see cref="ServiceSnapshots.NewDeploymentId"/> for a service.</summary>
    public static string Arn(string service, string id = "mine") => $"arn:aws:ecs:eu-central-1:1:service-deployment/prod/{service}/{id}";

    /// <param name="deploymentId"><c>ecs-svc/</c> and digits.</param>
    public static string RevisionArn(string service, string deploymentId) =>
        $"arn:aws:ecs:eu-central-1:1:service-revision/prod/{service}/{deploymentId["ecs-svc/".Length..]}";

    public static ServiceDeploymentSnapshot Mine(string service, ServiceDeploymentStatus? status = ServiceDeploymentStatus.InProgress) =>
        Of(service, ServiceSnapshots.NewDeploymentId, "mine") with { Status = status };

    public static ServiceDeploymentSnapshot Of(string service, string deploymentId, string id) => new()
    {
        Arn = Arn(service, id),
        Status = ServiceDeploymentStatus.InProgress,
        CreatedAt = ServiceSnapshots.CreatedAt(deploymentId),
        TargetRevisionArn = RevisionArn(service, deploymentId),
    };

    public static EcsResult<DescribedServiceDeployments> Describe(params ServiceDeploymentSnapshot[] records) =>
        new EcsResult<DescribedServiceDeployments>.Ok(new(records, []));

    public static EcsResult<DescribedServiceDeployments> Fail(EcsFailure failure) => new EcsResult<DescribedServiceDeployments>.Failed(failure);

    public static EcsResult<ServiceDeploymentPage> Page(string? nextToken, params ServiceDeploymentSnapshot[] records) =>
        new EcsResult<ServiceDeploymentPage>.Ok(new(records, nextToken));

    public static EcsResult<ServiceDeploymentPage> FailList(EcsFailure failure) => new EcsResult<ServiceDeploymentPage>.Failed(failure);
}
