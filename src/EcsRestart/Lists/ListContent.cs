namespace EcsRestart.Lists;

/// <summary>What a list holds, unread.</summary>
public abstract record ListContent
{
    private ListContent()
    {
    }

    /// <summary>Entries <c>cluster/service</c> with commas or line ends between them, or a JSON object that is a fragment of a request.</summary>
    /// <param name="IsList">Parameter Store has it as a StringList, which is no JSON.</param>
    public sealed record PlainText(string Value, bool IsList = false) : ListContent;

    /// <summary>A SecureString, undeciphered.</summary>
    public sealed record SecureString : ListContent;

    /// <summary>One service an item, in the table's order.</summary>
    public sealed record Items(IReadOnlyList<ListItem> All) : ListContent;
}
