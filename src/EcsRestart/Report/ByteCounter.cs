using System.Buffers;

namespace EcsRestart.Report;

/// <summary>A buffer writer that counts the bytes written and discards them.</summary>
internal sealed class ByteCounter : IBufferWriter<byte>
{
    private byte[] _buffer = new byte[4096];

    public long Count { get; private set; }

    public void Advance(int count) => Count += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (sizeHint > _buffer.Length)
            _buffer = new byte[sizeHint];
        return _buffer;
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
