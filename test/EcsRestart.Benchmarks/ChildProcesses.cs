using System.Globalization;
using System.Runtime.InteropServices;

namespace EcsRestart.Benchmarks;

/// <summary>What Linux says of the processes that this one started.</summary>
internal static partial class ChildProcesses
{
    private const int Children = -1;

    /// <summary>User and system time of all children that have ended, to the microsecond: /proc tells hundredths of a second.</summary>
    public static TimeSpan CpuOfEnded()
    {
        Span<long> usage = stackalloc long[18];
        if (GetResourceUsage(Children, usage) != 0)
            throw new InvalidOperationException("getrusage failed.");
        return TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3]);
    }

    /// <summary>The most memory a running process has had resident.</summary>
    public static double PeakMegabytes(int processId)
    {
        var line = File.ReadLines($"/proc/{processId}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.AsSpan(6, line.IndexOf("kB", StringComparison.Ordinal) - 6), CultureInfo.InvariantCulture) / 1024;
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetResourceUsage(int who, Span<long> usage);
}
