namespace EcsRestart.Ecs;

/// <summary>Limits how many calls are in progress at once. The others wait in order.</summary>
internal sealed class CallGate(int max)
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private int _free = max;

    /// <summary>Waits for a free place. <see cref="Leave"/> returns it.</summary>
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

    public void Leave()
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
