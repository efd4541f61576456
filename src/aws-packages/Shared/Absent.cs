using Amazon;

namespace AwsPackages;

/// <summary>The value of a collection that is not set: null, the default in version 4, unless the process is configured for empty collections.</summary>
internal static class Absent
{
    public static List<T> List<T>() => AWSConfigs.InitializeCollections ? [] : null;
}
