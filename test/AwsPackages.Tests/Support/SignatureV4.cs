using System.Security.Cryptography;
using System.Text;

namespace AwsPackages.Tests.Support;

/// <summary>Signature Version 4, implemented from its published rules to check the signatures of the clients:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html</summary>
public sealed record SignatureV4(string AccessKey, string Scope, string SignedHeaders, string Signature)
{
    /// <summary>Reads the Authorization header of the request.</summary>
    public static SignatureV4 Claimed(RecordedRequest request)
    {
        var parts = request.Header("authorization").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("AWS4-HMAC-SHA256", parts[0]);
        var fields = parts.Skip(1).Select(part => part.Split('=', 2)).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        var credential = fields["Credential"].Split('/', 2);
        return new SignatureV4(credential[0], credential[1], fields["SignedHeaders"], fields["Signature"]);
    }

    /// <summary>Signs the request again with the key, scope and header list from its Authorization header.</summary>
    public SignatureV4 Recomputed(RecordedRequest request, string secretKey)
    {
        var canonical = string.Join('\n', [
            request.Method,
            string.Join('/', request.Path.Split('/').Select(Uri.EscapeDataString)),
            CanonicalQuery(request.Query),
            .. SignedHeaders.Split(';').Select(name => $"{name}:{request.Header(name)}"),
            "",
            SignedHeaders,
            Hex(SHA256.HashData(request.Body.Span)),
        ]);
        var toSign = $"AWS4-HMAC-SHA256\n{request.Header("x-amz-date")}\n{Scope}\n{Hex(SHA256.HashData(Utf8(canonical)))}";
        var key = Scope.Split('/').Aggregate(Utf8("AWS4" + secretKey), (key, part) => HMACSHA256.HashData(key, Utf8(part)));
        return this with { Signature = Hex(HMACSHA256.HashData(key, Utf8(toSign))) };
    }

    private static string CanonicalQuery(string query) => string.Join('&', query
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => string.Join('=', pair.Split('=', 2).Select(part => Uri.EscapeDataString(Uri.UnescapeDataString(part)))))
        .Order(StringComparer.Ordinal));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
