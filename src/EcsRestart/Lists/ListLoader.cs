using System.Diagnostics;
using System.Globalization;
using EcsRestart.Request;

namespace EcsRestart.Lists;

/// <summary>Adds the entries of a list to the request that refers to it.</summary>
internal static class ListLoader
{
    /// <param name="openLists">Called when the request refers to a list. Null when the run cannot read lists.</param>
    public static async Task<LoadedRequest> CompleteAsync(RestartRequest request, Func<IServiceLists>? openLists, CancellationToken cancellationToken)
    {
        if (request.ServicesFrom is not { } source)
            return new LoadedRequest.Complete(request);

        if (openLists is null)
            return Invalid(source, "this run cannot read lists");

        try
        {
            return await openLists().ReadAsync(source, cancellationToken) switch
            {
                ListAnswer.Ok(var content) => Merge(request, source, ListReader.Read(content, source.Place, request.Defaults)),
                ListAnswer.Failed(ListFailure.Trouble(var message)) => new LoadedRequest.Unavailable(new RequestError(source.FieldPath, message)),
                ListAnswer.Failed(var failure) => Invalid(source, failure.Message),
                _ => throw new UnreachableException(),
            };
        }
        catch (OperationCanceledException)
        {
            return new LoadedRequest.Unavailable(new RequestError(source.FieldPath, $"the run was stopped before {source} was read"));
        }
    }

    /// <summary>Appends the entries of the list to those of the request.</summary>
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
        if (TooMany(whole) is { } error)
            return Invalid(source, error);

        return new LoadedRequest.Complete(whole with
        {
            Warnings = [.. request.Warnings.Concat(list.Warnings).Union(WaitingWarnings.Always(whole), StringComparer.Ordinal)],
            WarningsUnlessWaiting = [.. request.WarningsUnlessWaiting.Union(WaitingWarnings.OfTargets(whole), StringComparer.Ordinal)],
        });
    }

    private static string? TooMany(RestartRequest whole) =>
        Over("services", whole.Services.Count, RequestReader.MaxServices)
        ?? Over("select entries", whole.Select.Count, SelectReader.MaxEntries)
        ?? Over("tasks", whole.Tasks.Count, TasksReader.MaxEntries);

    private static string? Over(string noun, int count, int max) => count > max
        ? string.Create(CultureInfo.InvariantCulture, $"expected at most {max:N0} {noun} in the request and the list together, found {count:N0}; split the list")
        : null;

    private static LoadedRequest.Invalid Invalid(ListSource source, string message) => new([new RequestError(source.FieldPath, message)]);
}
