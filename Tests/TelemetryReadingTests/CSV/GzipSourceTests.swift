import TelemetryReading
import Testing

@Suite struct GzipSourceTests {
  private static let whole = Array(
    "week,program,reports\n2026-04-26,,7\n2026-04-26,cmd/go,5\n".utf8)

  private func unpack(_ bytes: [UInt8], chunkBytes: Int = .max, room: Int = 4096) throws -> [UInt8]
  {
    var source = GzipSource(MemorySource(bytes, chunkBytes: chunkBytes))
    var unpacked: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: room)
    while true {
      let count = try piece.withUnsafeMutableBytes { try source.read(into: $0) }
      if count == 0 { return unpacked }
      unpacked += piece[..<count]
    }
  }

  @Test("several members are read as one, in pieces of any size", arguments: [1, 2, 3, 7, 4096])
  func members(size: Int) throws {
    let bytes = GzipExamples.head + GzipExamples.empty + GzipExamples.tail
    #expect(try unpack(bytes, chunkBytes: size, room: 4096) == Self.whole)
    #expect(try unpack(bytes, chunkBytes: 4096, room: size) == Self.whole)
  }

  @Test("no bytes at all are no bytes")
  func nothing() throws { #expect(try unpack([]).isEmpty) }

  @Test("data cut off anywhere is an error", arguments: 1..<GzipExamples.head.count)
  func cutOff(count: Int) {
    #expect(throws: GzipFault.cutOff(Int64(count))) {
      try unpack(Array(GzipExamples.head[..<count]))
    }
  }

  @Test("a wrong checksum is an error")
  func wrongChecksum() {
    var bytes = GzipExamples.head
    bytes[bytes.count - 8] ^= 1
    #expect {
      try unpack(bytes)
    } throws: { error in
      guard case .damaged(_, "incorrect data check") = error as? GzipFault else { return false }
      return true
    }
  }

  @Test("bytes behind the last member are an error", arguments: ["\n", "\0", "trailing"])
  func trailing(text: String) {
    let end = Int64(GzipExamples.head.count)
    #expect(throws: GzipFault.trailingBytes(end)) {
      try unpack(GzipExamples.head + Array(text.utf8))
    }
  }

  @Test("what does not begin like gzip is none")
  func notGzip() {
    #expect(throws: GzipFault.notGzip) { try unpack(Array("week,program".utf8)) }
  }
}
