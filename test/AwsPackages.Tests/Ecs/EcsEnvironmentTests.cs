using Amazon;
using Amazon.ECS;
using AwsPackages.Tests.Support;

namespace AwsPackages.Tests.Ecs;

[Collection(nameof(ProcessEnvironment))]
public sealed class EcsEnvironmentTests : IDisposable
{
    private readonly LoopbackServer _server = new();
    private readonly ProcessEnvironment _environment = new();
    private readonly string _files = Directory.CreateTempSubdirectory("aws-packages-tests-").FullName;

    public EcsEnvironmentTests()
    {
        _environment.Set("AWS_ENDPOINT_URL", null);
        _environment.Set("AWS_ENDPOINT_URL_ECS", null);
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL")]
    [InlineData("AWS_ENDPOINT_URL_ECS")]
    public async Task Endpoint_EnvironmentVariable_IsUsed(string variable)
    {
        _environment.Set("AWS_ENDPOINT_URL", "http://127.0.0.1:1/");
        _environment.Set(variable, _server.Address);
        _server.Answer(200, "{}");

        await new AmazonECSClient("AKIDEXAMPLE", "secret", RegionEndpoint.EUWest3).ListClustersAsync(new());

        Assert.Equal("AKIDEXAMPLE", SignatureV4.Claimed(_server.Request).AccessKey);
    }

    [Theory]
    [InlineData("endpoint_url = {0}\n")]
    [InlineData("endpoint_url = http://127.0.0.1:1\nservices = local\n[services local]\necs =\n  endpoint_url = {0}\n")]
    public async Task Endpoint_Profile_IsUsed(string profile)
    {
        var file = Path.Combine(_files, "config");
        await File.WriteAllTextAsync(file, """
            [profile restart]
            aws_access_key_id = AKIDPROFILE
            aws_secret_access_key = secret

            """ + profile.Replace("{0}", _server.Address, StringComparison.Ordinal));
        _server.Answer(200, "{}");

        await new AmazonECSClient(new AmazonECSConfig { Profile = new Profile("restart", file) }).ListClustersAsync(new());

        Assert.Equal("AKIDPROFILE", SignatureV4.Claimed(_server.Request).AccessKey);
    }

    [Fact]
    public async Task Credentials_EnvironmentVariables_SignRequest()
    {
        _environment.Set("AWS_ACCESS_KEY_ID", "AKIDENVIRONMENT");
        _environment.Set("AWS_SECRET_ACCESS_KEY", "secret");
        _environment.Set("AWS_SESSION_TOKEN", "token");
        _server.Answer(200, "{}");

        await new AmazonECSClient(new AmazonECSConfig { ServiceURL = _server.Address }).ListClustersAsync(new());

        var claimed = SignatureV4.Claimed(_server.Request);
        Assert.Equal("AKIDENVIRONMENT", claimed.AccessKey);
        Assert.Equal(claimed, claimed.Recomputed(_server.Request, "secret"));
        Assert.Equal("token", _server.Request.Header("x-amz-security-token"));
    }

    public void Dispose()
    {
        _environment.Dispose();
        _server.Dispose();
        Directory.Delete(_files, recursive: true);
    }
}
