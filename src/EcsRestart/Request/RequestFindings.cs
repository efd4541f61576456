namespace EcsRestart.Request;

/// <summary>The errors and warnings found while a payload is read.</summary>
internal sealed class RequestFindings
{
    /// <summary>Further errors are counted, not listed: a response has a size limit.</summary>
    private const int MaxErrors = 100;

    private readonly List<RequestError> _errors = [];
    private readonly List<string> _warnings = [];
    private int _unlisted;

    public IReadOnlyList<RequestError> Errors =>
        _unlisted == 0 ? _errors : [.. _errors, new RequestError("$", $"and {_unlisted:N0} more errors")];

    public IReadOnlyList<string> Warnings => _warnings;

    public void AddError(string path, string message)
    {
        if (_errors.Count < MaxErrors)
            _errors.Add(new RequestError(path, message));
        else
            _unlisted++;
    }

    public void AddWarning(string warning)
    {
        if (_warnings.Count < MaxErrors)
            _warnings.Add(warning);
    }
}
