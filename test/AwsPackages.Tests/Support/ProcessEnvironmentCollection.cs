using System.Diagnostics.CodeAnalysis;

namespace AwsPackages.Tests.Support;

[CollectionDefinition(nameof(ProcessEnvironment), DisableParallelization = true)]
[SuppressMessage("Naming", "CA1711", Justification = "xunit calls it a collection")]
public sealed class ProcessEnvironmentCollection;
