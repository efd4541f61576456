namespace EcsRestart.Lists;

/// <summary>The result of fetching a list.</summary>
public abstract record ListAnswer
{
    private ListAnswer()
    {
    }

    public sealed record Ok(ListContent Content) : ListAnswer;

    public sealed record Failed(ListFailure Failure) : ListAnswer;
}
