namespace EcsRestart.Cli.Output;

internal enum OutputFormat
{
    /// <summary>For a person: tables and sentences.</summary>
    Table,

    /// <summary>For a program: the report and nothing else on standard output.</summary>
    Json,
}
