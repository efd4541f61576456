using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EcsRestart.Simulator;

/// <summary>Generates IDs and numbers that look random but are the same in every run.</summary>
internal sealed class IdGenerator(string seed)
{
    private int _issued;

    /// <summary>32 hexadecimal digits, the format of task IDs.</summary>
    public string NextHex() => Convert.ToHexStringLower(NextBytes().AsSpan(0, 16));

    /// <summary><c>ecs-svc/</c> and 19 digits.</summary>
    public string NextDeploymentId()
    {
        const ulong smallestOf19Digits = 1_000_000_000_000_000_000;
        var number = smallestOf19Digits + BitConverter.ToUInt64(NextBytes()) % (8 * smallestOf19Digits);
        return string.Create(CultureInfo.InvariantCulture, $"ecs-svc/{number}");
    }

    /// <summary>21 letters, digits, hyphens and underscores, the format of service deployment IDs.</summary>
    public string NextRecordId() => Convert.ToBase64String(NextBytes())[..21].Replace('+', '-').Replace('/', '_');

    /// <summary>A UUID, the format of event and request IDs.</summary>
    public string NextUuid() => new Guid(NextBytes().AsSpan(0, 16)).ToString();

    /// <summary>16 letters and digits, the part of access key and role IDs after the 4-character prefix.</summary>
    public string NextKeyId() => string.Concat(NextBytes().Take(16).Select(value => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[value % 32]));

    /// <summary>40 characters, the format of secret access keys.</summary>
    public string NextSecret() => Convert.ToBase64String(NextBytes().AsSpan(0, 30));

    /// <summary>From 0 to less than 1.</summary>
    public double NextFraction() => BitConverter.ToUInt32(NextBytes()) / (uint.MaxValue + 1.0);

    private byte[] NextBytes() =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}#{_issued++}")));
}
