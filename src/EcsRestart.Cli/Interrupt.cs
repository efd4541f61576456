using System.Runtime.InteropServices;

namespace EcsRestart.Cli;

/// <summary>Handles Ctrl-C and SIGTERM: the first signal stops the run, the second aborts it.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _requested = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public Interrupt()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
    }

    public CancellationToken Requested => _requested.Token;

    public CancellationToken Abort => _abort.Token;

    public StopSignals Signals => new(OutOfTime: CancellationToken.None, Interrupted: Requested);

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _requested.Dispose();
        _abort.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (_requested.IsCancellationRequested)
            _abort.Cancel();
        _requested.Cancel();
    }
}
