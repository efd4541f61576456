namespace EcsRestart.Cli.Output;

internal enum OutputFormat
{
    /// <summary>Tables and messages for people.</summary>
    Table,

    /// <summary>Only the report on standard output, for programs.</summary>
    Json,
}
