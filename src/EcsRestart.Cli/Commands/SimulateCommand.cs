using System.CommandLine;
using EcsRestart.Cli.Session;
using EcsRestart.Simulator;

namespace EcsRestart.Cli.Commands;

/// <summary><c>simulate</c>: serves the simulator to the AWS CLI, an SDK or the function. Schedules invoke the function.</summary>
internal static class SimulateCommand
{
    private const int DefaultPort = 4599;
    private const int MaxDeliveries = 10;

    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port on 127.0.0.1, or 0 for any free port", DefaultValueFactory = _ => DefaultPort };
        var scenario = new Option<string?>("--scenario") { Description = "File with clusters, services and lists [default: none; create them with any ECS client]" };
        var region = new Option<string>("--region") { Description = "Region to simulate", DefaultValueFactory = _ => SessionOptions.SimulatedRegion };
        var speed = new Option<double>("--speed") { Description = "Speed relative to real time, 1 to 1000", DefaultValueFactory = _ => 1 };
        var function = new Option<string?>("--function")
        {
            Description = "Folder of the published function that schedules invoke [default: the function built with this program]",
        };
        var deliveries = new Option<int>("--deliveries")
        {
            Description = $"Deliveries per invocation, 1 to {MaxDeliveries}; EventBridge Scheduler guarantees at least one",
            DefaultValueFactory = _ => 1,
        };
        deliveries.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MaxDeliveries)
                result.AddError($"--deliveries must be an integer from 1 to {MaxDeliveries}");
        });
        speed.Validators.Add(SessionOptions.CheckSpeed);
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > ushort.MaxValue)
                result.AddError("--port must be an integer from 0 to 65535");
        });
        var command = new Command("simulate", "Simulate the APIs of ECS, STS, EventBridge Scheduler, Parameter Store and DynamoDB on this machine until Ctrl-C")
        {
            port, scenario, region, speed, function, deliveries,
        };
        command.SetHandler((line, interrupt) => ServeAsync(
            new SessionSettings
            {
                Aws = false,
                Profile = null,
                Region = line.GetRequiredValue(region),
                ScenarioPath = line.GetValue(scenario),
                Speed = line.GetValue(speed),
            },
            line.GetValue(port),
            line.GetValue(function) ?? FunctionProcess.BuiltIn,
            line.GetValue(deliveries),
            interrupt));
        return command;
    }

    private static async Task<int> ServeAsync(SessionSettings settings, int port, string folder, int deliveries, Interrupt interrupt)
    {
        await using var local = await SimulatorHost.StartAsync(settings, payload: null, port, interrupt.Requested);
        local.Aws.Log.OnAdded = record => Show(record, local.Ecs);
        local.Scheduler.Log.OnAdded = record => Show(record, local.Ecs);
        local.Ecs.Lists.Log.OnAdded = record => Show(record, local.Ecs);
        local.Scheduler.Deliveries = deliveries;
        await using var runtime = await RuntimeApi.StartAsync(TimeProvider.System, port: 0, interrupt.Requested);
        using var function = new ScheduledFunction(folder, settings, local, runtime);
        var (endpoint, region) = (local.Api.Endpoint, settings.SimulatedRegion);
        Console.WriteLine(
            $"Simulating ECS, STS, EventBridge Scheduler, Parameter Store and DynamoDB of {region} at {endpoint}, {settings.Speed:0.#}× speed. Press Ctrl-C to stop.");
        Console.WriteLine(
            $"  export AWS_ENDPOINT_URL_ECS={endpoint} AWS_ENDPOINT_URL_STS={endpoint} AWS_ENDPOINT_URL_SCHEDULER={endpoint} "
            + $"AWS_ENDPOINT_URL_SSM={endpoint} AWS_ENDPOINT_URL_DYNAMODB={endpoint} AWS_DEFAULT_REGION={region} AWS_REGION={region} "
            + "AWS_ACCESS_KEY_ID=simulator AWS_SECRET_ACCESS_KEY=simulator");
        foreach (var location in local.Aws.Locations.Where(location => location != local.Ecs))
            Console.WriteLine($"  In addition to account {local.Ecs.AccountId}: account {location.AccountId} in {location.Region}");
        foreach (var role in local.Aws.Sts.Roles)
            Console.WriteLine($"  Role {role.Arn}{(role.ExternalId is null ? "" : ", external ID required")}");
        await function.ServeAsync(interrupt.Requested);
        return ExitCodes.Success;
    }

    private static void Show(ActionRecord record, SimulatedEcs home)
    {
        var isOtherLocation = (record.AccountId ?? home.AccountId, record.Region ?? home.Region) != (home.AccountId, home.Region);
        var location = isOtherLocation ? $"{record.AccountId} {record.Region}".TrimEnd() + " " : "";
        var names = string.Join(", ", record.Services.Select(service => $"{record.Cluster}/{service}"));
        var subject = names.Length > 0 ? names : record.Cluster ?? record.Schedule ?? record.Role ?? record.List;
        Console.WriteLine($"{record.At:HH:mm:ss} {location}{record.Action} {subject} {record.ErrorCode ?? record.Fault?.ToString()}".TrimEnd());
    }
}
