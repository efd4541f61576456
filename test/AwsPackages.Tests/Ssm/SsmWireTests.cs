using System.Text.Json;
using Amazon;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using AwsPackages.Tests.Support;
using Moq;

namespace AwsPackages.Tests.Ssm;

[Collection(nameof(ProcessEnvironment))]
public sealed class SsmWireTests : SsmTests
{
    public static TheoryData<string, Type> ErrorsOfGet => new()
    {
        { "InternalServerError", typeof(InternalServerErrorException) },
        { "InvalidKeyId", typeof(InvalidKeyIdException) },
        { "ParameterNotFound", typeof(ParameterNotFoundException) },
        { "ParameterVersionNotFound", typeof(ParameterVersionNotFoundException) },
        { "AccessDeniedException", typeof(AmazonSimpleSystemsManagementException) },
    };

    public static TheoryData<string, Type> ErrorsOfPut => new()
    {
        { "HierarchyTypeMismatchException", typeof(HierarchyTypeMismatchException) },
        { "ParameterAlreadyExists", typeof(ParameterAlreadyExistsException) },
        { "ParameterLimitExceeded", typeof(ParameterLimitExceededException) },
        { "ParameterMaxVersionLimitExceeded", typeof(ParameterMaxVersionLimitExceededException) },
        { "TooManyUpdates", typeof(TooManyUpdatesException) },
        { "UnsupportedParameterType", typeof(UnsupportedParameterTypeException) },
    };

    [Theory]
    [MemberData(nameof(ErrorsOfGet))]
    public async Task GetParameter_Error_IsTypedByItsCode(string code, Type expected)
    {
        Server.Answer(400, $$"""{"__type":"{{code}}","message":"The reason."}""");

        var error = await Assert.ThrowsAnyAsync<AmazonSimpleSystemsManagementException>(() => Client().GetParameterAsync(new() { Name = "/a" }));

        Assert.IsType(expected, error);
        Assert.Equal(("The reason.", code, 400), (error.Message, error.ErrorCode, (int)error.StatusCode));
    }

    [Theory]
    [MemberData(nameof(ErrorsOfPut))]
    public async Task PutParameter_Error_IsTypedByItsCode(string code, Type expected)
    {
        Server.Answer(400, $$"""{"__type":"{{code}}","message":"The reason."}""");

        var error = await Assert.ThrowsAnyAsync<AmazonSimpleSystemsManagementException>(
            () => Client().PutParameterAsync(new() { Name = "/a", Value = "b", Type = ParameterType.String }));

        Assert.IsType(expected, error);
    }

    [Fact]
    public async Task GetParameter_EveryMember_GoesOverTheWireAndComesBack()
    {
        Server.Answer(200, """
            {"Parameter":{"ARN":"arn:p","DataType":"text","LastModifiedDate":1700000000.5,"Name":"/a","Selector":":3","SourceResult":"{}",
             "Type":"StringList","Value":"x,y","Version":5000000000,"Tomorrow":1}}
            """);

        var parameter = (await Client().GetParameterAsync(new() { Name = "/a:3", WithDecryption = false })).Parameter;

        Assert.Equal(("POST", "/"), (Server.Request.Method, Server.Request.Path));
        Assert.Equal("AmazonSSM.GetParameter", Server.Request.Header("x-amz-target"));
        Assert.Equal("application/x-amz-json-1.1", Server.Request.Header("content-type"));
        Assert.Equal("""{"Name":"/a:3","WithDecryption":false}""", Server.Request.Text);
        Assert.Equal(("arn:p", "text", "/a", ":3", "{}", "x,y"), (
            parameter.ARN, parameter.DataType, parameter.Name, parameter.Selector, parameter.SourceResult, parameter.Value));
        Assert.Same(ParameterType.StringList, parameter.Type);
        Assert.Equal(5_000_000_000, parameter.Version);
        Assert.Equal(new DateTime(2023, 11, 14, 22, 13, 20, 500, DateTimeKind.Utc), parameter.LastModifiedDate);
    }

    [Fact]
    public async Task PutParameter_EveryMember_GoesOverTheWire()
    {
        Server.Answer(200, """{"Tier":"Advanced","Version":2}""");

        var response = await Client().PutParameterAsync(new()
        {
            AllowedPattern = ".*",
            DataType = "text",
            Description = "Nächtlich",
            KeyId = "key",
            Name = "/a",
            Overwrite = true,
            Policies = "[]",
            Tier = ParameterTier.IntelligentTiering,
            Type = ParameterType.String,
            Value = "x/y",
        });

        using var sent = JsonDocument.Parse(Server.Request.Text);
        using var expected = JsonDocument.Parse("""
            {"AllowedPattern":".*","DataType":"text","Description":"Nächtlich","KeyId":"key","Name":"/a","Overwrite":true,"Policies":"[]",
             "Tier":"Intelligent-Tiering","Type":"String","Value":"x/y"}
            """);
        Assert.True(JsonElement.DeepEquals(expected.RootElement, sent.RootElement), Server.Request.Text);
        Assert.Equal("AmazonSSM.PutParameter", Server.Request.Header("x-amz-target"));
        Assert.Same(ParameterTier.Advanced, response.Tier);
        Assert.Equal(2, response.Version);
    }

    [Fact]
    public async Task GetParameter_Request_IsSignedForSsm()
    {
        Server.Answer(200, "{}");

        Assert.Null((await Client().GetParameterAsync(new() { Name = "/a" })).Parameter);

        var claimed = SignatureV4.Claimed(Server.Request);
        Assert.EndsWith("/eu-central-1/ssm/aws4_request", claimed.Scope, StringComparison.Ordinal);
        Assert.Equal(claimed, claimed.Recomputed(Server.Request, SecretKey));
    }

    [Fact]
    public async Task GetParameter_Throttled_IsRetried()
    {
        Server.Answer(400, """{"__type":"ThrottlingException","message":"Rate exceeded"}""");
        Server.Answer(200, """{"Parameter":{"Value":"x"}}""");

        Assert.Equal("x", (await Client(maxErrorRetry: 1).GetParameterAsync(new() { Name = "/a" })).Parameter.Value);
    }

    [Theory]
    [InlineData("eu-central-1", false, "https://ssm.eu-central-1.amazonaws.com/")]
    [InlineData("us-east-1", true, "https://ssm-fips.us-east-1.amazonaws.com/")]
    [InlineData("cn-north-1", false, "https://ssm.cn-north-1.amazonaws.com.cn/")]
    public void Endpoint_OfARegion_FollowsTheRules(string region, bool fips, string expected)
    {
        var config = new AmazonSimpleSystemsManagementConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            IgnoreConfiguredEndpointUrls = true,
            UseFIPSEndpoint = fips,
        };

        Assert.Equal(
            expected, new AmazonSimpleSystemsManagementClient("key", "secret", config).DetermineServiceOperationEndpoint(new GetParameterRequest()).URL);
    }

    [Fact]
    public async Task Endpoint_InTheEnvironment_IsCalled()
    {
        using var environment = new ProcessEnvironment();
        environment.Set("AWS_ENDPOINT_URL", "http://127.0.0.1:1/");
        environment.Set("AWS_ENDPOINT_URL_SSM", Server.Address);
        Server.Answer(200, "{}");

        await new AmazonSimpleSystemsManagementClient("AKIDEXAMPLE", SecretKey, RegionEndpoint.EUWest3).GetParameterAsync(new() { Name = "/a" });

        Assert.Equal("AKIDEXAMPLE", SignatureV4.Claimed(Server.Request).AccessKey);
    }

    [Fact]
    public async Task IAmazonSimpleSystemsManagement_StrictMock_AnswersWhatIsSetUp()
    {
        var mock = new Mock<IAmazonSimpleSystemsManagement>(MockBehavior.Strict);
        mock.Setup(ssm => ssm.GetParameterAsync(It.IsAny<GetParameterRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new GetParameterResponse { Parameter = new() { Value = "x" } });

        Assert.Equal("x", (await mock.Object.GetParameterAsync(new())).Parameter.Value);
    }
}
