package import TelemetryModel

/// A source that counts and hashes what is read of it.
///
/// A class, because it is asked for the sum after a reader that it was handed over to has read it.
package final class DigestingSource<Base: ByteSource & ~Copyable>: ByteSource {
  private var base: Base
  private var digest = SHA256Stream()
  private var byteCount = 0

  package init(_ base: consuming Base) { self.base = base }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = try base.read(into: buffer)
    digest.add(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    byteCount += count
    return count
  }

  /// What was read so far, as a file: to be asked once, after the end.
  package func finish() -> GivenFile { GivenFile(bytes: byteCount, sha256: digest.finish().text) }
}
