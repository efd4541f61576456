namespace EcsRestart.Simulator;

/// <summary>Lookups that throw the API error when the resource does not exist.</summary>
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
