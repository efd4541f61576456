using Amazon;

namespace AwsPackages;

/// <summary>What stands for a collection nobody set: null, as everywhere in version 4, unless the process asks for empty ones.</summary>
internal static class Absent
{
    public static List<T> List<T>() => AWSConfigs.InitializeCollections ? [] : null;
}
