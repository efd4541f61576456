using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EcsRestart.EndToEnd.Tests.Support;

namespace EcsRestart.EndToEnd.Tests.Deployment;

/// <summary>Moto's emulation of AWS, which the project did not write, and the AWS CLI, in a copy of <c>infra</c>.</summary>
public sealed class Moto : IAsyncLifetime, IDisposable
{
    public const string Bucket = "your-bucket";

    private static readonly Tool Server = new("moto_server");
    private static readonly Tool Python = new("python3");
    private static readonly Tool Shell = new("bash");
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    /// <summary>The reason to skip tests that need it; null when everything is installed.</summary>
    public static readonly string? Missing = Server.Missing ?? new Tool("aws").Missing ?? new Tool("jq").Missing ?? MissingTranslator();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ecs-restart-");
    private Process? _process;
    private Dictionary<string, string?> _environment = [];

    public async Task InitializeAsync()
    {
        if (Missing is not null)
            return;

        var source = Path.Combine(Repository.Root, "infra");
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder.FullName, "infra", Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        // The package is not built here; Lambda code is not run.
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "artifacts"));
        await using (var package = File.Create(Path.Combine(_folder.FullName, "artifacts", "ecs-restart.zip")))
        using (new System.IO.Compression.ZipArchive(package, System.IO.Compression.ZipArchiveMode.Create))
        {
        }

        var port = FreePort();
        _process = Process.Start(new ProcessStartInfo(Server.Path!, ["-p", $"{port}"]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })
            ?? throw new InvalidOperationException("moto_server did not start.");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _environment = new()
        {
            // By name: moto takes the first part of an IP address for a bucket.
            ["AWS_ENDPOINT_URL"] = $"http://localhost:{port}",
            ["AWS_REGION"] = "eu-central-1",
            ["AWS_DEFAULT_REGION"] = "eu-central-1",
            ["AWS_ACCESS_KEY_ID"] = "moto",
            ["AWS_SECRET_ACCESS_KEY"] = "moto",
            ["AWS_PAGER"] = "",
            ["AWS_CONFIG_FILE"] = "/dev/null",
            ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null",
            ["AWS_CA_BUNDLE"] = null,
        };
        await WaitUntilItListensAsync(port);
        await RunAsync($"aws s3 mb s3://{Bucket}");
    }

    /// <summary>Runs a script of a page in the folder that has <c>infra</c> and <c>artifacts</c>; it must succeed.</summary>
    public async Task<string> RunAsync(string script)
    {
        var run = await Shell.RunAsync(_folder.FullName, _environment, "-euo", "pipefail", "-c", script.Replace("YOUR-BUCKET", Bucket, StringComparison.Ordinal));
        Assert.True(run.ExitCode == 0, $"{script}\n{run.Output}{run.Messages}");
        return run.Output.Trim();
    }

    /// <summary>The packaged template as CloudFormation transforms it, in the place of the packaged template.</summary>
    /// <param name="adapt">What moto needs changed.</param>
    public async Task TransformAsync(Func<string, string> adapt)
    {
        var template = await RunAsync("python3 -W ignore infra/transform artifacts/packaged.yaml");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "artifacts", "packaged.yaml"), adapt(template));
    }

    public async Task DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _folder.Delete(recursive: true);
    }

    public void Dispose() => _process?.Dispose();

    private static async Task WaitUntilItListensAsync(int port)
    {
        using var limit = new CancellationTokenSource(StartLimit, TimeProvider.System);
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("localhost", port, limit.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? MissingTranslator()
    {
        if (Python.Missing is { } missing)
            return missing;

        using var import = Process.Start(new ProcessStartInfo(Python.Path!, ["-c", "import samtranslator"]) { RedirectStandardError = true, UseShellExecute = false });
        import?.WaitForExit();
        return import?.ExitCode == 0 ? null : "aws-sam-translator is not installed.";
    }
}
