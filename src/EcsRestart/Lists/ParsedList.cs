using EcsRestart.Request;

namespace EcsRestart.Lists;

/// <summary>What reading a list came to: its entries, or with errors nothing that may be used.</summary>
/// <param name="Errors">All that is wrong; empty when nothing is.</param>
/// <param name="Warnings">What is odd, though not wrong.</param>
public sealed record ParsedList(
    IReadOnlyList<ServiceEntry> Services,
    IReadOnlyList<SelectEntry> Select,
    IReadOnlyList<TaskEntry> Tasks,
    IReadOnlyList<RequestError> Errors,
    IReadOnlyList<string> Warnings);
