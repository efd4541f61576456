using Amazon.Lambda.RuntimeSupport;
using EcsRestart.Aws;
using EcsRestart.Ecs;
using EcsRestart.Lambda;
using EcsRestart.Lists;
using EcsRestart.Names;
using EcsRestart.Report;
using EcsRestart.Schedules;

// Making the client takes about as long as asking for the first event: both are done at once.
var client = Task.Run(() => EcsClient.Create());
using var roles = new RoleSessions(() => SecurityTokenClient.Create(), TimeProvider.System);
using var ecs = new EcsApis(home => home == EcsHome.Own ? client.GetAwaiter().GetResult() : EcsClient.Create(home, roles));
var sites = new EcsSites(ecs.Open, new ApiBudgets(TimeProvider.System), TimeProvider.System);
var schedules = new Lazy<IScheduleStore>(() => new ScheduleStore(() => SchedulerClient.Create()));
var lists = new Lazy<IServiceLists>(() => new ServiceLists(ListClients.Create()));
var metrics = new MetricsOutput(Console.OpenStandardOutput, TimeProvider.System);
var function = new Function(
    sites, roles.BeginRun, () => lists.Value, () => schedules.Value, TimeProvider.System, FunctionLog.Create, metrics);

// The handler takes the raw payload: what is wrong with it becomes a report, not a serializer's exception.
using var bootstrap = LambdaBootstrapBuilder.Create<Answer>(function.HandleAsync, new AnswerSerializer()).Build();
await bootstrap.RunAsync();
