internal import CZlib

/// Bytes as a gzip file of one member, piece by piece.
///
/// The file has no name and no time and is of no particular system, and how its bytes were cut into pieces does
/// not show in it: with one version of zlib, the same bytes become the same file.
///
/// - Source: RFC 1952.
struct GzipStream: ~Copyable {
  /// zlib's state points back at this, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  /// zlib reads it when the first bytes come out.
  private let header: UnsafeMutablePointer<gz_header>
  private let output: UnsafeMutableRawBufferPointer

  /// How much work is put into few bytes.
  enum Effort: Sendable {
    /// zlib's own choice, for what is downloaded now and then.
    case usual
    /// The fewest bytes, for what is sent again and again.
    case most
  }

  init(_ effort: Effort = .usual) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    header = .allocate(capacity: 1)
    header.initialize(to: gz_header())
    header.pointee.os = Self.unknownSystem
    output = .allocate(byteCount: 64 << 10, alignment: 16)
    // 15: the largest window; 16 more: a gzip header. 8: the memory that zlib itself proposes.
    let status = deflateInit2_(
      stream, effort == .most ? Z_BEST_COMPRESSION : Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8,
      Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { fatalError("zlib has memory to start with") }
    begin()
  }

  deinit {
    deflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
    header.deinitialize(count: 1)
    header.deallocate()
    output.deallocate()
  }

  /// Packs more bytes of the file.
  ///
  /// - Parameter put: Gets the next bytes of the gzip file, at most 64 KiB at once and often none; they are
  ///   gone after the call.
  /// - Throws: What `put` throws. The file cannot be gone on with then; `begin` starts another one.
  mutating func add(
    _ bytes: UnsafeRawBufferPointer, into put: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows {
    var rest = bytes
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
      // zlib only reads them, but its header says so to a compiler only where Z_CONST is defined.
      stream.pointee.next_in = UnsafeMutablePointer(
        mutating: piece.baseAddress?.assumingMemoryBound(to: UInt8.self))
      stream.pointee.avail_in = UInt32(piece.count)
      try run(Z_NO_FLUSH, into: put)
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(piece.count))
    }
  }

  /// Ends the file, with what is not yet put and the sums that a reader checks; the next bytes that are added
  /// begin another one.
  ///
  /// - Throws: What `put` throws.
  mutating func finish(
    into put: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows {
    stream.pointee.next_in = nil
    stream.pointee.avail_in = 0
    try run(Z_FINISH, into: put)
    begin()
  }

  /// Forgets the bytes of a file that was not finished.
  mutating func begin() {
    guard deflateReset(stream) == Z_OK, deflateSetHeader(stream, header) == Z_OK else {
      fatalError("zlib's state is whole")
    }
  }

  /// Lets zlib work until it has used up its input, and at the end until it has given all.
  private func run(
    _ flush: Int32, into put: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows {
    var hasMore = true
    while hasMore {
      stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.pointee.avail_out = UInt32(output.count)
      let status = deflate(stream, flush)
      // Z_BUF_ERROR: nothing was left to do, because the last call ended just at the end of the output.
      guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
        fatalError("zlib packs any bytes")
      }
      hasMore = stream.pointee.avail_out == 0
      let count = output.count - Int(stream.pointee.avail_out)
      if count > 0 { try put(UnsafeRawBufferPointer(rebasing: output.prefix(count))) }
    }
  }

  /// Of the byte that names the system that a file was made on.
  private static let unknownSystem: Int32 = 255
}
