using Amazon.ECS;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using EcsRestart.TestSupport;

namespace EcsRestart.Simulator.Tests.Accounts;

/// <summary>Two accounts behind HTTP, and AWS SDK clients for them.</summary>
public abstract class EstateOverHttp : IAsyncLifetime
{
    protected const string Other = "222222222222";
    protected const string Role = $"arn:aws:iam::{Other}:role/ecs-restart-target";

    private readonly List<IDisposable> _clients = [];
    private EcsHttpApi? _api;

    protected EstateOverHttp()
    {
        Estate = new SimulatedAws(Clock);
        Estate.Location.AddService("prod", "orders", new ServiceBehavior());
        Estate.At(Other, "eu-central-1").AddService("shop", "web", new ServiceBehavior());
        Estate.Sts.AddRole(new SimulatedRole { Arn = Role });
    }

    protected static AWSCredentials MadeUp { get; } = new BasicAWSCredentials("test", "test");

    protected SteppedClock Clock { get; } = new();

    protected SimulatedAws Estate { get; }

    protected EcsHttpApi Api => _api ?? throw new InvalidOperationException("Not started.");

    public async Task InitializeAsync() => _api = await EcsHttpApi.StartAsync(Estate, scheduler: null, port: 0, CancellationToken.None);

    public async Task DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await Api.DisposeAsync();
    }

    private protected AmazonSecurityTokenServiceClient Sts(AWSCredentials? credentials = null) => Keep(new AmazonSecurityTokenServiceClient(
        credentials ?? MadeUp,
        new AmazonSecurityTokenServiceConfig { ServiceURL = Api.Endpoint.ToString(), AuthenticationRegion = "eu-central-1", MaxErrorRetry = 0 }));

    private protected AmazonECSClient Ecs(AWSCredentials credentials, string region = "eu-central-1") => Keep(new AmazonECSClient(
        credentials,
        new AmazonECSConfig { ServiceURL = Api.Endpoint.ToString(), AuthenticationRegion = region, MaxErrorRetry = 0 }));

    protected Task<AssumeRoleResponse> AssumeAsync(
        string role = Role, string session = "night", string? externalId = null, int? seconds = null, AWSCredentials? credentials = null) =>
        Sts(credentials).AssumeRoleAsync(
            new AssumeRoleRequest { RoleArn = role, RoleSessionName = session, ExternalId = externalId, DurationSeconds = seconds });

    protected async Task<Credentials> CredentialsAsync() => (await AssumeAsync()).Credentials;

    private T Keep<T>(T client)
        where T : IDisposable
    {
        _clients.Add(client);
        return client;
    }
}
