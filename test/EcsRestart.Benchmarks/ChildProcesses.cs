using System.Globalization;
using System.Runtime.InteropServices;

namespace EcsRestart.Benchmarks;

/// <summary>Resource usage of child processes, as reported by Linux.</summary>
internal static partial class ChildProcesses
{
    private const int Children = -1;

    /// <summary>The CPU time of all exited children, in microseconds; /proc only has hundredths of a second.</summary>
    public static TimeSpan CpuOfExited()
    {
        Span<long> usage = stackalloc long[18];
        if (GetResourceUsage(Children, usage) != 0)
            throw new InvalidOperationException("getrusage failed.");
        return TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3]);
    }

    /// <summary>The peak resident memory of a running process.</summary>
    public static double PeakMegabytes(int processId)
    {
        var line = File.ReadLines($"/proc/{processId}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.AsSpan(6, line.IndexOf("kB", StringComparison.Ordinal) - 6), CultureInfo.InvariantCulture) / 1024;
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetResourceUsage(int who, Span<long> usage);
}
