using System.Diagnostics.CodeAnalysis;

namespace AwsPackages.Tests.Support;

[CollectionDefinition(nameof(ProcessEnvironment), DisableParallelization = true)]
[SuppressMessage("Naming", "CA1711", Justification = "xunit uses the term collection")]
public sealed class ProcessEnvironmentCollection;
