using Amazon.Lambda.RuntimeSupport;
using EcsRestart.Aws;
using EcsRestart.Ecs;
using EcsRestart.Lambda;
using EcsRestart.Lists;
using EcsRestart.Names;
using EcsRestart.Report;
using EcsRestart.Schedules;

// Creating the client takes about as long as requesting the first event, so both run at the same time.
var client = Task.Run(() => EcsClientFactory.Create());
using var roles = new RoleSessions(() => StsClientFactory.Create(), TimeProvider.System);
using var ecs = new EcsApis(home => home == EcsLocation.Own ? client.GetAwaiter().GetResult() : EcsClientFactory.Create(home, roles));
var sites = new EcsClients(ecs.Open, new ApiBudgets(TimeProvider.System), TimeProvider.System);
var schedules = new Lazy<IScheduleStore>(() => new ScheduleStore(() => SchedulerClientFactory.Create()));
var lists = new Lazy<IServiceLists>(() => new ServiceLists(ListClients.Create()));
var metrics = new MetricsOutput(Console.OpenStandardOutput, TimeProvider.System);
var function = new Function(
    sites, roles.StartRun, () => lists.Value, () => schedules.Value, TimeProvider.System, FunctionLog.Create, metrics);

// The handler reads the raw payload, so an invalid payload results in a report, not in a serializer exception.
using var bootstrap = LambdaBootstrapBuilder.Create<FunctionResponse>(function.HandleAsync, new FunctionResponseSerializer()).Build();
await bootstrap.RunAsync();
