namespace EcsRestart.Lists;

/// <summary>The unparsed content of a list.</summary>
public abstract record ListContent
{
    private ListContent()
    {
    }

    /// <summary>Entries <c>cluster/service</c> separated by commas or line breaks, or a JSON object with a part of a request.</summary>
    /// <param name="IsList">True for a StringList of Parameter Store, which is never parsed as JSON.</param>
    public sealed record PlainText(string Value, bool IsList = false) : ListContent;

    /// <summary>A SecureString of Parameter Store, not decrypted.</summary>
    public sealed record SecureString : ListContent;

    /// <summary>The items of a table, one service per item, in the order of the table.</summary>
    public sealed record Items(IReadOnlyList<ListItem> All) : ListContent;
}
