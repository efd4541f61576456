using EcsRestart.Cli.Output;

namespace EcsRestart.Cli.Commands.Lists;

/// <summary>How the user wants a list written.</summary>
/// <param name="DryRun">Not at all: only shown.</param>
/// <param name="Advanced">A parameter may be an advanced one.</param>
internal sealed record PutChoice(bool DryRun, bool Advanced, OutputFormat Format);
