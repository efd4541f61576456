using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

internal sealed class CallerIdentity : ICognitoIdentity
{
    public string IdentityId { get; private init; }

    public string IdentityPoolId { get; private init; }

    public static CallerIdentity Parse(string json)
    {
        if (string.IsNullOrWhiteSpace(json))
            return new CallerIdentity();

        using var document = JsonDocument.Parse(json);
        return new CallerIdentity
        {
            IdentityId = document.RootElement.Text("cognitoIdentityId"),
            IdentityPoolId = document.RootElement.Text("cognitoIdentityPoolId"),
        };
    }
}
