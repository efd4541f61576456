using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EcsRestart.Benchmarks;

/// <summary>The baseline and the function, published in 3 ways, if this machine supports them.</summary>
internal static class Contestants
{
    public const string Baseline = "boto3";
    public const string ReadyToRun = "ReadyToRun";
    public const string Native = "Native AOT";

    private const string Jit = "JIT";
    private const string Assembly = "EcsRestart.Lambda.dll";

    private static readonly string Runtime = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";

    /// <summary>Publishes the function in each way. Reports the contestants that are skipped.</summary>
    public static async Task<IReadOnlyList<Contestant>> PrepareAsync(string folder)
    {
        Contestant?[] all =
        [
            await FindBaselineAsync(),
            await PublishAsync(Path.Combine(folder, "jit"), Jit, native: false),
            await PublishAsync(Path.Combine(folder, "r2r"), ReadyToRun, native: false, "-r", Runtime),
            await PublishAsync(Path.Combine(folder, "aot"), Native, native: true, "-r", Runtime, "-p:PublishAot=true"),
        ];
        return [.. all.OfType<Contestant>()];
    }

    private static async Task<Contestant?> FindBaselineAsync()
    {
        try
        {
            var (exitCode, output) = await RunAsync(new ProcessStartInfo("python3", ["-c", "import sys, boto3; print(sys.executable)"]));
            var script = Path.Combine(AppContext.BaseDirectory, "Baseline", "function.py");
            if (exitCode == 0)
                return new Contestant(Baseline, Path.Combine(AppContext.BaseDirectory, "Baseline"), output.Trim(), script);
        }
        catch (System.ComponentModel.Win32Exception)
        {
        }

        await Console.Error.WriteLineAsync("Skipped boto3: python3 cannot import it.");
        return null;
    }

    private static async Task<Contestant?> PublishAsync(string folder, string name, bool native, params string[] options)
    {
        var project = Path.Combine(Repository.Root, "src", "EcsRestart.Lambda");
        var start = new ProcessStartInfo(
            "dotnet",
            ["publish", project, "-c", "Release", "-o", folder, "--artifacts-path", $"{folder}-build", "-p:RunAnalyzers=false", .. options]);

        // Some package feeds do not have the runtime pack for a native net10.0 build.
        if (native)
            start.Environment["TargetFramework"] = "net9.0";
        var (exitCode, output) = await RunAsync(start);
        if (exitCode == 0)
        {
            return native
                ? new Contestant(name, folder, Path.Combine(folder, "bootstrap"))
                : new Contestant(name, folder, "dotnet", Path.Combine(folder, Assembly));
        }

        await Console.Error.WriteLineAsync($"Skipped {name}: it cannot be published on this machine.\n{output}");
        return null;
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
