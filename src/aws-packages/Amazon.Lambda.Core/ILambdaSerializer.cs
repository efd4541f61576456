namespace Amazon.Lambda.Core;

/// <summary>Deserializes the event and serializes the result of an invocation.</summary>
public interface ILambdaSerializer
{
    T Deserialize<T>(Stream requestStream);

    void Serialize<T>(T response, Stream responseStream);
}
