namespace AWS.Lambda.Powertools.Common;

/// <summary>
/// The console. Inside a Lambda function, raw standard output, because the runtime would wrap each line that the console writes.
/// </summary>
public class ConsoleWrapper : IConsoleWrapper
{
    private static readonly Lock Gate = new();
    private static StreamWriter _standardOutput;
    private static StreamWriter _standardError;

    private static bool InLambda => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME"));

    public void WriteLine(string message)
    {
        lock (Gate)
        {
            if (InLambda && _standardOutput is null)
            {
                _standardOutput = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
                Console.SetOut(_standardOutput);
            }
        }

        Console.WriteLine(message);
    }

    public void Debug(string message) => System.Diagnostics.Debug.WriteLine(message);

    public void Error(string message)
    {
        lock (Gate)
        {
            if (InLambda && _standardError is null)
            {
                _standardError = new StreamWriter(Console.OpenStandardError()) { AutoFlush = true };
                Console.SetError(_standardError);
            }
        }

        Console.Error.WriteLine(message);
    }
}
