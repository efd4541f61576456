using System.CommandLine;
using EcsRestart.Cli.Session;
using EcsRestart.Simulator;

namespace EcsRestart.Cli.Commands;

/// <summary><c>simulate</c>: the simulator alone, for the aws CLI, an SDK or the function; schedules run the function.</summary>
internal static class SimulateCommand
{
    private const int DefaultPort = 4599;
    private const int MaxDeliveries = 10;

    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "The port on 127.0.0.1, 0 for any that is free", DefaultValueFactory = _ => DefaultPort };
        var scenario = new Option<string?>("--scenario") { Description = "A file that describes clusters, services and lists [default: empty; create them with any ECS client]" };
        var region = new Option<string>("--region") { Description = "The Region it pretends to be", DefaultValueFactory = _ => SessionOptions.SimulatedRegion };
        var speed = new Option<double>("--speed") { Description = "How many times faster than real time, 1 to 1000", DefaultValueFactory = _ => 1 };
        var function = new Option<string?>("--function")
        {
            Description = "The folder of the published function that schedules run [default: the one built with this program]",
        };
        var deliveries = new Option<int>("--deliveries")
        {
            Description = $"How often what a schedule fires is delivered, 1 to {MaxDeliveries}: EventBridge Scheduler promises at least once",
            DefaultValueFactory = _ => 1,
        };
        deliveries.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MaxDeliveries)
                result.AddError($"--deliveries takes a number from 1 to {MaxDeliveries}");
        });
        speed.Validators.Add(SessionOptions.CheckSpeed);
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > ushort.MaxValue)
                result.AddError("--port takes a number from 0 to 65535");
        });
        var command = new Command("simulate", "Serve the APIs of ECS, STS, EventBridge Scheduler, Parameter Store and DynamoDB on this machine until Ctrl-C")
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

    private static async Task<int> ServeAsync(SessionSettings choice, int port, string folder, int deliveries, Interrupt interrupt)
    {
        await using var local = await SimulatorHost.StartAsync(choice, payload: null, port, interrupt.Requested);
        local.Estate.Log.OnAdded = record => Show(record, local.Ecs);
        local.Scheduler.Log.OnAdded = record => Show(record, local.Ecs);
        local.Ecs.Lists.Log.OnAdded = record => Show(record, local.Ecs);
        local.Scheduler.Deliveries = deliveries;
        await using var runtime = await RuntimeApi.StartAsync(TimeProvider.System, port: 0, interrupt.Requested);
        using var function = new ScheduledFunction(folder, choice, local, runtime);
        var (endpoint, region) = (local.Api.Endpoint, choice.SimulatedRegion);
        Console.WriteLine(
            $"ECS, STS, EventBridge Scheduler and lists simulated in {region} at {endpoint}, {choice.Speed:0.#} times real time. Ctrl-C ends it.");
        Console.WriteLine(
            $"  export AWS_ENDPOINT_URL_ECS={endpoint} AWS_ENDPOINT_URL_STS={endpoint} AWS_ENDPOINT_URL_SCHEDULER={endpoint} "
            + $"AWS_ENDPOINT_URL_SSM={endpoint} AWS_ENDPOINT_URL_DYNAMODB={endpoint} AWS_DEFAULT_REGION={region} AWS_REGION={region} "
            + "AWS_ACCESS_KEY_ID=simulator AWS_SECRET_ACCESS_KEY=simulator");
        foreach (var place in local.Estate.Locations.Where(place => place != local.Ecs))
            Console.WriteLine($"  Besides account {local.Ecs.AccountId}: {place.AccountId} in {place.Region}");
        foreach (var role in local.Estate.Sts.Roles)
            Console.WriteLine($"  Role {role.Arn}{(role.ExternalId is null ? "" : ", with an external id")}");
        await function.ServeAsync(interrupt.Requested);
        return ExitCodes.Success;
    }

    private static void Show(ActionRecord record, SimulatedEcs home)
    {
        var isElsewhere = (record.AccountId ?? home.AccountId, record.Region ?? home.Region) != (home.AccountId, home.Region);
        var place = isElsewhere ? $"{record.AccountId} {record.Region}".TrimEnd() + " " : "";
        var names = string.Join(", ", record.Services.Select(service => $"{record.Cluster}/{service}"));
        var subject = names.Length > 0 ? names : record.Cluster ?? record.Schedule ?? record.Role ?? record.List;
        Console.WriteLine($"{record.At:HH:mm:ss} {place}{record.Action} {subject} {record.ErrorCode ?? record.Fault?.ToString()}".TrimEnd());
    }
}
