/// A source whose first bytes have been looked at, and are given all the same.
struct PeekedSource<Base: ByteSource & ~Copyable>: ByteSource, ~Copyable {
  /// Fewer than were asked for only where the source has no more.
  let head: [UInt8]
  private var given = 0
  private var base: Base

  init(_ base: consuming Base, count: Int) throws {
    var head = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let read = try head.withUnsafeMutableBytes {
        try base.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[filled...]))
      }
      if read == 0 { break }
      filled += read
    }
    head.removeLast(count - filled)
    self.head = head
    self.base = base
  }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard given < head.count else { return try base.read(into: buffer) }
    let count = min(buffer.count, head.count - given)
    head.withUnsafeBytes {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[given..<given + count]))
    }
    given += count
    return count
  }
}
