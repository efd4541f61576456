using System.CommandLine;

namespace EcsRestart.Cli.Session;

/// <summary>The options that select the store of schedules or lists.</summary>
/// <param name="content">The content of the store.</param>
/// <param name="service">The AWS service of the store.</param>
internal sealed class StoreOptions(string content = "schedules", string service = "EventBridge Scheduler")
{
    private readonly string _where =
        $"Specify where the {content} are: --aws for an AWS account, or --endpoint-url URL, such as http://127.0.0.1:4599 for ecs-restart simulate";

    private readonly Option<bool> _aws = new("--aws") { Description = $"Use {service} in an AWS account" };
    private readonly Option<string?> _profile = new("--profile") { Description = "With --aws: profile in the AWS configuration files" };
    private readonly Option<string?> _region = new("--region")
    {
        Description = $"Region [default: from the environment; without --aws: {SessionOptions.SimulatedRegion}]",
    };

    private readonly Option<string?> _endpoint = new("--endpoint-url")
    {
        Description = "Custom endpoint; without --aws, an endpoint that ignores credentials, such as ecs-restart simulate",
    };

    /// <param name="isRequired">Returns false when the command does not need the store for these arguments.</param>
    public void AddTo(Command command, Func<System.CommandLine.Parsing.CommandResult, bool>? isRequired = null)
    {
        foreach (var option in new Option[] { _aws, _profile, _region, _endpoint })
            command.Add(option);

        command.Validators.Add(result =>
        {
            var aws = result.GetValue(_aws);
            var endpoint = result.GetValue(_endpoint);
            if (!aws && result.GetResult(_profile) is not null)
                result.AddError("--profile requires --aws");
            if (endpoint is not null && !IsHttp(endpoint))
                result.AddError("--endpoint-url must be a URL that starts with http:// or https://");
            if (!aws && endpoint is null && isRequired?.Invoke(result) != false)
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
