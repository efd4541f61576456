using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using EcsRestart.Aws;
using EcsRestart.Ecs;
using EcsRestart.Lambda;
using EcsRestart.Report;

using var ecs = new EcsApi(() => EcsClient.Create());
var budget = new ApiBudget(TimeProvider.System);
var metrics = new MetricsOutput(Console.OpenStandardOutput, TimeProvider.System);
var function = new Function(ecs, budget, TimeProvider.System, FunctionLog.Create, metrics);
var serializer = new SourceGeneratorLambdaJsonSerializer<ReportJson>(ReportJson.Configure);

// The handler takes the raw payload: what is wrong with it becomes a report, not a serializer's exception.
using var bootstrap = LambdaBootstrapBuilder.Create<RestartReport>(function.HandleAsync, serializer).Build();
await bootstrap.RunAsync();
