namespace Amazon.Lambda.Core;

/// <summary>Turns the event and the result of an invocation from and into bytes.</summary>
public interface ILambdaSerializer
{
    T Deserialize<T>(Stream requestStream);

    void Serialize<T>(T response, Stream responseStream);
}
