using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace EcsRestart.Cli.Output;

/// <summary>The only access to standard output and standard error. All text passes through <see cref="SafeText"/>.</summary>
internal static class Terminal
{
    private static readonly SafeWriter Output = new(Console.Out);
    private static readonly SafeWriter Error = new(Console.Error);

    /// <summary>Must be called before anything is written.</summary>
    public static void Guard()
    {
        Console.SetOut(Output);
        Console.SetError(Error);
    }

    /// <summary>Opens a Spectre console. Its own escape sequences pass; those in texts do not.</summary>
    /// <param name="writer">Standard output or standard error.</param>
    /// <param name="width">Null for the width of the terminal.</param>
    public static IAnsiConsole Open(TextWriter writer, bool isRedirected, int? width)
    {
        var raw = writer is SafeWriter safe ? safe.Raw : writer;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new RawOutput(raw, isRedirected) });
        console.Profile.Width = width ?? console.Profile.Width;
        console.Pipeline.Attach(new SafeRendering());
        return console;
    }

    private sealed class SafeWriter(TextWriter raw) : TextWriter
    {
        public TextWriter Raw => raw;

        public override Encoding Encoding => raw.Encoding;

        public override void Write(char value) => raw.Write(char.IsSurrogate(value) ? value.ToString() : SafeText.Lines(value.ToString()));

        public override void Write(string? value) => raw.Write(SafeText.Lines(value ?? ""));

        public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

        public override void WriteLine(string? value) => raw.WriteLine(SafeText.Lines(value ?? ""));

        public override void Flush() => raw.Flush();
    }

    private sealed class RawOutput(TextWriter writer, bool isRedirected) : IAnsiConsoleOutput
    {
        private readonly AnsiConsoleOutput _size = new(writer);

        public TextWriter Writer => writer;

        public bool IsTerminal => !isRedirected;

        public int Width => _size.Width;

        public int Height => _size.Height;

        public void SetEncoding(Encoding encoding) => _size.SetEncoding(encoding);
    }

    private sealed class SafeRendering : IRenderHook
    {
        public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
            renderables.Select(renderable => new SafeRenderable(renderable));
    }

    private sealed class SafeRenderable(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => inner.Render(options, maxWidth).Select(segment =>
            segment.IsControlCode || SafeText.Lines(segment.Text) is var text && ReferenceEquals(text, segment.Text) ? segment : new Segment(SafeText.Lines(segment.Text), segment.Style));
    }
}
