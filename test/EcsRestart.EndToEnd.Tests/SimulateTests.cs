using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using EcsRestart.EndToEnd.Tests.Support;

namespace EcsRestart.EndToEnd.Tests;

/// <summary>The simulator as a process, with hostile clients.</summary>
public sealed partial class SimulateTests
{
    [Fact]
    public async Task Simulate_HostileRequests_StopsSoonAfterCtrlC()
    {
        using var simulator = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(Repository.CommandLine, "ecs-restart.dll"), "simulate", "--port", "0", "--scenario", Repository.Scenario("healthy.json")])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        }) ?? throw new InvalidOperationException("The simulator did not start.");
        var endpoint = new Uri(Address().Match(await simulator.StandardOutput.ReadLineAsync() ?? "").Value);
        using var client = new HttpClient();

        using var large = await SendHeadersAsync(endpoint, contentLength: 100 * 1024 * 1024);
        using var refusal = new StreamReader(large.GetStream());
        Assert.Equal("HTTP/1.1 413 Payload Too Large", await refusal.ReadLineAsync());
        Assert.Equal(400, await CallAsync(client, endpoint, "UpdateService", """{"cluster":"prod-cluster","service":"orders-service","desiredCount":2000000000}"""));
        Assert.Equal(400, await CallAsync(client, endpoint, "CreateService", """{"cluster":"prod-cluster","serviceName":"x","taskDefinition":"orders:42","desiredCount":2000000000}"""));
        Assert.Equal(403, await CallAsync(client, endpoint, "ListClusters", "{}", host: "attacker.example"));
        using var slow = await SendHeadersAsync(endpoint, contentLength: 9);
        Assert.Equal(200, await CallAsync(client, endpoint, "ListClusters", "{}"));

        var started = TimeProvider.System.GetTimestamp();
        using (var interrupt = Process.Start("kill", ["-INT", $"{simulator.Id}"]))
            await interrupt.WaitForExitAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        await simulator.WaitForExitAsync(patience.Token);

        Assert.Equal(0, simulator.ExitCode);
        // Within one second on an idle machine. Starting kill and the other tests take their time on a busy one.
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(4));
    }

    private static async Task<TcpClient> SendHeadersAsync(Uri endpoint, int contentLength)
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, endpoint.Port);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST / HTTP/1.1\r\nHost: {endpoint.Authority}\r\nContent-Length: {contentLength}\r\n\r\n"));
        return connection;
    }

    private static async Task<int> CallAsync(HttpClient client, Uri endpoint, string action, string body, string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new StringContent(body) };
        request.Headers.Host = host;
        request.Headers.Add("X-Amz-Target", $"AmazonEC2ContainerServiceV20141113.{action}");
        using var response = await client.SendAsync(request);
        return (int)response.StatusCode;
    }

    [GeneratedRegex("http://127.0.0.1:[0-9]+", RegexOptions.None, 1_000)]
    private static partial Regex Address();
}
