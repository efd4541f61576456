using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EcsRestart.Simulator;

/// <summary>Ids and numbers that look random and are the same in every run.</summary>
internal sealed class IdGenerator(string seed)
{
    private int _issued;

    /// <summary>32 hexadecimal digits, as task ids have.</summary>
    public string NextHex() => Convert.ToHexStringLower(NextBytes().AsSpan(0, 16));

    /// <summary><c>ecs-svc/</c> and 19 digits.</summary>
    public string NextDeploymentId()
    {
        const ulong smallestOf19Digits = 1_000_000_000_000_000_000;
        var number = smallestOf19Digits + BitConverter.ToUInt64(NextBytes()) % (8 * smallestOf19Digits);
        return string.Create(CultureInfo.InvariantCulture, $"ecs-svc/{number}");
    }

    /// <summary>21 letters, digits, hyphens and underscores, as service deployments have.</summary>
    public string NextRecordId() => Convert.ToBase64String(NextBytes())[..21].Replace('+', '-').Replace('/', '_');

    /// <summary>A UUID, as events and requests have.</summary>
    public string NextUuid() => new Guid(NextBytes().AsSpan(0, 16)).ToString();

    /// <summary>16 letters and digits, as access keys and roles have behind the four that tell their kind.</summary>
    public string NextKeyId() => string.Concat(NextBytes().Take(16).Select(value => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[value % 32]));

    /// <summary>40 characters, as secret access keys have.</summary>
    public string NextSecret() => Convert.ToBase64String(NextBytes().AsSpan(0, 30));

    /// <summary>From 0 to below 1.</summary>
    public double NextFraction() => BitConverter.ToUInt32(NextBytes()) / (uint.MaxValue + 1.0);

    private byte[] NextBytes() =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}#{_issued++}")));
}
