using EcsRestart.TestSupport;

namespace EcsRestart.Simulator.Tests;

public sealed class ScenarioTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "scenarios");

    public static TheoryData<string> Files() => [.. Directory.GetFiles(Folder).Select(Path.GetFileName).OfType<string>()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Load_ProjectFile_StartsWithSteadyServices(string file)
    {
        var clock = new SteppedClock();
        var ecs = new SimulatedEcs(clock);
        var scenario = Scenario.Load(Path.Combine(Folder, file));

        ecs.Load(scenario);

        var services = scenario.Clusters.SelectMany(cluster => cluster.Services, (cluster, service) => (cluster.Name, service));
        Assert.NotEmpty(services);
        Assert.All(services, one =>
            Assert.Equal(one.service.Behavior.DesiredCount, ecs.Observe(one.Name, one.service.Name).MinHealthyCount));
    }

    [Fact]
    public void Parse_TaskDefinitionWithAllMembers_ReadsThem()
    {
        var scenario = Scenario.Parse("""
            {
              "clusters": [],
              "taskDefinitions": [{
                "name": "migrate:7", "comment": "the schema", "networkMode": "bridge", "startSeconds": 1, "runSeconds": 2, "stopSeconds": 3,
                "containers": [{ "name": "app", "exitCode": 4, "reason": "why" }, { "name": "proxy", "essential": false }],
                "failure": { "kind": "noCapacity", "reason": "full" }
              }, { "name": "endless", "neverEnds": true }]
            }
            """);

        Assert.Equal(["migrate:7", "endless"], scenario.TaskDefinitions.Select(definition => definition.Name));
        var behavior = scenario.TaskDefinitions[0].Behavior;
        Assert.Equal(
            [new() { Name = "app", ExitCode = 4, Reason = "why" }, new() { Name = "proxy", Essential = false }], behavior.Containers);
        Assert.Equal("bridge", behavior.NetworkMode);
        Assert.Equal((1, 2, 3), (behavior.StartDelay.TotalSeconds, behavior.RunDelay?.TotalSeconds, behavior.StopDelay.TotalSeconds));
        Assert.Equal(new LaunchFailure(LaunchFailureKind.NoCapacity, "full"), behavior.Failure);
        Assert.Null(scenario.TaskDefinitions[1].Behavior.RunDelay);
    }

    [Fact]
    public void Parse_ServiceWithAllMembers_ReadsThem()
    {
        var scenario = Scenario.Parse("""
            {
              // a comment
              "comment": "all of it",
              "clusters": [{ "name": "prod", "services": [{
                "name": "orders", "comment": "the important one", "desiredCount": 3, "minimumHealthyPercent": 50, "maximumPercent": 100,
                "startSeconds": 1.5, "startSpreadSeconds": 2, "healthSeconds": 3, "drainSeconds": 4, "deployedMinutesAgo": 50,
                "restartedMinutesAgo": 6, "taskDefinition": "web:7", "targetGroup": "web", "deploymentController": "CODE_DEPLOY",
                "schedulingStrategy": "DAEMON", "launchType": "EC2", "status": "DRAINING",
                "circuitBreaker": { "enable": true, "rollback": false }, "tags": { "team": "checkout" },
                "redeployedAfterSeconds": 10, "containerPort": 8080, "stopExitCode": 143,
                "strategy": { "type": "LINEAR", "bakeMinutes": 60, "stepPercent": 20, "stepBakeMinutes": 120 },
              }] }],
              "faults": [{ "kind": "connectionResetAfterAcceptance", "action": "UpdateService", "cluster": "prod", "service": "orders",
                "firstCall": 2, "count": 3, "chance": 0.5, "seed": 6, "delaySeconds": 5 }]
            }
            """);

        var behavior = scenario.Clusters[0].Services[0].Behavior;
        var expected = new ServiceBehavior
        {
            DesiredCount = 3,
            MinimumHealthyPercent = 50,
            MaximumPercent = 100,
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
            Tags = behavior.Tags,
            Strategy = new() { Type = "LINEAR", BakeTime = TimeSpan.FromHours(1), StepPercent = 20, StepBakeTime = TimeSpan.FromHours(2) },
            RedeployedAfter = TimeSpan.FromSeconds(10),
            ContainerPort = 8080,
            StopExitCode = 143,
        };
        Assert.Equal(expected, behavior);
        Assert.Equal("checkout", behavior.Tags["team"]);
        var fault = new Fault
        {
            Kind = FaultKind.ConnectionResetAfterAcceptance,
            Action = "UpdateService",
            Cluster = "prod",
            Service = "orders",
            FirstCall = 2,
            Count = 3,
            Chance = 0.5,
            Seed = 6,
            Delay = TimeSpan.FromSeconds(5),
        };
        Assert.Equal(fault, scenario.Faults[0]);
    }

    [Fact]
    public void Parse_FailureWithAllMembers_ReadsThem()
    {
        var scenario = Scenario.Parse("""
            {"clusters": [{ "name": "prod", "services": [{ "name": "orders",
              "failure": { "kind": "neverHealthy", "afterSeconds": 8, "exitCode": 3, "container": "web", "reason": "why",
                "stoppedReason": "because", "firstTasks": 9, "firstDeploymentToo": true, "restoredDeploymentToo": true } }] }]}
            """);

        var expected = new TaskFailure
        {
            Kind = TaskFailureKind.NeverHealthy,
            After = TimeSpan.FromSeconds(8),
            ExitCode = 3,
            Container = "web",
            Reason = "why",
            StoppedReason = "because",
            FirstTasks = 9,
            IncludeFirstDeployment = true,
            RestoredDeploymentToo = true,
        };
        Assert.Equal(expected, scenario.Clusters[0].Services[0].Behavior.Failure);
    }

    [Fact]
    public void Parse_FailedDeploymentWithAllMembers_ReadsThem()
    {
        var scenario = Scenario.Parse("""
            {"clusters": [{ "name": "prod", "services": [{ "name": "orders",
              "failedDeployment": { "breakerDelaySeconds": 7, "shownAs": "DRAINING", "eventNamesDeployment": false,
                "restoredWithNewId": true, "restoredWithNewDate": true } }] }]}
            """);

        var expected = new FailedDeployment
        {
            BreakerDelay = TimeSpan.FromSeconds(7),
            ShownAs = FailedDeploymentView.Draining,
            EventNamesDeployment = false,
            RestoredWithNewId = true,
            RestoredWithNewDate = true,
        };
        Assert.Equal(expected, scenario.Clusters[0].Services[0].Behavior.FailedDeployment);
    }

    [Fact]
    public void Parse_ServiceDeploymentsWithAllMembers_ReadsThem()
    {
        var scenario = Scenario.Parse("""
            {"clusters": [{ "name": "prod", "services": [{ "name": "orders", "serviceDeployments": { "completedDelaySeconds": 38,
              "listLagSeconds": 1, "currentLagSeconds": 2, "stopSeconds": 3, "includeFirst": false, "newDigests": true, "resolveImages": false },
              "rolledBackAfterSeconds": 20, "stoppedAfterSeconds": 30 }] }]}
            """);

        var expected = new ServiceDeploymentOptions
        {
            CompletedDelay = TimeSpan.FromSeconds(38),
            ListLag = TimeSpan.FromSeconds(1),
            CurrentLag = TimeSpan.FromSeconds(2),
            StopDelay = TimeSpan.FromSeconds(3),
            IncludeFirst = false,
            NewDigests = true,
            ResolveImages = false,
        };
        var behavior = scenario.Clusters[0].Services[0].Behavior;
        Assert.Equal(expected, behavior.ServiceDeployments);
        Assert.Equal((20, 30), (behavior.RolledBackAfter?.TotalSeconds, behavior.StoppedAfter?.TotalSeconds));
    }

    [Fact]
    public void Parse_AlarmsAndHooksWithAllMembers_ReadsThem()
    {
        var scenario = Scenario.Parse("""
            {"clusters": [{ "name": "prod", "services": [{ "name": "orders",
              "alarms": { "names": ["orders-5xx"], "enable": true, "rollback": true, "triggerAfterSeconds": 45, "bakeSeconds": 60 },
              "failure": { "kind": "cannotStart", "countedAtNextStart": true },
              "absentMembers": ["rolloutState"],
              "scriptedEvents": [{ "afterSeconds": 5, "message": "is AZ balanced." }],
              "lifecycleHooks": [
                { "targetType": "AWS_LAMBDA", "targetArn": "arn:aws:lambda:eu-central-1:123456789012:function:check",
                  "stages": ["PRE_SCALE_UP"], "durationSeconds": 3, "fails": true },
                { "targetType": "PAUSE", "stages": ["POST_SCALE_UP"], "timeoutMinutes": 30, "timeoutAction": "CONTINUE" }] }] }]}
            """);

        var behavior = scenario.Clusters[0].Services[0].Behavior;
        var alarms = new DeploymentAlarms
        {
            Names = behavior.Alarms?.Names ?? [],
            Rollback = true,
            TriggerAfter = TimeSpan.FromSeconds(45),
            BakeTime = TimeSpan.FromMinutes(1),
        };
        Assert.Equal(alarms, behavior.Alarms);
        Assert.Equal(["orders-5xx"], alarms.Names);
        Assert.Equal(
            [("AWS_LAMBDA", 3, true, 1440, "ROLLBACK"), ("PAUSE", 5, false, 30, "CONTINUE")],
            behavior.LifecycleHooks.Select(hook =>
                (hook.TargetType, hook.Duration.TotalSeconds, hook.Fails, hook.Timeout.TotalMinutes, hook.TimeoutAction)));
        Assert.Equal(["PRE_SCALE_UP", "POST_SCALE_UP"], behavior.LifecycleHooks.SelectMany(hook => hook.Stages));
        Assert.True(behavior.Failure?.CountedAtNextStart);
        Assert.Equal(["rolloutState"], behavior.AbsentMembers);
        Assert.Equal([new(TimeSpan.FromSeconds(5), "is AZ balanced.")], behavior.ScriptedEvents);
    }

    [Fact]
    public void Parse_FailureWithKindOnly_UsesDefaults()
    {
        var scenario = Scenario.Parse("""{"clusters":[{"name":"prod","services":[{"name":"orders","failure":{"kind":"crash"}}]}]}""");

        Assert.Equal(new TaskFailure { Kind = TaskFailureKind.Crash }, scenario.Clusters[0].Services[0].Behavior.Failure);
    }

    [Fact]
    public void Load_ApiSettings_AreApplied()
    {
        var ecs = new SimulatedEcs(new SteppedClock());

        ecs.Load(Scenario.Parse("""{"clusters":[],"throttling":{"scale":0.5,"othersPerSecond":2},"readLagSeconds":11,"serviceDeploymentAccess":"denied"}"""));

        Assert.Equal(ServiceDeploymentAccess.Denied, ecs.ServiceDeploymentAccess);
        Assert.Equal((new ApiRate { Scale = 0.5, OthersPerSecond = 2 }, TimeSpan.FromSeconds(11)), (ecs.Rate, ecs.ReadLag));
    }

    [Fact]
    public void Parse_ThrottlingDisabled_IsUnlimited()
    {
        Assert.Equal(ApiRate.Unlimited, Scenario.Parse("""{"clusters":[],"throttling":{"enable":false}}""").Rate);
    }

    [Fact]
    public void Load_NoApiSettings_LeavesThemUnchanged()
    {
        var ecs = new SimulatedEcs(new SteppedClock()) { Rate = ApiRate.Unlimited, ReadLag = TimeSpan.FromSeconds(3) };

        ecs.Load(Scenario.Parse("""{"clusters":[]}"""));

        Assert.Equal((ApiRate.Unlimited, TimeSpan.FromSeconds(3)), (ecs.Rate, ecs.ReadLag));
    }

    [Fact]
    public void Parse_ServiceWithNameOnly_UsesDefaults()
    {
        var scenario = Scenario.Parse("""{"clusters":[{"name":"prod","services":[{"name":"orders"}]}]}""");

        var defaults = new ServiceBehavior();
        Assert.Equal(defaults with { Tags = defaults.Tags }, scenario.Clusters[0].Services[0].Behavior with { Tags = defaults.Tags });
    }

    [Fact]
    public void Parse_DaemonWithoutPercentages_UsesDaemonDefaults()
    {
        var scenario = Scenario.Parse("""
            {"clusters":[{"name":"prod","services":[{"name":"agent","schedulingStrategy":"DAEMON","launchType":"EC2"}]}]}
            """);

        var behavior = scenario.Clusters[0].Services[0].Behavior;
        Assert.Equal((0, 100), (behavior.MinimumHealthyPercent, behavior.MaximumPercent));
    }

    [Theory]
    [InlineData(
        """{"clusters":[{"name":"p","services":[{"name":"a","schedulingStrategy":"DAEMON"}]}]}""", "$.clusters[0].services[0].launchType",
        "must be EC2 or EXTERNAL")]
    [InlineData(
        """{"clusters":[{"name":"p","services":[{"name":"a","schedulingStrategy":"DAEMON","launchType":"EC2","maximumPercent":200}]}]}""",
        "$.clusters[0].services[0].maximumPercent", "must be 100")]
    [InlineData(
        """{"clusters":[{"name":"p","services":[{"name":"a","strategy":{"type":"PURPLE"}}]}]}""",
        "$.clusters[0].services[0].strategy.type", "ROLLING, BLUE_GREEN, CANARY, LINEAR")]
    [InlineData(
        """{"clusters":[{"name":"p","services":[{"name":"a","strategy":{"type":"LINEAR","stepPercent":0}}]}]}""",
        "$.clusters[0].services[0].strategy.stepPercent", "at most 100")]
    [InlineData(
        """{"clusters":[{"name":"p","services":[{"name":"a","strategy":{"type":"CANARY","bakeMinutes":1441}}]}]}""",
        "$.clusters[0].services[0].strategy.bakeMinutes", "1440")]
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
        "must be at least 0, found -1")]
    [InlineData(
        """{"clusters":[{"name":"p","services":[{"name":"a","status":"GONE"}]}]}""", "$.clusters[0].services[0].status",
        "ACTIVE, DRAINING, INACTIVE")]
    [InlineData("""{"clusters":[{"name":"p","services":[{"name":"a"},{"name":"a"}]}]}""", "$.clusters[0].services", "'a' occurs 2 times")]
    [InlineData(
        """{"clusters":[{"name":"p","services":[{"name":"a","deployedMinutesAgo":1,"restartedMinutesAgo":2}]}]}""",
        "$.clusters[0].services[0].restartedMinutesAgo", "must not be greater")]
    [InlineData("""{"clusters":[],"faults":[{"kind":"explode"}]}""", "$.faults[0].kind", "accessDenied, throttled")]
    [InlineData("""{"clusters":[],"faults":[{"kind":"throttled","action":"RestartService"}]}""", "$.faults[0].action", "RestartService")]
    [InlineData("""{"clusters":[],"faults":[{"kind":"slow"}]}""", "$.faults[0].delaySeconds", "required with kind slow")]
    [InlineData("""{"clusters":[],"faults":[{"kind":"throttled","firstCall":0,"count":0}]}""", "$.faults[0].count", "at least 1")]
    [InlineData("""{"clusters":[],"faults":[{"kind":"throttled","chance":0}]}""", "$.faults[0].chance", "above 0")]
    [InlineData("""{"clusters":[],"taskDefinitions":[{"name":"migrate","runSeconds":-1}]}""", "$.taskDefinitions[0].runSeconds", "at least 0")]
    [InlineData("""{"clusters":[],"taskDefinitions":[{"name":"migrate","networkMode":"vpc"}]}""", "$.taskDefinitions[0].networkMode", "awsvpc, bridge")]
    [InlineData("""{"clusters":[],"taskDefinitions":[{"name":"migrate","containers":[]}]}""", "$.taskDefinitions[0].containers", "at least one")]
    [InlineData("""{"clusters":[],"taskDefinitions":[{"name":"migrate","containers":[{"name":"app","exitCode":256}]}]}""", "$.taskDefinitions[0].containers[0].exitCode", "0 to 255")]
    [InlineData("""{"clusters":[],"taskDefinitions":[{"name":"migrate","failure":{"kind":"explode"}}]}""", "$.taskDefinitions[0].failure.kind", "noCapacity, cannotStart")]
    [InlineData("""{"clusters":[],"throttling":{"scale":0}}""", "$.throttling.scale", "above 0")]
    [InlineData("""{"clusters":[],"throttling":{"othersPerSecond":-1}}""", "$.throttling.othersPerSecond", "at least 0")]
    [InlineData("""{"clusters":[],"calendars":[{"name":"freeze","type":"OPEN"}]}""", "$.calendars[0].type", "DEFAULT_OPEN, DEFAULT_CLOSED")]
    [InlineData("""{"clusters":[],"calendars":[{"name":"freeze","events":[{"startSeconds":5,"endSeconds":5}]}]}""", "$.calendars[0].events[0].endSeconds", "greater than startSeconds")]
    [InlineData("""{"clusters":[],"serviceDeploymentAccess":"off"}""", "$.serviceDeploymentAccess", "allowed, denied, unknown")]
    [InlineData("""{"clusters":[],"readLagSeconds":-1}""", "$.readLagSeconds", "at least 0")]
    [InlineData("""{"clusters":[],"readLagSeconds":1e300}""", "$.readLagSeconds", "at most 31536000")]
    [InlineData("""{"clusters":[{"name":"p","services":[{"name":"a","desiredCount":2000000000}]}]}""", "$.clusters[0].services[0].desiredCount", "at most 5000")]
    [InlineData("""{"clusters":[{"name":"p","services":[{"name":"a","maximumPercent":2000000000}]}]}""", "$.clusters[0].services[0].maximumPercent", "at most 1000")]
    [InlineData("""{"clusters":[{"name":"p","services":[{"name":"a","startSeconds":1e300}]}]}""", "$.clusters[0].services[0].startSeconds", "at most 31536000")]
    [InlineData("""{"clusters":[],"faults":[{"kind":"slow","delaySeconds":1e300}]}""", "$.faults[0].delaySeconds", "at most 31536000")]
    [InlineData("""{"clusters":[],"taskDefinitions":[{"name":"migrate","runSeconds":1e300}]}""", "$.taskDefinitions[0].runSeconds", "at most 31536000")]
    [InlineData(
        """{"clusters":[{"name":"p","services":[{"name":"a","failure":{"kind":"explode"}}]}]}""", "$.clusters[0].services[0].failure.kind",
        "crash, neverHealthy, cannotStart")]
    [InlineData(
        """{"clusters":[{"name":"p","services":[{"name":"a","failure":{"kind":"crash","exitCode":256}}]}]}""",
        "$.clusters[0].services[0].failure.exitCode", "0 to 255")]
    [InlineData(
        """{"clusters":[{"name":"p","services":[{"name":"a","failure":{"kind":"crash","firstTasks":0}}]}]}""",
        "$.clusters[0].services[0].failure.firstTasks", "at least 1")]
    [InlineData(
        """{"clusters":[{"name":"p","services":[{"name":"a","redeployedAfterSeconds":-1}]}]}""",
        "$.clusters[0].services[0].redeployedAfterSeconds", "at least 0")]
    [InlineData("""{"clusters":[],"faults":[{"kind":"throttled","action":"AssumeRole","cluster":"p","service":"a"}]}""", "$.faults[0].cluster", "not allowed with AssumeRole")]
    [InlineData("""{"clusters":[],"accounts":[{"account":"22222222222","region":"eu-west-1","clusters":[]}]}""", "$.accounts[0].account", "12-digit")]
    [InlineData("""{"clusters":[],"accounts":[{"account":"222222222222","region":"Ireland","clusters":[]}]}""", "$.accounts[0].region", "eu-west-1")]
    [InlineData("""{"clusters":[],"accounts":[{"account":"222222222222","region":"eu-west-1"}]}""", "$.accounts[0]", "clusters")]
    [InlineData("""{"clusters":[],"accounts":[{"account":"222222222222","region":"eu-west-1","clusters":[],"accounts":[]}]}""", "$.accounts[0].accounts", "accounts")]
    [InlineData("""{"clusters":[],"accounts":[{"account":"222222222222","region":"eu-west-1","clusters":[]},{"account":"222222222222","region":"eu-west-1","clusters":[{"name":"p","services":[{"name":"a","desiredCount":-1}]}]}]}""", "$.accounts[1].clusters[0].services[0].desiredCount", "must be at least 0, found -1")]
    [InlineData("""{"clusters":[],"accounts":[{"account":"222222222222","region":"eu-west-1","clusters":[]},{"account":"222222222222","region":"eu-west-1","clusters":[]}]}""", "$.accounts", "222222222222 in eu-west-1 occurs 2 times")]
    [InlineData("""{"clusters":[],"accounts":[{"account":"222222222222","region":"eu-west-1","clusters":[],"throttling":{"scale":0}}]}""", "$.accounts[0].throttling.scale", "above 0")]
    [InlineData("""{"clusters":[],"accounts":[{"account":"222222222222","region":"eu-west-1","clusters":[],"role":{}}]}""", "$.accounts[0].role", "arn")]
    [InlineData("""{"clusters":[],"accounts":[{"account":"222222222222","region":"eu-west-1","clusters":[],"role":{"arn":"r"}}]}""", "$.accounts[0].role.arn", "'r' is not a role ARN")]
    [InlineData("""{"clusters":[],"accounts":[{"account":"222222222222","region":"eu-west-1","clusters":[],"role":{"arn":"arn:aws:iam::333333333333:role/r"}}]}""", "$.accounts[0].role.arn", "does not belong to account 222222222222")]
    [InlineData("""{"clusters":[],"accounts":[{"account":"222222222222","region":"eu-west-1","clusters":[],"role":{"arn":"arn:aws:iam::222222222222:role/r","externalId":"x"}}]}""", "$.accounts[0].role.externalId", "from 2")]
    [InlineData("""{"clusters":[],"accounts":[{"account":"222222222222","region":"eu-west-1","clusters":[],"role":{"arn":"arn:aws:iam::222222222222:role/r","maxSessionMinutes":59}}]}""", "$.accounts[0].role.maxSessionMinutes", "from 60 to 720")]
    [InlineData("""{"clusters":[],"accounts":[{"account":"222222222222","region":"eu-west-1","clusters":[],"role":{"arn":"arn:aws:iam::222222222222:role/r"}},{"account":"222222222222","region":"eu-west-2","clusters":[],"role":{"arn":"arn:aws:iam::222222222222:role/r","externalId":"id"}}]}""", "$.accounts", "entries for role arn:aws:iam::222222222222:role/r differ")]
    [InlineData("""{"clusters":[],"accounts":[{"account":"222222222222","region":"eu-west-1","clusters":[],"faults":[{"kind":"throttled","action":"AssumeRole"}]}]}""", "$.accounts[0].faults[0].action", "requires a role")]
    [InlineData("""{"clusters":[],"accounts":[{"account":"222222222222","region":"eu-west-1","clusters":[],"role":{"arn":"arn:aws:iam::222222222222:role/r"},"faults":[{"kind":"throttled","action":"GetCallerIdentity"}]}]}""", "$.accounts[0].faults[0].action", "has no role")]
    [InlineData("""{"clusters":""", "$.clusters", "Line 1.")]
    [InlineData("null", "$", "object")]
    public void Parse_Invalid_ThrowsWithPathAndCause(string json, string path, string hint)
    {
        var error = Assert.Throws<InvalidDataException>(() => Scenario.Parse(json));

        Assert.True(error.Message.Contains($"{path}: ", StringComparison.Ordinal), error.Message);
        Assert.True(error.Message.Contains(hint, StringComparison.Ordinal), error.Message);
    }

    [Theory]
    [InlineData("\"containerPort\":0", "containerPort", "1 to 65535")]
    [InlineData("\"stopExitCode\":256", "stopExitCode", "0 to 255")]
    [InlineData("\"absentMembers\":[\"events\"]", "absentMembers", "'events' is not one of deploymentController, rolloutState")]
    [InlineData("\"rolledBackAfterSeconds\":-1", "rolledBackAfterSeconds", "at least 0")]
    [InlineData("\"stoppedAfterSeconds\":-1", "stoppedAfterSeconds", "at least 0")]
    [InlineData("\"serviceDeployments\":{\"listLagSeconds\":-1}", "serviceDeployments.listLagSeconds", "at least 0")]
    [InlineData("\"serviceDeployments\":{\"stopSeconds\":-1}", "serviceDeployments.stopSeconds", "at least 0")]
    [InlineData("\"failedDeployment\":{\"breakerDelaySeconds\":-1}", "failedDeployment.breakerDelaySeconds", "at least 0")]
    [InlineData("\"failedDeployment\":{\"shownAs\":\"GONE\"}", "failedDeployment.shownAs", "FAILED, IN_PROGRESS, DRAINING")]
    [InlineData("\"failure\":{\"kind\":\"crash\",\"countedAtNextStart\":true}", "failure.countedAtNextStart", "cannotStart")]
    [InlineData("\"scriptedEvents\":[{\"afterSeconds\":-1,\"message\":\"a\"}]", "scriptedEvents[0].afterSeconds", "at least 0")]
    [InlineData("\"scriptedEvents\":[{\"afterSeconds\":1,\"message\":\"\"}]", "scriptedEvents[0].message", "not be empty")]
    [InlineData("\"alarms\":{}", "alarms", "names")]
    [InlineData("\"alarms\":{\"names\":[]}", "alarms.names", "at least one")]
    [InlineData("\"alarms\":{\"names\":[\"a\"],\"triggerAfterSeconds\":-1}", "alarms.triggerAfterSeconds", "at least 0")]
    [InlineData("\"alarms\":{\"names\":[\"a\"],\"enable\":false,\"triggerAfterSeconds\":1}", "alarms.triggerAfterSeconds", "no effect")]
    [InlineData("\"alarms\":{\"names\":[\"a\"],\"bakeSeconds\":86401}", "alarms.bakeSeconds", "0 to 86400")]
    [InlineData("\"lifecycleHooks\":[{\"targetType\":\"SQS\",\"stages\":[\"PRE_SCALE_UP\"]}]", "lifecycleHooks[0].targetType", "AWS_LAMBDA, PAUSE")]
    [InlineData("\"lifecycleHooks\":[{\"targetType\":\"AWS_LAMBDA\",\"stages\":[\"PRE_SCALE_UP\"]}]", "lifecycleHooks[0].targetArn", "required")]
    [InlineData("\"lifecycleHooks\":[{\"targetType\":\"PAUSE\",\"stages\":[]}]", "lifecycleHooks[0].stages", "at least one")]
    [InlineData("\"lifecycleHooks\":[{\"targetType\":\"PAUSE\",\"stages\":[\"BAKE_TIME\"]}]", "lifecycleHooks[0].stages", "strategy ROLLING")]
    [InlineData("\"lifecycleHooks\":[{\"targetType\":\"PAUSE\",\"stages\":[\"PRE_SCALE_UP\"],\"timeoutMinutes\":0}]", "lifecycleHooks[0].timeoutMinutes", "1 to 20160")]
    [InlineData("\"lifecycleHooks\":[{\"targetType\":\"PAUSE\",\"stages\":[\"PRE_SCALE_UP\"],\"timeoutAction\":\"WAIT\"}]", "lifecycleHooks[0].timeoutAction", "ROLLBACK, CONTINUE")]
    public void Parse_InvalidService_ThrowsWithPathAndCause(string members, string path, string hint) => Parse_Invalid_ThrowsWithPathAndCause(
        $$"""{"clusters":[{"name":"p","services":[{"name":"a",{{members}}}]}]}""", $"$.clusters[0].services[0].{path}", hint);

    [Fact]
    public void Load_InvalidFile_ThrowsWithFileName()
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
