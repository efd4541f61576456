using System.Diagnostics;
using EcsRestart.Aws;
using EcsRestart.Lists;
using EcsRestart.Request;

namespace EcsRestart.Cli.Session;

/// <summary>The list store that a command reads from.</summary>
internal sealed class ListSession : IDisposable
{
    private readonly ServiceLists _lists;

    private ListSession(ListClients clients) => _lists = new ServiceLists(clients);

    public static ListSession Open(StoreSettings settings) => new(settings switch
    {
        { Aws: false, Endpoint: { } endpoint } => ListClients.CreateForSimulator(endpoint, settings.Region ?? SessionOptions.SimulatedRegion),
        _ => ListClients.Create(settings.Region, settings.Profile, settings.Endpoint),
    });

    /// <exception cref="CommandException">The list cannot be read.</exception>
    public async Task<ListContent> ReadAsync(ListSource source, CancellationToken cancellationToken)
    {
        switch (await _lists.ReadAsync(source, cancellationToken))
        {
            case ListAnswer.Ok(var content):
                return content;
            case ListAnswer.Failed(ListFailure.NotFound) when source is ListSource.OfParameter:
                throw new CommandException(ExitCodes.Failure, $"Parameter {source.Name} does not exist.");
            case ListAnswer.Failed(var failure):
                throw new CommandException(ExitCode(failure), Message(failure));
            default:
                throw new UnreachableException();
        }
    }

    public void Dispose() => _lists.Dispose();

    private static string Message(ListFailure failure) => $"{char.ToUpperInvariant(failure.Message[0])}{failure.Message[1..]}.";

    private static int ExitCode(ListFailure failure) => failure switch
    {
        ListFailure.NotFound => ExitCodes.Failure,
        ListFailure.Refused or ListFailure.Trouble => ExitCodes.Unavailable,
        _ => throw new UnreachableException(),
    };
}
