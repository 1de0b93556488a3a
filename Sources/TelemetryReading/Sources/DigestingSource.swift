package import TelemetryModel

/// A source that counts and hashes what is read of it.
///
/// A class, because it is asked for the digest after a reader that it was handed over to has read it.
package final class DigestingSource<Base: ByteSource & ~Copyable>: ByteSource {
  private var base: Base
  private var stream = FileDigestStream()

  package init(_ base: consuming Base) { self.base = base }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = try base.read(into: buffer)
    stream.add(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    return count
  }

  /// The digest of the whole source: what its reader has left is read here.
  ///
  /// - Throws: What the source throws.
  package func finish() throws -> FileDigest {
    var rest = [UInt8](repeating: 0, count: 64 << 10)
    while try rest.withUnsafeMutableBytes({ try read(into: $0) }) > 0 {}
    return stream.finish()
  }
}
