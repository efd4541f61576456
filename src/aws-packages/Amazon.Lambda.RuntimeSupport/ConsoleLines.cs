using System.Text;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The console of a function. Whole lines are written to the function log; everything else passes unchanged.</summary>
internal sealed class ConsoleLines(FunctionLog log, LogLevel level, TextWriter output) : TextWriter(output.FormatProvider)
{
    public override Encoding Encoding => output.Encoding;

    public override void Write(char value) => output.Write(value);

    public override void Write(string value) => output.Write(value);

    public override void Write(char[] buffer, int index, int count) => output.Write(buffer, index, count);

    public override void WriteLine(string value) => log.Write(output, level, value);

    public override void WriteLine() => WriteLine(string.Empty);

    public override void WriteLine(char[] buffer, int index, int count) => WriteLine(new string(buffer, index, count));

    public override void WriteLine(bool value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(char value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(int value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(uint value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(long value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(ulong value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(float value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(double value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(decimal value) => WriteLine(value.ToString(FormatProvider));

    public override void Flush() => output.Flush();
}
