internal import CZlib

/// Bytes as a gzip file of one member, without a name and a time, so that they are the same on every run
/// with the same zlib.
///
/// - Source: RFC 1952.
enum GzipText {
  static func pack(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    // 15: the largest window; 16 more: a gzip header.
    let status = deflateInit2_(
      &stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib has memory to start with")
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(bytes.count)))
    var input = bytes
    return input.withUnsafeMutableBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: bound) { output, count in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(bound)
        let status = deflate(&stream, Z_FINISH)
        precondition(status == Z_STREAM_END, "the bound is enough for all")
        count = bound - Int(stream.avail_out)
      }
    }
  }
}
