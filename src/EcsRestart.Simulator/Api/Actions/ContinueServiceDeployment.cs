namespace EcsRestart.Simulator;

/// <summary>Answers a pause hook, as an operator would.</summary>
internal static class ContinueServiceDeployment
{
    public static ServiceDeploymentResponse Serve(SimulatedAccount account, Request request)
    {
        var (service, record) = account.RequireRecord(request.ServiceDeploymentArn);
        var action = request.Action ?? "CONTINUE";
        if (action is not ("CONTINUE" or "ROLLBACK"))
            throw EcsException.InvalidParameter("action must be CONTINUE or ROLLBACK.");

        var hook = record.Target.Stages.Runs.FirstOrDefault(run => run.Id == request.HookId);
        if (record.IsFinished || hook?.StatusAt(account.Now) != "AWAITING_ACTION")
            throw EcsException.InvalidParameter("The hookId does not belong to a lifecycle hook that awaits an action.");

        service.Answer(hook, action);
        return new(ServiceDeploymentDescription.ArnOf(service, record, account.Arns));
    }

    public sealed record Request
    {
        public string? ServiceDeploymentArn { get; init; }

        public string? HookId { get; init; }

        public string? Action { get; init; }
    }
}
