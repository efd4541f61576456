using System.Runtime.InteropServices;

namespace EcsRestart.Cli;

/// <summary>Ctrl-C, or a request to terminate: the first asks the run to end, the second cuts it off.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _asked = new();
    private readonly CancellationTokenSource _cutOff = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public Interrupt()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
    }

    public CancellationToken Requested => _asked.Token;

    public CancellationToken Abort => _cutOff.Token;

    public StopSignals Signals => new(OutOfTime: CancellationToken.None, Interrupted: Requested);

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _asked.Dispose();
        _cutOff.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (_asked.IsCancellationRequested)
            _cutOff.Cancel();
        _asked.Cancel();
    }
}
