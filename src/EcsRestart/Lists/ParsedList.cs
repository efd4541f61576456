using EcsRestart.Request;

namespace EcsRestart.Lists;

/// <summary>The result of parsing a list. The entries must not be used when there are errors.</summary>
public sealed record ParsedList(
    IReadOnlyList<ServiceEntry> Services,
    IReadOnlyList<SelectEntry> Select,
    IReadOnlyList<TaskEntry> Tasks,
    IReadOnlyList<RequestError> Errors,
    IReadOnlyList<string> Warnings);
