using EcsRestart.Aws;
using EcsRestart.Lists;
using EcsRestart.Request;

namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>Compares the calls to Parameter Store and DynamoDB with the policies.</summary>
public sealed class ListPermissionTests
{
    private static readonly string[] Prefixes = ["ssm:", "dynamodb:"];

    [Fact]
    public async Task Policies_ListsOfEveryKind_GrantExactlyTheirActions()
    {
        var ecs = new Simulator.SimulatedEcs(TimeProvider.System);
        ecs.Lists.AddParameter("/nightly", "c/s");
        ecs.Lists.AddItem("restarts", """{"group":"nightly","id":"c/s"}""");
        await using var api = await Simulator.EcsHttpApi.StartAsync(ecs, port: 0, CancellationToken.None);
        using var lists = new ServiceLists(ListClients.CreateForSimulator(api.Endpoint, ecs.Region));

        foreach (var source in new ListSource[] { new ListSource.OfParameter("/nightly"), new ListSource.OfTable("restarts", "nightly") })
            Assert.IsType<ListAnswer.Ok>(await lists.ReadAsync(source, CancellationToken.None));

        var asked = ecs.Lists.Log.Records.Select(record => record.Action).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(["GetParameter", "Query"], asked);
        Assert.Equal(asked, Actions(new StackTemplate().Statements()));
        Assert.Equal(asked, Actions(new TerraformModule().Statements()));
        Assert.Equal(asked, Actions(Yaml.Load("infra", "list-policy.json").Tree().Where(node => node.Get("Effect") is not null)
            .Select(statement => new Statement(statement.At("Action").Texts(), "", null, []))));
    }

    [Fact]
    public void Policies_Resources_AreNamedLists()
    {
        Assert.Equal(["ServiceListParameters", "ServiceListTables"], Resources(new StackTemplate().Statements()));
        Assert.Equal(["var.service_list_parameters", "var.service_list_tables"], Resources(new TerraformModule().Statements()));
    }

    [Theory]
    [InlineData("ReadListParametersPolicy", "ReadsParameters")]
    [InlineData("ReadListTablesPolicy", "ReadsTables")]
    public void ListPolicy_NoNamedLists_IsAbsent(string policy, string condition) =>
        Assert.Equal(condition, new StackTemplate().Root.At("Resources", policy, "Condition").Text());

    private static IEnumerable<string> Resources(IEnumerable<Statement> statements) => statements.Where(IsListStatement).Select(statement => statement.Resource);

    private static IEnumerable<string> Actions(IEnumerable<Statement> statements) =>
        statements.Where(IsListStatement).SelectMany(statement => statement.Actions).Select(action => action.Split(':')[1]).Order(StringComparer.Ordinal);

    private static bool IsListStatement(Statement statement) => Prefixes.Any(prefix => statement.Actions[0].StartsWith(prefix, StringComparison.Ordinal));
}
