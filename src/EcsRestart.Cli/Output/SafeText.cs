using System.Globalization;
using System.Text;

namespace EcsRestart.Cli.Output;

/// <summary>
/// Text as a terminal may show it. Names, tags, events and reasons come from outside: what a terminal would obey or hide, such as escape
/// sequences, controls, a change of direction or characters without width, becomes visible.
/// </summary>
internal static class SafeText
{
    /// <summary>U+2400 to U+241F show the controls U+0000 to U+001F.</summary>
    private const char ControlPictures = '\u2400';
    private const char DeletePicture = '\u2421';
    private const char Delete = '\u007F';
    private const char Replacement = '\uFFFD';

    /// <summary>Leaves line ends and tabs.</summary>
    public static string Lines(string text) => Replace(text, keepsLines: true, (visible, unsafeText) => visible.Append(PictureOf(unsafeText[0])));

    /// <summary>Leaves no line end: for a text from outside within a line of ours.</summary>
    public static string OneLine(string text) => Replace(text, keepsLines: false, (visible, unsafeText) => visible.Append(PictureOf(unsafeText[0])));

    /// <summary>A JSON text with the same content: outside its strings it has no such character.</summary>
    public static string Json(string json) => Replace(json, keepsLines: true, (escaped, unsafeText) =>
    {
        foreach (var unit in unsafeText)
            escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
    });

    private static string Replace(string text, bool keepsLines, Action<StringBuilder, string> replace)
    {
        StringBuilder? changed = null;
        for (var index = 0; index < text.Length;)
        {
            var length = Rune.TryGetRuneAt(text, index, out var rune) ? rune.Utf16SequenceLength : 1;
            var isUnsafe = rune.Value == 0 || IsUnsafe(rune) && !(keepsLines && IsLineEnd(text, index));
            if (isUnsafe)
                replace(changed ??= new StringBuilder(text, 0, index, text.Length + 16), text.Substring(index, length));
            else
                changed?.Append(text, index, length);
            index += length;
        }

        return changed?.ToString() ?? text;
    }

    private static bool IsLineEnd(string text, int index) =>
        text[index] is '\n' or '\t' || (text[index] == '\r' && index + 1 < text.Length && text[index + 1] == '\n');

    private static bool IsUnsafe(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static char PictureOf(char unit) => unit switch
    {
        < ' ' => (char)(ControlPictures + unit),
        Delete => DeletePicture,
        _ => Replacement,
    };
}
