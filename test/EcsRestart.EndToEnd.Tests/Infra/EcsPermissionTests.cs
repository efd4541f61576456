using System.Text;
using EcsRestart.Aws;
using EcsRestart.Ecs;
using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Report;
using EcsRestart.Simulator;
using EcsRestart.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>What ECS is asked for by a run that goes through everything, against what the policies grant.</summary>
public sealed class EcsPermissionTests : IAsyncLifetime
{
    private readonly SteppedClock _clock = new();
    private readonly SimulatedEcs _ecs;
    private EcsHttpApi? _api;

    public EcsPermissionTests() => _ecs = new SimulatedEcs(_clock);

    public async Task InitializeAsync() => _api = await EcsHttpApi.StartAsync(_ecs, port: 0, CancellationToken.None);

    public async Task DisposeAsync()
    {
        if (_api is not null)
            await _api.DisposeAsync();
    }

    [Fact]
    public async Task Actions_OfARunThatGoesThroughEverything_AreThoseThatEachPolicyGrants()
    {
        _ecs.AddService("prod", "orders", new ServiceBehaviour());
        _ecs.AddService("prod", "billing", new ServiceBehaviour
        {
            Failure = new TaskFailure { Kind = TaskFailureKind.Crash, ExitCode = 1, After = TimeSpan.FromSeconds(5) },
        });

        _ecs.AddTaskDefinition("migrate:1", new TaskBehaviour { NetworkMode = "bridge" });

        var report = await RunAsync(
            """{"wait":true,"select":[{"cluster":"*","service":"*"}],"tasks":[{"cluster":"prod","taskDefinition":"migrate"}]}""");

        var codes = report.Results?.Select(result => result.Code).ToHashSet();
        Assert.Equal(new HashSet<ResultCode> { ResultCode.TasksKeepFailing, ResultCode.Restarted, ResultCode.TaskSucceeded }, codes);
        var asked = _ecs.Log.Records.Select(record => record.Action).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var calls = typeof(IEcsApi).GetMethods().Where(method => method.ReturnType.IsAssignableTo(typeof(Task)));
        var twice = nameof(IEcsApi.DescribeStoppedTasksAsync);
        Assert.Equal(calls.Count(call => call.Name != twice), asked.Length);
        Assert.Equal(asked, Statement.EcsActions(new StackTemplate().Statements()));
        Assert.Equal(asked, Statement.EcsActions(new TerraformModule().Statements()));
        Assert.Equal(asked, Statement.EcsActions([.. PolicyFile("iam-policy.json"), .. PolicyFile("task-policy.json")]));
    }

    private async Task<RestartReport> RunAsync(string payload)
    {
        var api = _api ?? throw new InvalidOperationException("The simulator did not start.");
        using var ecs = new EcsApi(() => EcsClient.CreateForSimulator(api.Endpoint, _ecs.Region));
        var run = new RestartRun(ecs, new ApiBudget(_clock), _clock, NullLogger.Instance)
            .RunAsync("run", Encoding.UTF8.GetBytes(payload), StopSignals.None, CancellationToken.None);
        await Stepping.UntilAsync(run, _clock, api);
        return await run;
    }

    /// <summary>A policy for those who make the role by hand.</summary>
    private static IEnumerable<Statement> PolicyFile(string name) => Yaml.Load("infra", name).Tree()
        .Where(node => node.Get("Effect") is not null)
        .Select(statement => new Statement(statement.At("Action").Texts(), "", null, []));
}
