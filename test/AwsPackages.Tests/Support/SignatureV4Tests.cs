namespace AwsPackages.Tests.Support;

public sealed class SignatureV4Tests
{
    [Fact]
    public void Recomputed_PublishedListUsersExample_MatchesPublishedSignature()
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["content-type"] = "application/x-www-form-urlencoded; charset=utf-8",
            ["host"] = "iam.amazonaws.com",
            ["x-amz-date"] = "20150830T123600Z",
            ["authorization"] = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, "
                + "SignedHeaders=content-type;host;x-amz-date, "
                + "Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
        };
        var request = new RecordedRequest("GET", "/", "Action=ListUsers&Version=2010-05-08", headers, Body: default);

        var claimed = SignatureV4.Claimed(request);

        Assert.Equal(claimed, claimed.Recomputed(request, "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"));
        Assert.NotEqual(claimed, claimed.Recomputed(request, "another key"));
    }
}
