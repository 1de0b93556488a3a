/// How the bytes of an input file arrive: piece by piece, so that no file has to fit into memory.
package protocol ByteSource: ~Copyable {
  /// Writes the next bytes to the front of `buffer`.
  ///
  /// - Parameter buffer: At least one byte of room.
  /// - Returns: How many bytes were written: at least 1, or 0 at the end of the input.
  /// - Throws: What kept the bytes from being read; it is no mistake of the input's author.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// Bytes that are in memory already.
package struct MemorySource: ByteSource, Sendable {
  private let bytes: [UInt8]
  private let chunkBytes: Int
  private var position = 0

  /// - Parameter chunkBytes: How many bytes a single read gives at most.
  package init(_ bytes: [UInt8], chunkBytes: Int = .max) {
    precondition(chunkBytes > 0, "a read that gives nothing means the end")
    self.bytes = bytes
    self.chunkBytes = chunkBytes
  }

  package mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, chunkBytes, bytes.count - position)
    bytes.withUnsafeBytes { all in
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[position..<position + count]))
    }
    position += count
    return count
  }
}
