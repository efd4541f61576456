using EcsRestart.Aws;
using EcsRestart.Gates;

namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>The calls to Systems Manager for a request with calendars, against what the policies grant.</summary>
public sealed class CalendarPermissionTests
{
    private const string Action = "ssm:GetCalendarState";

    [Fact]
    public async Task Actions_CalendarsRead_AreThoseThatEachPolicyGrants()
    {
        var ecs = new Simulator.SimulatedEcs(TimeProvider.System);
        ecs.Lists.PutCalendar("freeze", isOpenByDefault: true);
        await using var api = await Simulator.EcsHttpApi.StartAsync(ecs, port: 0, CancellationToken.None);
        using var calendars = new ChangeCalendars(region => SystemsManagerClientFactory.CreateForSimulator(api.Endpoint, region ?? ecs.Region));

        Assert.IsType<AwsResult<CalendarState>.Ok>(await calendars.GetStateAsync("freeze", at: null, CancellationToken.None));

        Assert.Equal(Action, $"ssm:{Assert.Single(ecs.Lists.Log.Records).Action}");
        Assert.Equal("ChangeCalendars", Resource(new StackTemplate().Statements()));
        Assert.Equal("var.change_calendars", Resource(new TerraformModule().Statements()));
        Assert.Equal(
            [Action],
            Yaml.Load("infra", "calendar-policy.json").Tree().Where(node => node.Get("Effect") is not null).SelectMany(statement => statement.At("Action").Texts()));
    }

    [Fact]
    public void Policy_ForCalendars_IsThereOnlyWhereTheyAreNamed()
    {
        Assert.Equal("ReadsCalendars", new StackTemplate().Root.At("Resources", "ReadCalendarsPolicy", "Condition").Text());
        Assert.Contains("statement if length(var.change_calendars) > 0", new TerraformModule().Code, StringComparison.Ordinal);
    }

    private static string Resource(IEnumerable<Statement> statements) => Assert.Single(statements, statement => statement.Actions.Contains(Action)).Resource;
}
