using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using EcsRestart.Simulator.Tests.Support;
using EcsRestart.TestSupport;

namespace EcsRestart.Simulator.Tests.Accounts;

public sealed class SimulatedAwsTests
{
    private const string Region = "eu-central-1";
    private const string Other = "222222222222";
    private const string Force = """{"cluster":"prod","service":"orders","forceNewDeployment":true}""";

    private readonly SimulatedAws _estate = new(new SteppedClock());
    private readonly SimulatedEcs _other;

    public SimulatedAwsTests()
    {
        _other = _estate.At(Other, Region);
        foreach (var place in _estate.Locations)
            place.AddService("prod", "orders", new ServiceBehavior());
    }

    [Fact]
    public void Fault_OneAccount_DoesNotAffectOthers()
    {
        _other.Faults.Add(new Fault { Kind = FaultKind.AccessDenied });

        Assert.Equal("AccessDeniedException", Serve(_other).ErrorCode);
        Assert.Null(Serve(_estate.Location).ErrorCode);
    }

    [Fact]
    public void Throttling_OneAccountOrRegion_DoesNotAffectOthers()
    {
        while (Serve(_other).ErrorCode is null)
        {
        }

        Assert.Equal("ThrottlingException", Serve(_other).ErrorCode);
        Assert.Null(Serve(_estate.Location).ErrorCode);
        Assert.Equal("ClusterNotFoundException", Serve(_estate.At(Other, "us-east-1")).ErrorCode);
    }

    [Fact]
    public void ReadLag_OneAccount_DoesNotAffectOthers()
    {
        _other.ReadLag = TimeSpan.FromSeconds(5);
        Serve(_other);
        Serve(_estate.Location);

        Assert.Equal((1, 2), (DeploymentsSeen(_other), DeploymentsSeen(_estate.Location)));
    }

    [Fact]
    public void Load_HomeAccountAmongAccounts_Throws()
    {
        var scenario = Scenario.Parse("""
            { "clusters": [{ "name": "new" }], "accounts": [{ "account": "123456789012", "region": "eu-central-1", "clusters": [] }] }
            """);

        var error = Assert.Throws<InvalidDataException>(() => _estate.Load(scenario));

        Assert.Equal(
            "$.accounts: 123456789012 in eu-central-1 is the home account and Region. Move its content to the top level of the file.", error.Message);
        Assert.Equal(["arn:aws:ecs:eu-central-1:123456789012:cluster/prod"], Body(_estate.Location, "ListClusters", "{}").Texts("clusterArns"));
    }

    [Fact]
    public void Load_Accounts_AddsAll()
    {
        const string role = "arn:aws:iam::333333333333:role/r";
        _estate.Load(Scenario.Parse($$"""
            {
              "clusters": [],
              "faults": [{ "kind": "throttled", "action": "AssumeRole", "firstCall": 3 }],
              "accounts": [{
                "account": "333333333333", "region": "us-east-1", "comment": "theirs",
                "role": { "arn": "{{role}}", "externalId": "the-id", "trustedAccount": "222222222222", "maxSessionMinutes": 90 },
                "clusters": [{ "name": "shop", "services": [{ "name": "web" }] }], "taskDefinitions": [{ "name": "migrate" }],
                "throttling": { "scale": 2 }, "readLagSeconds": 4,
                "faults": [{ "kind": "serverError", "action": "AssumeRole" }, { "kind": "serverError", "action": "UpdateService" }]
              }]
            }
            """));

        var place = _estate.At("333333333333", "us-east-1");
        Assert.Equal((2, TimeSpan.FromSeconds(4)), (place.Rate.Scale, place.ReadLag));
        Assert.Equal(0, place.Observe("shop", "web").ForcedDeployments);
        Assert.Null(place.Serve("DescribeTaskDefinition", Encoding.UTF8.GetBytes("""{"taskDefinition":"migrate"}""")).ErrorCode);
        Assert.Equal("ServerException", Serve(place).ErrorCode);
        Assert.Null(Serve(_estate.Location).ErrorCode);
        var declared = Assert.Single(_estate.Sts.Roles);
        Assert.Equal((role, "the-id", TimeSpan.FromMinutes(90)), (declared.Arn, declared.ExternalId, declared.MaxSessionDuration));
        Assert.Equal(["222222222222"], declared.TrustedAccounts);
        Assert.Equal(
            ["InternalFailure", "AccessDenied", "Throttling"],
            new[] { role, "arn:aws:iam::444444444444:role/r", role }.Select(arn => Assume(arn).ErrorCode));
    }

    [Fact]
    public void At_SameAccountAndRegion_ReturnsSameEcs()
    {
        Assert.Same(_other, _estate.At(Other, Region));
        Assert.Same(_estate.Location, _estate.At("123456789012", Region));
        Assert.NotSame(_other, _estate.At(Other, "us-east-1"));
        Assert.Equal([_estate.Location, _other, _estate.At(Other, "us-east-1")], _estate.Locations);
    }

    [Fact]
    public void Log_SeveralAccounts_ContainsAllCallsInOrder()
    {
        Serve(_other);
        Assume("arn:aws:iam::222222222222:role/unknown");
        Serve(_estate.Location);
        Serve(_estate.At(Other, "us-east-1"));

        Assert.Equal(
            [
                ("UpdateService", Other, Region), ("AssumeRole", "123456789012", null), ("UpdateService", "123456789012", Region),
                ("UpdateService", Other, "us-east-1"),
            ],
            _estate.Log.Records.Select(record => (record.Action, record.AccountId, record.Region)));
        Assert.Equal([Other], _other.Log.Records.Select(record => record.AccountId));
        Assert.Equal(["123456789012"], _estate.Location.Log.Records.Select(record => record.AccountId));
    }

    [Fact]
    public void Ids_SameServiceInTwoAccounts_Differ()
    {
        var alone = new SimulatedEcs(new SteppedClock());
        alone.AddService("prod", "orders", new ServiceBehavior());
        string Deployment(SimulatedEcs ecs) => ecs.Observe("prod", "orders").DeploymentIds[0];

        Assert.NotEqual(Deployment(_estate.Location), Deployment(_other));
        Assert.Equal(Deployment(alone), Deployment(_estate.Location));
        Assert.NotEqual(Serve(_estate.Location).RequestId, Serve(_other).RequestId);
    }

    [Theory]
    [InlineData("arn:aws:iam::222222222222:role/ecs-restart-target", null, "prod-cluster", "orders-service")]
    [InlineData("arn:aws:iam::333333333333:role/partners/ecs-restart-target", "partner-7", "shop", "web")]
    public void Load_AccountsFile_AllowsRestartWithRole(string role, string? externalId, string cluster, string service)
    {
        var clock = new SteppedClock();
        var estate = new SimulatedAws(clock);
        estate.Load(Scenario.Load(Path.Combine(AppContext.BaseDirectory, "scenarios", "accounts.json")));
        var call = StsCall.Parse(
            $"Action=AssumeRole&Version=2011-06-15&RoleArn={role}&RoleSessionName=night{(externalId is null ? "" : $"&ExternalId={externalId}")}",
            new RequestCredentials("test", Region));

        var throttled = estate.Sts.Serve(call);
        var session = XDocument.Parse(Encoding.UTF8.GetString(estate.Sts.Serve(call).Body.Span)).Descendants();
        string Field(string name) => session.Single(element => element.Name.LocalName == name).Value;
        var credentials = new RequestCredentials(Field("AccessKeyId"), Region, Field("SessionToken"));
        var restarted = estate.Serve(
            "UpdateService",
            Encoding.UTF8.GetBytes($$"""{"cluster":"{{cluster}}","service":"{{service}}","forceNewDeployment":true}"""),
            credentials);
        clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("Throttling", throttled.ErrorCode);
        Assert.Null(restarted.ErrorCode);
        Assert.Single(estate.At(role.Split(':')[4], Region).Observe(cluster, service).DeploymentIds);
    }

    [Theory]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKID/20261121/eu-west-1/ecs/aws4_request, SignedHeaders=host, Signature=f", "AKID", "eu-west-1")]
    [InlineData("AWS4-HMAC-SHA256 SignedHeaders=host,Credential=AKID/20261121/eu-west-1/sts/aws4_request,Signature=f", "AKID", "eu-west-1")]
    public void ReadCredentials_SignedRequest_ReturnsKeyAndRegion(string authorization, string key, string region)
    {
        Assert.Equal(new RequestCredentials(key, region), RequestCredentials.Read(authorization, securityToken: ""));
        Assert.Equal(new RequestCredentials(key, region, "token"), RequestCredentials.Read(authorization, "token"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer abc")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKID/20261121/eu-west-1/ecs, SignedHeaders=host, Signature=f")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKID/20261121//ecs/aws4_request, SignedHeaders=host, Signature=f")]
    public void ReadCredentials_NotSigned_ReturnsNull(string? authorization)
    {
        Assert.Null(RequestCredentials.Read(authorization, "token"));
    }

    private static EcsResponse Serve(SimulatedEcs ecs) => ecs.Serve("UpdateService", Encoding.UTF8.GetBytes(Force));

    private static JsonElement Body(SimulatedEcs ecs, string action, string body) =>
        JsonElement.Parse(ecs.Serve(action, Encoding.UTF8.GetBytes(body)).Body.Span);

    private static int DeploymentsSeen(SimulatedEcs ecs) =>
        Body(ecs, "DescribeServices", """{"cluster":"prod","services":["orders"]}""").At("services.0.deployments").GetArrayLength();

    private StsResponse Assume(string role) => _estate.Sts.Serve(
        StsCall.Parse($"Action=AssumeRole&Version=2011-06-15&RoleArn={role}&RoleSessionName=night", new RequestCredentials("test", Region)));
}
