using System.CommandLine;
using System.CommandLine.Parsing;

namespace EcsRestart.Cli.Session;

/// <summary>The options that select the ECS to call.</summary>
internal sealed class SessionOptions
{
    public const string SimulatedRegion = "eu-central-1";

    private const double DefaultSpeed = 30;

    private readonly Option<bool> _aws = new("--aws") { Description = "Use Amazon ECS in an AWS account" };
    private readonly Option<string?> _profile = new("--profile") { Description = "With --aws: profile in the AWS configuration files" };
    private readonly Option<string?> _region = new("--region") { Description = $"Region [default: from the environment; {SimulatedRegion} on the simulator]" };
    private readonly Option<string?> _scenario = new("--scenario")
    {
        Description = "On the simulator: file with clusters and services [default: all services of the request, healthy]",
    };

    private readonly Option<double> _speed = new("--speed")
    {
        Description = "On the simulator: speed relative to real time, 1 to 1000",
        DefaultValueFactory = _ => DefaultSpeed,
    };

    public static void CheckSpeed(OptionResult speed)
    {
        if (speed.GetValueOrDefault<double>() is < 1 or > 1000)
            speed.AddError("--speed must be a number from 1 to 1000");
    }

    public void AddTo(Command command)
    {
        _speed.Validators.Add(CheckSpeed);
        foreach (var option in new Option[] { _aws, _profile, _region, _scenario, _speed })
            command.Add(option);

        command.Validators.Add(result =>
        {
            var aws = result.GetValue(_aws);
            if (!aws && result.GetResult(_profile) is not null)
                result.AddError("--profile requires --aws");
            if (aws && result.GetResult(_scenario) is not null)
                result.AddError("--scenario cannot be used with --aws");
        });
    }

    public SessionSettings Read(ParseResult line) => new()
    {
        Aws = line.GetValue(_aws),
        Profile = line.GetValue(_profile),
        Region = line.GetValue(_region),
        ScenarioPath = line.GetValue(_scenario),
        Speed = line.GetValue(_speed),
    };
}
