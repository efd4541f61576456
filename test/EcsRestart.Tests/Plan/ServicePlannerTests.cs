using EcsRestart.Discovery;
using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Plan;
using EcsRestart.Request;
using EcsRestart.Results;
using EcsRestart.Tests.Support;
using Lookup = EcsRestart.Ecs.EcsResult<EcsRestart.Ecs.ServiceSnapshot?>;

namespace EcsRestart.Tests.Plan;

public sealed class ServicePlannerTests
{
    private const string Arn = "arn:aws:ecs:eu-central-1:123456789012:cluster/prod";

    [Fact]
    public void Plan_HealthyService_ReturnsRestartWithItsOptions()
    {
        var options = new ServiceOptions { Wave = 3 };
        var look = ServiceSnapshots.Healthy("web") with { HasCircuitBreaker = false };

        var plan = Plan([Named("web", 0) with { Options = options }], (ServiceSnapshots.Ref("web"), new Lookup.Ok(look)));

        var restart = Assert.IsType<PlanItem.Restart>(Assert.Single(plan.Steps));
        Assert.Equal((ServiceSnapshots.Ref("web"), options, look.Primary?.Id), (restart.Service, restart.Options, restart.Snapshot.Primary?.Id));
        Assert.Equal(ServiceSnapshots.Start.UtcTicks, restart.CheckedAt);
        Assert.Single(restart.Warnings);
    }

    [Fact]
    public void Plan_DeploymentOfAnEarlierRun_IsAdopted()
    {
        var request = new RestartRequest { ScheduledTime = ServiceSnapshots.Start, Wait = true };

        var plan = Plan(request, [Named("web", 0)], (ServiceSnapshots.Ref("web"), new Lookup.Ok(ServiceSnapshots.JustStarted("web"))));

        var adopt = Assert.IsType<PlanItem.Adopt>(Assert.Single(plan.Steps));
        Assert.Equal((ServiceSnapshots.NewDeploymentId, ServiceSnapshots.CreatedAt(ServiceSnapshots.NewDeploymentId)), (adopt.DeploymentId, adopt.CreatedAt));
    }

    [Fact]
    public void Plan_MissingOrUnreadableService_ReturnsResult()
    {
        var denied = new EcsFailure.Refused(ResultCode.AccessDenied, "Not allowed.");

        var plan = Plan(
            [Named("a", 0), Named("b", 1), Named("c", 2), Named("d", 3)],
            (ServiceSnapshots.Ref("a"), new Lookup.Ok(null)),
            (ServiceSnapshots.Ref("b"), new Lookup.Failed(denied)),
            (ServiceSnapshots.Ref("c"), null),
            (ServiceSnapshots.Ref("d"), new Lookup.Ok(ServiceSnapshots.Healthy("d") with { Status = "DRAINING" })));

        Assert.Equal(
            [
                (ResultCode.ServiceNotFound, "Cluster prod of this account and Region has no service a."),
                (ResultCode.AccessDenied, "The service was not restarted because DescribeServices failed: Not allowed."),
                (ResultCode.OutOfTime, "Too late."),
                (ResultCode.ServiceNotActive, "The service has been deleted (status DRAINING)."),
            ],
            Settled(plan).Select(result => (result.Code, result.Error)));
    }

    [Theory]
    [InlineData(false, false, "services[0]")]
    [InlineData(false, true, "services[0]")]
    [InlineData(true, false, "select[0]")]
    [InlineData(true, true, "select[0]")]
    public void Plan_SameServiceFromTwoPlaces_IsRestartedByTheFirst(bool firstSelected, bool secondSelected, string first)
    {
        var plan = Plan(
            [firstSelected ? Selected(0, "web") : Named("web", 0), secondSelected ? Selected(1, "web") : Named("web", 1)],
            Found("web"));

        Assert.IsType<PlanItem.Restart>(plan.Steps[0]);
        var duplicate = Assert.Single(Settled(plan));
        Assert.Equal((ResultCode.Duplicate, $"The service is already in {first} and is restarted once."), (duplicate.Code, duplicate.Reason));
    }

    [Fact]
    public void Plan_SameServiceByNameAndArn_IsRestartedOnce()
    {
        var byArn = new ServiceRef(Arn, "prod", "web");

        var plan = Plan(
            [Named("web", 0), new Target.Named(byArn, new(), "services[1]")],
            Found("web"),
            (byArn, new Lookup.Ok(ServiceSnapshots.Healthy("web"))));

        Assert.Equal([typeof(PlanItem.Restart), typeof(PlanItem.Settled)], plan.Steps.Select(step => step.GetType()));
    }

    [Fact]
    public void Plan_FirstOfTwoRefused_SecondIsStillDuplicate()
    {
        var plan = Plan([Named("web", 0), Named("web", 1)], (ServiceSnapshots.Ref("web"), new Lookup.Ok(null)));

        Assert.Equal([ResultCode.ServiceNotFound, ResultCode.Duplicate], Settled(plan).Select(result => result.Code));
    }

    [Fact]
    public void Plan_NamesThatDifferInCase_AreDifferentServices()
    {
        var plan = Plan([Named("web", 0), Named("Web", 1)], Found("web"), Found("Web"));

        Assert.All(plan.Steps, step => Assert.IsType<PlanItem.Restart>(step));
    }

    [Fact]
    public void Plan_SelectionByTags_ReturnsServicesWithTags()
    {
        var selected = Selected(0, "a", "b", "c") with { Selection = Tagged("team", "blue") };

        var plan = Plan(
            [selected],
            (ServiceSnapshots.Ref("a"), new Lookup.Ok(ServiceSnapshots.Tagged(ServiceSnapshots.Healthy("a"), "team", "red"))),
            (ServiceSnapshots.Ref("b"), new Lookup.Ok(ServiceSnapshots.Tagged(ServiceSnapshots.Healthy("b"), "team", "blue"))),
            Found("c"));

        Assert.Equal("b", Assert.IsType<PlanItem.Restart>(Assert.Single(plan.Steps)).Service.ServiceName);
    }

    /// <summary>A service that a selection excludes by tag is not a duplicate.</summary>
    [Fact]
    public void Plan_ExcludedByTagsAndNamedLater_RestartsService()
    {
        var plan = Plan([Selected(0, "a") with { Selection = Tagged("team", "blue") }, Named("a", 0)], Found("a"));

        Assert.IsType<PlanItem.Restart>(plan.Steps[1]);
    }

    [Fact]
    public void Plan_SelectedServiceNotDescribed_IsReported()
    {
        var plan = Plan(
            [Selected(0, "a", "b", "c") with { Selection = Tagged("team", "blue") }],
            (ServiceSnapshots.Ref("a"), new Lookup.Failed(new EcsFailure.Unanswered("No answer."))),
            (ServiceSnapshots.Ref("b"), null),
            (ServiceSnapshots.Ref("c"), new Lookup.Ok(null)));

        Assert.Equal(["a", "b"], Settled(plan).Select(result => result.Service));
    }

    [Theory]
    [InlineData(0, 0, "select[0] matches no service. ECS listed no services for cluster \"prod\" of this account and Region.")]
    [InlineData(7, 0, "select[0] matches no service. ECS listed 7 services in \"prod\", but no name matches \"service\" and \"exclude\".")]
    [InlineData(1, 0, "select[0] matches no service. ECS listed 1 service in \"prod\", but no name matches \"service\" and \"exclude\".")]
    [InlineData(7, 2, "select[0] matches no service. ECS listed 7 services in \"prod\" and 2 matched by name, but none has the tags team=b*.")]
    public void Plan_SelectionWithoutMatch_FailsWithReason(int listed, int candidates, string why)
    {
        string[] names = ["a", "b"];
        var selected = Selected(0, names[..candidates]) with { Selection = Tagged("team", "b*"), Listed = listed };

        var result = Assert.Single(Settled(Plan([selected], Found("a"), Found("b"))));

        Assert.Equal((ResultCode.ServiceNotFound, why), (result.Code, result.Error));
        Assert.Equal(("prod", "*"), (result.Cluster, result.Service));
    }

    [Fact]
    public void Plan_SeveralTargets_KeepTheirOrder()
    {
        var known = RestartResult.Of("prod", null, ResultCode.MissingClusterOrService, "Missing cluster/service");

        var plan = Plan(
            [Named("d", 0), new Target.Rejected(known), Selected(0, "b", "c"), Named("a", 2)],
            Found("a"),
            Found("b"),
            Found("c"),
            Found("d"));

        Assert.Equal(["d", null, "b", "c", "a"], plan.Steps.Select(step => (step as PlanItem.ForService)?.Service.ServiceName));
        Assert.Same(known, Assert.Single(Settled(plan)));
    }

    private static Target.Named Named(string service, int position) => new(ServiceSnapshots.Ref(service), new(), $"services[{position}]");

    private static Target.Selected Selected(int position, params string[] services) =>
        new(new SelectEntry { Cluster = "prod" }, [.. services.Select(ServiceSnapshots.Ref)], services.Length, $"select[{position}]");

    private static SelectEntry Tagged(string key, string value) =>
        new() { Cluster = "prod", Tags = new Dictionary<string, Glob>(StringComparer.Ordinal) { [key] = new(value) } };

    private static (ServiceRef Service, Lookup? Lookup) Found(string name) =>
        (ServiceSnapshots.Ref(name), new Lookup.Ok(ServiceSnapshots.Healthy(name)));

    private static IEnumerable<RestartResult> Settled(RestartPlan plan) =>
        plan.Steps.OfType<PlanItem.Settled>().Select(step => step.Result);

    private static RestartPlan Plan(IReadOnlyList<Target> targets, params (ServiceRef Service, Lookup? Lookup)[] lookups) =>
        Plan(new RestartRequest(), targets, lookups);

    private static RestartPlan Plan(
        RestartRequest request, IReadOnlyList<Target> targets, params (ServiceRef Service, Lookup? Lookup)[] lookups) =>
        new ServicePlanner(request, ServiceSnapshots.Start, ServiceSnapshots.Start.UtcTicks, (ResultCode.OutOfTime, "Too late."))
            .Plan(targets, lookups.SelectMany(one => one.Lookup is { } found ? [KeyValuePair.Create(one.Service, found)] : Array.Empty<KeyValuePair<ServiceRef, Lookup>>()).ToDictionary());
}
