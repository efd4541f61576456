using System.Diagnostics;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using EcsRestart.Lists;
using EcsRestart.Request;

namespace EcsRestart.Aws;

/// <summary>Reads lists from Parameter Store and DynamoDB through the AWS SDK. Clients are created on first use.</summary>
/// <param name="clock">Null for the system clock.</param>
public sealed class ServiceLists(ListClients clients, TimeProvider? clock = null) : IServiceLists, IDisposable
{
    private readonly Lazy<IAmazonSimpleSystemsManagement> _parameters = new(clients.Parameters);
    private readonly Lazy<IAmazonDynamoDB> _tables = new(clients.Tables);

    public Task<ListAnswer> ReadAsync(ListSource source, CancellationToken cancellationToken) => Repetition.CallAsync(
        () => TryReadAsync(source, cancellationToken),
        answer => answer is ListAnswer.Failed { Failure: ListFailure.Trouble },
        clock ?? TimeProvider.System,
        cancellationToken);

    public void Dispose()
    {
        if (_parameters.IsValueCreated)
            _parameters.Value.Dispose();
        if (_tables.IsValueCreated)
            _tables.Value.Dispose();
    }

    private async Task<ListAnswer> TryReadAsync(ListSource source, CancellationToken cancellationToken)
    {
        try
        {
            Task<ListContent> reading = source switch
            {
                ListSource.OfParameter(var name) => ReadParameterAsync(name, cancellationToken),
                ListSource.OfTable(var table, var group) => ReadItemsAsync(table, group, cancellationToken),
                _ => throw new UnreachableException(),
            };

            // The AWS SDK cannot cancel the wait for credentials.
            return new ListAnswer.Ok(await reading.WaitAsync(cancellationToken));
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new ListAnswer.Failed(ListFailureMap.Of(exception, source));
        }
    }

    /// <remarks>Does not decrypt: a SecureString is rejected, so no permission for its key is needed.</remarks>
    private async Task<ListContent> ReadParameterAsync(string name, CancellationToken cancellationToken)
    {
        var response = await _parameters.Value.GetParameterAsync(new GetParameterRequest { Name = name }, cancellationToken);
        return response.Parameter switch
        {
            { } secret when secret.Type == ParameterType.SecureString => new ListContent.SecureString(),
            { Value: { } value } text => new ListContent.PlainText(value, IsList: text.Type == ParameterType.StringList),
            _ => throw new InvalidDataException("the parameter has no value"),
        };
    }

    private async Task<ListContent> ReadItemsAsync(string table, string group, CancellationToken cancellationToken)
    {
        var items = new List<ListItem>();
        var request = new QueryRequest(table)
        {
            ConsistentRead = true,
            KeyConditionExpression = "#group = :group",
            ExpressionAttributeNames = new() { ["#group"] = ListItem.GroupKey }, // a reserved word
            ExpressionAttributeValues = new() { [":group"] = new AttributeValue(group) },
        };
        do
        {
            var page = await _tables.Value.QueryAsync(request, cancellationToken);
            items.AddRange((page.Items ?? []).Select(DynamoDbItems.Read));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });

        return new ListContent.Items(items);
    }
}
