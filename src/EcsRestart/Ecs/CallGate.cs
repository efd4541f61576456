namespace EcsRestart.Ecs;

/// <summary>Lets a number of calls be in progress at once; the others wait in order.</summary>
internal sealed class CallGate(int max)
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private int _free = max;

    /// <summary>Waits for a turn, which <see cref="RemoveFinished"/> ends.</summary>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource turn;
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return;
            }

            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
        }

        await using (cancellationToken.UnsafeRegister((_, canceled) => turn.TrySetCanceled(canceled), null))
            await turn.Task;
    }

    public void RemoveFinished()
    {
        lock (_lock)
        {
            while (_waiting.TryDequeue(out var turn))
            {
                if (turn.TrySetResult())
                    return;
            }

            _free++;
        }
    }
}
