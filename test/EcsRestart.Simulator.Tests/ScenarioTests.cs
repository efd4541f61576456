using EcsRestart.TestSupport;

namespace EcsRestart.Simulator.Tests;

public sealed class ScenarioTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "scenarios");

    public static TheoryData<string> Files() => [.. Directory.GetFiles(Folder).Select(Path.GetFileName).OfType<string>()];

    [Theory]
    [MemberData(nameof(Files))]
    public void File_OfTheProject_StartsWithItsServicesSteady(string file)
    {
        var clock = new SteppedClock();
        var ecs = new SimulatedEcs(clock);
        var scenario = Scenario.Load(Path.Combine(Folder, file));

        ecs.Load(scenario);

        var services = scenario.Clusters.SelectMany(cluster => cluster.Services, (cluster, service) => (cluster.Name, service));
        Assert.NotEmpty(services);
        Assert.All(services, one =>
            Assert.Equal(one.service.Behaviour.DesiredCount, ecs.Observe(one.Name, one.service.Name).LowestHealthyCount));
    }

    [Fact]
    public void Service_WithEverything_IsRead()
    {
        var scenario = Scenario.Parse("""
            {
              // what a person notes
              "comment": "all of it",
              "clusters": [{ "name": "prod", "services": [{
                "name": "orders", "comment": "the important one", "desiredCount": 3, "minimumHealthyPercent": 50, "maximumPercent": 150,
                "startSeconds": 1.5, "startSpreadSeconds": 2, "healthSeconds": 3, "drainSeconds": 4, "deployedMinutesAgo": 50,
                "restartedMinutesAgo": 6, "taskDefinition": "web:7", "targetGroup": "web", "deploymentController": "CODE_DEPLOY",
                "schedulingStrategy": "DAEMON", "launchType": "EC2", "status": "DRAINING",
                "circuitBreaker": { "enable": true, "rollback": false }, "tags": { "team": "checkout" },
              }] }],
              "faults": [{ "kind": "connectionResetAfterAcceptance", "action": "UpdateService", "cluster": "prod", "service": "orders",
                "firstCall": 2, "count": 3, "delaySeconds": 5 }]
            }
            """);

        var behaviour = scenario.Clusters[0].Services[0].Behaviour;
        var expected = new ServiceBehaviour
        {
            DesiredCount = 3,
            MinimumHealthyPercent = 50,
            MaximumPercent = 150,
            StartDelay = TimeSpan.FromSeconds(1.5),
            StartSpread = TimeSpan.FromSeconds(2),
            HealthDelay = TimeSpan.FromSeconds(3),
            DrainDelay = TimeSpan.FromSeconds(4),
            DeployedAgo = TimeSpan.FromMinutes(50),
            RestartedAgo = TimeSpan.FromMinutes(6),
            TaskDefinition = "web:7",
            TargetGroup = "web",
            DeploymentController = "CODE_DEPLOY",
            SchedulingStrategy = "DAEMON",
            LaunchType = "EC2",
            Status = "DRAINING",
            CircuitBreaker = new(Enable: true, Rollback: false),
            Tags = behaviour.Tags,
        };
        Assert.Equal(expected, behaviour);
        Assert.Equal("checkout", behaviour.Tags["team"]);
        var fault = new Fault
        {
            Kind = FaultKind.ConnectionResetAfterAcceptance,
            Action = "UpdateService",
            Cluster = "prod",
            Service = "orders",
            FirstCall = 2,
            Count = 3,
            Delay = TimeSpan.FromSeconds(5),
        };
        Assert.Equal(fault, scenario.Faults[0]);
    }

    [Fact]
    public void Service_WithANameOnly_BehavesAsUsual()
    {
        var scenario = Scenario.Parse("""{"clusters":[{"name":"prod","services":[{"name":"orders"}]}]}""");

        var usual = new ServiceBehaviour();
        Assert.Equal(usual with { Tags = usual.Tags }, scenario.Clusters[0].Services[0].Behaviour with { Tags = usual.Tags });
    }

    [Theory]
    [InlineData(
        """{"clusters":[{"name":"prod","services":[{"name":"a"},{"name":"b","desierdCount":3}]}]}""",
        "$.clusters[0].services[1].desierdCount", "desierdCount")]
    [InlineData("""{"clusters":[{"services":[]}]}""", "$.clusters[0]", "name")]
    [InlineData("""{"clusters":[{"name":null}]}""", "$.clusters[0].name", "null")]
    [InlineData(
        """{"clusters":[{"name":"p","services":[{"name":"a","desiredCount":"3"}]}]}""", "$.clusters[0].services[0].desiredCount",
        "Int32")]
    [InlineData(
        """{"clusters":[{"name":"p","services":[{"name":"a","desiredCount":-1}]}]}""", "$.clusters[0].services[0].desiredCount",
        "-1 is below 0")]
    [InlineData(
        """{"clusters":[{"name":"p","services":[{"name":"a","status":"GONE"}]}]}""", "$.clusters[0].services[0].status",
        "ACTIVE, DRAINING, INACTIVE")]
    [InlineData("""{"clusters":[{"name":"p","services":[{"name":"a"},{"name":"a"}]}]}""", "$.clusters[0].services", "'a' is there 2 times")]
    [InlineData(
        """{"clusters":[{"name":"p","services":[{"name":"a","deployedMinutesAgo":1,"restartedMinutesAgo":2}]}]}""",
        "$.clusters[0].services[0].restartedMinutesAgo", "longer ago")]
    [InlineData("""{"clusters":[],"faults":[{"kind":"explode"}]}""", "$.faults[0].kind", "accessDenied, throttled")]
    [InlineData("""{"clusters":[],"faults":[{"kind":"throttled","action":"RestartService"}]}""", "$.faults[0].action", "RestartService")]
    [InlineData("""{"clusters":[],"faults":[{"kind":"slow"}]}""", "$.faults[0].delaySeconds", "needs a delay")]
    [InlineData("""{"clusters":[],"faults":[{"kind":"throttled","firstCall":0,"count":0}]}""", "$.faults[0].count", "at least 1")]
    [InlineData("""{"clusters":""", "$.clusters", "Line 1.")]
    [InlineData("null", "$", "object")]
    public void Mistake_IsAnErrorThatNamesThePlace(string json, string path, string hint)
    {
        var error = Assert.Throws<InvalidDataException>(() => Scenario.Parse(json));

        Assert.True(error.Message.Contains($"{path}: ", StringComparison.Ordinal), error.Message);
        Assert.True(error.Message.Contains(hint, StringComparison.Ordinal), error.Message);
    }

    [Fact]
    public void Load_OfAFileWithAMistake_NamesTheFile()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "{}");
            var error = Assert.Throws<InvalidDataException>(() => Scenario.Load(path));
            Assert.StartsWith($"{Path.GetFileName(path)}: $: ", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
