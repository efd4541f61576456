using System.CommandLine;

namespace EcsRestart.Cli.Session;

/// <summary>The options that say whose schedules or lists a command is about.</summary>
/// <param name="things">What it is about.</param>
/// <param name="service">Where they are kept.</param>
internal sealed class StoreOptions(string things = "schedules", string service = "EventBridge Scheduler")
{
    private readonly string _where =
        $"Say where the {things} are: --aws for those of an account, or --endpoint-url URL, such as http://127.0.0.1:4599 of ecs-restart simulate";

    private readonly Option<bool> _aws = new("--aws") { Description = $"Use {service} of an AWS account" };
    private readonly Option<string?> _profile = new("--profile") { Description = "With --aws: the profile of the AWS configuration files" };
    private readonly Option<string?> _region = new("--region")
    {
        Description = $"The Region [default: from the environment; without --aws {SessionOptions.SimulatedRegion}]",
    };

    private readonly Option<string?> _endpoint = new("--endpoint-url")
    {
        Description = "Another endpoint; without --aws one that checks no credentials, as that of ecs-restart simulate",
    };

    /// <param name="isNeeded">False: a command that can do without for these arguments.</param>
    public void AddTo(Command command, Func<System.CommandLine.Parsing.CommandResult, bool>? isNeeded = null)
    {
        foreach (var option in new Option[] { _aws, _profile, _region, _endpoint })
            command.Add(option);

        command.Validators.Add(result =>
        {
            var aws = result.GetValue(_aws);
            var endpoint = result.GetValue(_endpoint);
            if (!aws && result.GetResult(_profile) is not null)
                result.AddError("--profile needs --aws");
            if (endpoint is not null && !IsHttp(endpoint))
                result.AddError("--endpoint-url takes a URL that begins with http:// or https://");
            if (!aws && endpoint is null && isNeeded?.Invoke(result) != false)
                result.AddError(_where);
        });
    }

    public StoreSettings Read(ParseResult line) => new(
        line.GetValue(_aws),
        line.GetValue(_profile),
        line.GetValue(_region),
        line.GetValue(_endpoint) is { } endpoint ? new Uri(endpoint) : null);

    private static bool IsHttp(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
