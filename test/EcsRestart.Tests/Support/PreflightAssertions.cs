using EcsRestart.Ecs;
using EcsRestart.Preflight;
using EcsRestart.Request;

namespace EcsRestart.Tests.Support;

/// <summary>Asserts preflight verdicts at the start time of a stepped clock.</summary>
internal static class PreflightAssertions
{
    public static PreflightVerdict Decide(this ServiceSnapshot service, RestartRequest? request = null, ServiceOptions? options = null) =>
        PreflightCheck.Decide(new PreflightContext(service, ServiceSnapshots.Start, request ?? new(), options ?? new()));

    public static void AssertProceeds(this PreflightVerdict verdict, params string[] warnings) =>
        Assert.Equal(warnings, Assert.IsType<PreflightVerdict.Proceed>(verdict).Warnings);

    public static void AssertRefused(this PreflightVerdict verdict, ResultCode code, string sentence) =>
        Assert.Equal(new PreflightVerdict.Refuse(code, sentence), verdict);

    public static void AssertRefused(this PreflightVerdict verdict, ResultCode code) =>
        Assert.Same(code, Assert.IsType<PreflightVerdict.Refuse>(verdict).Code);
}
