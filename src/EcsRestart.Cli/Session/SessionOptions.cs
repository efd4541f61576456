using System.CommandLine;
using System.CommandLine.Parsing;

namespace EcsRestart.Cli.Session;

/// <summary>The options that say which ECS a command talks to.</summary>
internal sealed class SessionOptions
{
    public const string SimulatedRegion = "eu-central-1";

    private const double DefaultSpeed = 30;

    private readonly Option<bool> _aws = new("--aws") { Description = "Use the real ECS of an AWS account" };
    private readonly Option<string?> _profile = new("--profile") { Description = "With --aws: the profile of the AWS configuration files" };
    private readonly Option<string?> _region = new("--region") { Description = $"The Region [default: from the environment; {SimulatedRegion} on the simulator]" };
    private readonly Option<string?> _scenario = new("--scenario")
    {
        Description = "On the simulator: a file that describes clusters and services [default: every service of the request, healthy]",
    };

    private readonly Option<double> _speed = new("--speed")
    {
        Description = "On the simulator: how many times faster than real time, 1 to 1000",
        DefaultValueFactory = _ => DefaultSpeed,
    };

    public static void CheckSpeed(OptionResult speed)
    {
        if (speed.GetValueOrDefault<double>() is < 1 or > 1000)
            speed.AddError("--speed takes a number from 1 to 1000");
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
                result.AddError("--profile needs --aws");
            if (aws && result.GetResult(_scenario) is not null)
                result.AddError("--scenario is for the simulator; it does not go with --aws");
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
