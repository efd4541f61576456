using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using EcsRestart.Lists;

namespace EcsRestart.Aws;

/// <summary>Writes lists. Each method tells what went wrong, or null when nothing did.</summary>
/// <param name="clock">Null for the system's clock.</param>
public sealed class ListStore(ListClients clients, TimeProvider? clock = null) : IDisposable
{
    private readonly Lazy<IAmazonSimpleSystemsManagement> _parameters = new(clients.Parameters);
    private readonly Lazy<IAmazonDynamoDB> _tables = new(clients.Tables);

    /// <param name="isList">As a StringList; a parameter that is there keeps its type.</param>
    /// <param name="isNew">False: it takes the place of the one that is there.</param>
    /// <param name="isLarge">More than 4 KB, which is an advanced parameter and costs money.</param>
    public Task<ListFailure?> PutAsync(
        ListSource.OfParameter source, string value, bool isList, bool isNew, bool isLarge, CancellationToken cancellationToken) =>
        TryAsync(
            source,
            () => _parameters.Value.PutParameterAsync(
                new PutParameterRequest
                {
                    Name = source.Parameter,
                    Value = value,
                    Type = isList ? ParameterType.StringList : ParameterType.String,
                    Overwrite = !isNew,
                    Tier = isLarge ? ParameterTier.Advanced : null,
                },
                cancellationToken),
            cancellationToken);

    public Task<ListFailure?> PutAsync(ListSource.OfTable source, ListItem item, CancellationToken cancellationToken) =>
        TryAsync(
            source,
            () => _tables.Value.PutItemAsync(new PutItemRequest(source.Table, ItemJson.ToItem(item, source.Group)), cancellationToken),
            cancellationToken);

    public Task<ListFailure?> DeleteAsync(ListSource.OfTable source, string id, CancellationToken cancellationToken) =>
        TryAsync(
            source,
            () => _tables.Value.DeleteItemAsync(new DeleteItemRequest(source.Table, ItemJson.Key(id, source.Group)), cancellationToken),
            cancellationToken);

    public void Dispose()
    {
        if (_parameters.IsValueCreated)
            _parameters.Value.Dispose();
        if (_tables.IsValueCreated)
            _tables.Value.Dispose();
    }

    private Task<ListFailure?> TryAsync(ListSource source, Func<Task> write, CancellationToken cancellationToken) => Repetition.CallAsync(
        () => WriteAsync(source, write, cancellationToken),
        failure => failure is ListFailure.Trouble,
        clock ?? TimeProvider.System,
        cancellationToken);

    private static async Task<ListFailure?> WriteAsync(ListSource source, Func<Task> write, CancellationToken cancellationToken)
    {
        try
        {
            await write().WaitAsync(cancellationToken);
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return ListFailureMap.Of(exception, source);
        }
    }
}
