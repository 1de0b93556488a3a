internal import CZlib

/// The bytes that a gzip file stands for: one member or several behind each other.
///
/// - Source: RFC 1952.
package struct GzipSource<Base: ByteSource & ~Copyable>: ByteSource, ~Copyable {
  private var base: Base
  /// zlib's state points back at this, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private let input: UnsafeMutableRawBufferPointer
  private var inputBytesRead: Int64 = 0
  private var baseHasEnded = false
  private var isInsideMember = false
  /// How many whole members were read so far.
  private(set) var membersRead = 0

  package init(_ base: consuming Base) {
    self.base = base
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    input = .allocate(byteCount: 64 << 10, alignment: 16)
    // 15: the largest window; 16 more: a gzip header and nothing else.
    let status = inflateInit2_(
      stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib has memory to start with")
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
    input.deallocate()
  }

  /// - Throws: `GzipFault` for bytes that are no whole gzip file; what the base throws.
  package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      if stream.pointee.avail_in == 0, !baseHasEnded { try refill() }
      if !isInsideMember {
        if stream.pointee.avail_in == 0 { return 0 }
        inflateReset(stream)
        isInsideMember = true
      }
      let room = UInt32(clamping: buffer.count)
      stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.pointee.avail_out = room
      let status = inflate(stream, Z_NO_FLUSH)
      let produced = Int(room - stream.pointee.avail_out)
      if status == Z_STREAM_END {
        isInsideMember = false
        membersRead += 1
      } else if status == Z_BUF_ERROR, baseHasEnded, produced == 0 {
        throw stream.pointee.total_in < 2 && membersRead > 0 ? trailing : GzipFault.cutOff(offset)
      } else if status != Z_OK, status != Z_BUF_ERROR {
        throw fault
      }
      if produced > 0 { return produced }
    }
  }

  private mutating func refill() throws {
    let count = try base.read(into: input)
    baseHasEnded = count == 0
    inputBytesRead += Int64(count)
    stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_in = UInt32(count)
  }

  /// Compressed bytes used so far.
  private var offset: Int64 { inputBytesRead - Int64(stream.pointee.avail_in) }

  private var trailing: GzipFault { .trailingBytes(offset - Int64(stream.pointee.total_in)) }

  private var fault: GzipFault {
    if stream.pointee.total_in <= 2, stream.pointee.total_out == 0 {
      return membersRead > 0 ? trailing : .notGzip
    }
    let reason = stream.pointee.msg.map { String(cString: $0) } ?? "unknown reason"
    return .damaged(offset, reason: reason)
  }
}

/// Why bytes are no whole gzip file; offsets are in compressed bytes from the file's start.
package enum GzipFault: Error, Hashable, Sendable {
  case notGzip
  case cutOff(Int64)
  /// A checksum or a code is wrong; `reason` is zlib's word for it.
  case damaged(Int64, reason: String)
  /// Behind the last member stands something that is none.
  case trailingBytes(Int64)
}
