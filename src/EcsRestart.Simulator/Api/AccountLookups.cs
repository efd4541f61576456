namespace EcsRestart.Simulator;

/// <summary>Look-ups that end an action with the API's error when there is no such thing.</summary>
internal static class AccountLookups
{
    public static SimulatedCluster RequireCluster(this SimulatedAccount account, string? nameOrArn) =>
        account.FindCluster(nameOrArn) ?? throw EcsException.ClusterNotFound();

    public static SimulatedTaskDefinition RequireTaskDefinition(this SimulatedAccount account, string? name)
    {
        var definition = account.TaskDefinitions.Find(name ?? "") ?? throw EcsException.Client("TaskDefinition not found.");
        return definition.IsActive ? definition : throw EcsException.Client("TaskDefinition is inactive");
    }
}
