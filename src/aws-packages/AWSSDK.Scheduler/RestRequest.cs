using Amazon.Runtime.Internal;

namespace Amazon.Scheduler;

internal static class RestRequest
{
    public static IRequest Query(this IRequest request, string name, string value)
    {
        request.UseQueryString = true;
        if (value is not null) request.Parameters.Add(name, value);
        return request;
    }
}
