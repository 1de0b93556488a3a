/// Takes the next bytes of a file; they are gone after the call.
typealias PutBytes = (UnsafeRawBufferPointer) throws -> Void

/// The bytes of an open file, one piece after the other.
///
/// A class, because the open file is closed once, when nobody reads it any more.
final class FileSource {
  private let file: Platform.Descriptor

  init(_ file: consuming Platform.Descriptor) { self.file = file }

  /// - Returns: How many bytes were put at the beginning of the buffer; 0 at the end of the file.
  /// - Throws: `SystemFailure`.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    try Platform.read(file, into: buffer)
  }

  /// Reads the rest of the file, a quarter of a megabyte at a time.
  func forEachPiece(_ body: PutBytes) throws {
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = try piece.withUnsafeMutableBytes { try read(into: $0) }
      if count == 0 { return }
      try piece.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
  }
}
