using System.Diagnostics;
using System.Globalization;
using EcsRestart.Request;

namespace EcsRestart.Lists;

/// <summary>Adds what a list holds to the request that points to it.</summary>
internal static class ListLoader
{
    /// <param name="openLists">Called when the request points to a list; null: this run may read none.</param>
    public static async Task<LoadedRequest> CompleteAsync(RestartRequest request, Func<IServiceLists>? openLists, CancellationToken cancellationToken)
    {
        if (request.ServicesFrom is not { } source)
            return new LoadedRequest.Complete(request);

        if (openLists is null)
            return Wrong(source, "this run may not read lists");

        try
        {
            return await openLists().ReadAsync(source, cancellationToken) switch
            {
                ListAnswer.Ok(var content) => Merge(request, source, ListReader.Read(content, source.Place, request.Defaults)),
                ListAnswer.Failed(ListFailure.Trouble(var message)) => new LoadedRequest.Unavailable(new RequestError(source.FieldPath, message)),
                ListAnswer.Failed(var failure) => Wrong(source, failure.Message),
                _ => throw new UnreachableException(),
            };
        }
        catch (OperationCanceledException)
        {
            return new LoadedRequest.Unavailable(new RequestError(source.FieldPath, $"the run was stopped before {source} was read"));
        }
    }

    /// <summary>The list's entries come after the request's own, each kind in its order.</summary>
    private static LoadedRequest Merge(RestartRequest request, ListSource source, ParsedList list)
    {
        if (list.Errors.Count > 0)
            return new LoadedRequest.Invalid(list.Errors);

        var whole = request with
        {
            Services = [.. request.Services, .. list.Services],
            Select = [.. request.Select, .. list.Select],
            Tasks = [.. request.Tasks, .. list.Tasks],
        };
        if (TooMany(whole) is { } fault)
            return Wrong(source, fault);

        return new LoadedRequest.Complete(whole with
        {
            Warnings = [.. request.Warnings.Concat(list.Warnings).Union(WaitingWarnings.Always(whole), StringComparer.Ordinal)],
            WarningsUnlessWaiting = [.. request.WarningsUnlessWaiting.Union(WaitingWarnings.OfTargets(whole), StringComparer.Ordinal)],
        });
    }

    private static string? TooMany(RestartRequest whole) =>
        Over("services", whole.Services.Count, RequestReader.MaxServices)
        ?? Over("selects", whole.Select.Count, SelectReader.MaxEntries)
        ?? Over("tasks", whole.Tasks.Count, TasksReader.MaxEntries);

    private static string? Over(string what, int count, int most) => count > most
        ? string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what} together with those of the request; expected at most {most:N0}: split the list")
        : null;

    private static LoadedRequest.Invalid Wrong(ListSource source, string message) => new([new RequestError(source.FieldPath, message)]);
}
