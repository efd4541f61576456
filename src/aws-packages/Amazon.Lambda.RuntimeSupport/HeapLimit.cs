using System.Globalization;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// Tells the garbage collector how much memory the function was given: Lambda does not set the cgroup limit that .NET would read.
/// </summary>
internal static class HeapLimit
{
    private const ulong Megabyte = 1024 * 1024;

    public static void Apply()
    {
        if (string.Equals(
                Environment.GetEnvironmentVariable("AWS_LAMBDA_DOTNET_DISABLE_MEMORY_LIMIT_CHECK"),
                "true",
                StringComparison.OrdinalIgnoreCase)
            || !ulong.TryParse(
                Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), CultureInfo.InvariantCulture, out var megabytes))
            return;

        var limit = megabytes * Megabyte;
        if ((ulong)GC.GetGCMemoryInfo().TotalAvailableMemoryBytes < limit)
            return;

        AppContext.SetData("GCHeapHardLimit", limit);
        GC.RefreshMemoryLimit();
    }
}
