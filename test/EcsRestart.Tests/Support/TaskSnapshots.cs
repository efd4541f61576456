using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Plan;
using EcsRestart.Request;

namespace EcsRestart.Tests.Support;

/// <summary>One-time tasks in different states. The essential container is "app"; "proxy" is not essential.</summary>
internal static class TaskSnapshots
{
    public static TaskDefinitionSnapshot Definition(string name) => new()
    {
        Arn = DefinitionArn(name),
        Containers = ["app", "proxy"],
        EssentialContainers = ["app"],
    };

    public static TaskSnapshot JustStarted(string arn) => new() { Arn = arn, LastStatus = "PROVISIONING" };

    public static TaskSnapshot Running(string arn) => new()
    {
        Arn = arn,
        LastStatus = "RUNNING",
        Containers = [new ContainerStatus("app", null, null), new ContainerStatus("proxy", null, null)],
    };

    public static TaskSnapshot Ended(string arn, int? app = 0, int? proxy = 0, string? stopCode = "EssentialContainerExited") => new()
    {
        Arn = arn,
        LastStatus = "STOPPED",
        StopCode = stopCode,
        StoppedReason = "Essential container in task exited",
        Containers = [new ContainerStatus("app", app, null), new ContainerStatus("proxy", proxy, null)],
    };

    public static TaskRef Ref(int place = 0) => new("prod", "prod", "migrate", $"tasks[{place}]");

    public static TaskEntry Entry(int wave = 1, int count = 1) => new() { Cluster = "prod", TaskDefinition = "migrate", Wave = wave, Count = count };

    public static PlanItem.RunTask Step(bool waits = true, TaskEntry? entry = null) =>
        new(Ref(), entry ?? Entry(), waits, Definition("migrate"), []);

    private static string DefinitionArn(string name) => name.StartsWith("arn:", StringComparison.Ordinal)
        ? name
        : $"arn:aws:ecs:eu-central-1:123456789012:task-definition/{name}";
}
