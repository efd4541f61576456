using System.Globalization;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// Sets the memory limit of the garbage collector to the memory size of the function: Lambda sets no cgroup limit for .NET to read.
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
