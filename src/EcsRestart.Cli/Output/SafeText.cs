using System.Globalization;
using System.Text;

namespace EcsRestart.Cli.Output;

/// <summary>
/// Makes text safe for a terminal. Names, tags, events and reasons are untrusted: escape sequences, control characters, bidirectional
/// overrides and zero-width characters become visible.
/// </summary>
internal static class SafeText
{
    /// <summary>U+2400 to U+241F are the visible symbols for U+0000 to U+001F.</summary>
    private const char ControlPictures = '\u2400';
    private const char DeletePicture = '\u2421';
    private const char Delete = '\u007F';
    private const char Replacement = '\uFFFD';

    /// <summary>Keeps line breaks and tabs.</summary>
    public static string Lines(string text) => Replace(text, keepsLines: true, (visible, unsafeText) => visible.Append(PictureOf(unsafeText[0])));

    /// <summary>Also replaces line breaks, for untrusted text inside a line.</summary>
    public static string OneLine(string text) => Replace(text, keepsLines: false, (visible, unsafeText) => visible.Append(PictureOf(unsafeText[0])));

    /// <summary>Returns JSON with the same content. Unsafe characters occur only in its strings, where they are escaped.</summary>
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
