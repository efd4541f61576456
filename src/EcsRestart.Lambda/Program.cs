using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using EcsRestart.Aws;
using EcsRestart.Ecs;
using EcsRestart.Lambda;
using EcsRestart.Lists;
using EcsRestart.Report;
using EcsRestart.Schedules;

// Making the client takes about as long as asking for the first event: both are done at once.
var client = Task.Run(() => EcsClient.Create());
using var ecs = new EcsApi(() => client.GetAwaiter().GetResult());
var schedules = new Lazy<IScheduleStore>(() => new ScheduleStore(() => SchedulerClient.Create()));
var lists = new Lazy<IServiceLists>(() => new ServiceLists(ListClients.Create()));
var budget = new ApiBudget(TimeProvider.System);
var metrics = new MetricsOutput(Console.OpenStandardOutput, TimeProvider.System);
var function = new Function(ecs, () => lists.Value, () => schedules.Value, budget, TimeProvider.System, FunctionLog.Create, metrics);
var serializer = new SourceGeneratorLambdaJsonSerializer<ReportJson>(ReportJson.Configure);

// The handler takes the raw payload: what is wrong with it becomes a report, not a serializer's exception.
using var bootstrap = LambdaBootstrapBuilder.Create<RestartReport>(function.HandleAsync, serializer).Build();
await bootstrap.RunAsync();
