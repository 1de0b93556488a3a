/// The bytes of an open file, one piece after the other.
///
/// A class, because the open file is closed once, when nobody reads it any more.
package final class FileSource {
  private let file: Platform.Descriptor

  init(_ file: consuming Platform.Descriptor) { self.file = file }

  /// - Returns: How many bytes were put at the beginning of the buffer; 0 at the end of the file.
  /// - Throws: `SystemFailure`.
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    try Platform.read(file, into: buffer)
  }
}
