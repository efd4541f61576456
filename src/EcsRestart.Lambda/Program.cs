using Amazon.Lambda.RuntimeSupport;
using EcsRestart.Aws;
using EcsRestart.Ecs;
using EcsRestart.Gates;
using EcsRestart.Lambda;
using EcsRestart.Lists;
using EcsRestart.Names;
using EcsRestart.Report;
using EcsRestart.Schedules;

// Making the client takes about as long as asking for the first event: both are done at once.
var client = Task.Run(() => EcsClientFactory.Create());
using var roles = new RoleSessions(() => StsClientFactory.Create(), TimeProvider.System);
using var ecs = new EcsApis(home => home == EcsLocation.Own ? client.GetAwaiter().GetResult() : EcsClientFactory.Create(home, roles));
var sites = new EcsClients(ecs.Open, new ApiBudgets(TimeProvider.System), TimeProvider.System);
var schedules = new Lazy<IScheduleStore>(() => new ScheduleStore(() => SchedulerClientFactory.Create()));
var lists = new Lazy<IServiceLists>(() => new ServiceLists(ListClients.Create()));
var calendars = new Lazy<IChangeCalendars>(() => new ChangeCalendars(region => SystemsManagerClientFactory.Create(region)));
var metrics = new MetricsOutput(Console.OpenStandardOutput, TimeProvider.System);
var function = new Function(
    sites, roles.StartRun, () => lists.Value, () => schedules.Value, () => calendars.Value, TimeProvider.System, FunctionLog.Create, metrics);

// The handler takes the raw payload: what is wrong with it becomes a report, not a serializer's exception.
using var bootstrap = LambdaBootstrapBuilder.Create<FunctionResponse>(function.HandleAsync, new FunctionResponseSerializer()).Build();
await bootstrap.RunAsync();
