namespace EcsRestart.Lists;

/// <summary>What asking for a list came to.</summary>
public abstract record ListAnswer
{
    private ListAnswer()
    {
    }

    public sealed record Ok(ListContent Content) : ListAnswer;

    public sealed record Failed(ListFailure Failure) : ListAnswer;
}
