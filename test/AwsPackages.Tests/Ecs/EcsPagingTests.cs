using Amazon.ECS.Model;

namespace AwsPackages.Tests.Ecs;

public sealed class EcsPagingTests : EcsTests
{
    [Fact]
    public async System.Threading.Tasks.Task ListServices_TwoPages_SendsToken()
    {
        Server.Answer(200, """{"serviceArns":["arn:a","arn:b"],"nextToken":"page 2"}""");
        Server.Answer(200, """{"serviceArns":["arn:c"]}""");
        var request = new ListServicesRequest { Cluster = "prod", MaxResults = 2 };

        var arns = await All(Client().Paginators.ListServices(request).ServiceArns);

        Assert.Equal("arn:a arn:b arn:c", string.Join(' ', arns));
        Assert.Collection(
            Server.Requests,
            first => Assert.Equal("""{"cluster":"prod","maxResults":2}""", first.Text),
            second => Assert.Equal("""{"cluster":"prod","maxResults":2,"nextToken":"page 2"}""", second.Text));
        Assert.Equal("page 2", request.NextToken);
    }

    [Fact]
    public async System.Threading.Tasks.Task ListClusters_Responses_ReturnsPages()
    {
        Server.Answer(200, """{"clusterArns":["arn:a"],"nextToken":"2"}""");
        Server.Answer(200, """{"nextToken":""}""");

        var pages = await All(Client().Paginators.ListClusters(new()).Responses);

        Assert.Equal(["arn:a"], pages[0].ClusterArns);
        Assert.Null(pages[1].ClusterArns);
    }

    [Fact]
    public async System.Threading.Tasks.Task ListTasks_PageWithoutItems_ContinuesWithNextPage()
    {
        Server.Answer(200, """{"nextToken":"2"}""");
        Server.Answer(200, """{"taskArns":["arn:t"]}""");

        Assert.Equal(["arn:t"], await All(Client().Paginators.ListTasks(new()).TaskArns));
    }

    [Fact]
    public async System.Threading.Tasks.Task ListTasks_ConsumedTwice_Throws()
    {
        Server.Answer(200, "{}");
        var paginator = Client().Paginators.ListTasks(new());
        await All(paginator.TaskArns);

        await Assert.ThrowsAsync<InvalidOperationException>(() => All(paginator.Responses));
    }

    private static async Task<List<T>> All<T>(IAsyncEnumerable<T> items)
    {
        var all = new List<T>();
        await foreach (var item in items) all.Add(item);
        return all;
    }
}
