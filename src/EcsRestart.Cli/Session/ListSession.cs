using System.Diagnostics;
using EcsRestart.Aws;
using EcsRestart.Lists;
using EcsRestart.Request;

namespace EcsRestart.Cli.Session;

/// <summary>The lists a command works on.</summary>
internal sealed class ListSession : IDisposable
{
    private readonly ServiceLists _lists;

    private ListSession(ListClients clients) => _lists = new ServiceLists(clients);

    public static ListSession Open(StoreSettings choice) => new(choice switch
    {
        { Aws: false, Endpoint: { } endpoint } => ListClients.CreateForSimulator(endpoint, choice.Region ?? SessionOptions.SimulatedRegion),
        _ => ListClients.Create(choice.Region, choice.Profile, choice.Endpoint),
    });

    /// <exception cref="CommandException">It cannot be read.</exception>
    public async Task<ListContent> ReadAsync(ListSource source, CancellationToken cancellationToken)
    {
        switch (await _lists.ReadAsync(source, cancellationToken))
        {
            case ListAnswer.Ok(var content):
                return content;
            case ListAnswer.Failed(ListFailure.NotFound) when source is ListSource.OfParameter:
                throw new CommandException(ExitCodes.Failure, $"There is no parameter {source.Name}.");
            case ListAnswer.Failed(var failure):
                throw new CommandException(ExitCode(failure), Sentence(failure));
            default:
                throw new UnreachableException();
        }
    }

    public void Dispose() => _lists.Dispose();

    private static string Sentence(ListFailure failure) => $"{char.ToUpperInvariant(failure.Message[0])}{failure.Message[1..]}.";

    private static int ExitCode(ListFailure failure) => failure switch
    {
        ListFailure.NotFound => ExitCodes.Failure,
        ListFailure.Refused or ListFailure.Trouble => ExitCodes.Unavailable,
        _ => throw new UnreachableException(),
    };
}
