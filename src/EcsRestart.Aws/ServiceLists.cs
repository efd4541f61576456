using System.Diagnostics;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using EcsRestart.Lists;

namespace EcsRestart.Aws;

/// <summary>Lists in Parameter Store and DynamoDB, through the AWS SDK. No client is made before a list is asked for.</summary>
public sealed class ServiceLists(ListClients clients) : IServiceLists, IDisposable
{
    private readonly Lazy<IAmazonSimpleSystemsManagement> _parameters = new(clients.Parameters);
    private readonly Lazy<IAmazonDynamoDB> _tables = new(clients.Tables);

    public async Task<ListAnswer> ReadAsync(ListSource source, CancellationToken cancellationToken)
    {
        try
        {
            return new ListAnswer.Ok(source switch
            {
                ListSource.OfParameter(var name) => await ReadParameterAsync(name, cancellationToken),
                ListSource.OfTable(var table, var group) => new ListContent.Items(await ReadItemsAsync(table, group, cancellationToken)),
                _ => throw new UnreachableException(),
            });
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            if (ListFailureMap.Of(exception, source) is not { } failure)
                throw;

            return new ListAnswer.Failed(failure);
        }
    }

    public void Dispose()
    {
        if (_parameters.IsValueCreated)
            _parameters.Value.Dispose();
        if (_tables.IsValueCreated)
            _tables.Value.Dispose();
    }

    /// <remarks>Not deciphered: a SecureString is refused, so nothing needs leave to use its key.</remarks>
    private async Task<ListContent> ReadParameterAsync(string name, CancellationToken cancellationToken)
    {
        var response = await _parameters.Value.GetParameterAsync(new GetParameterRequest { Name = name }, cancellationToken);
        return response.Parameter.Type == ParameterType.SecureString
            ? new ListContent.Secret()
            : new ListContent.Written(response.Parameter.Value, IsList: response.Parameter.Type == ParameterType.StringList);
    }

    private async Task<IReadOnlyList<ListItem>> ReadItemsAsync(string table, string group, CancellationToken cancellationToken)
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
            items.AddRange((page.Items ?? []).Select(ItemJson.Read));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });

        return items;
    }
}
