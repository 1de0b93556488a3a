import TelemetryModel
import TelemetryReading
import Testing

@Suite("A source that is hashed while it is read")
struct DigestingSourceTests {
  @Test("its digest is that of all bytes, read or not", arguments: [0, 1, 999, 100_000])
  func whole(readBytes: Int) throws {
    let bytes = (0..<100_000).map { UInt8($0 % 251) }
    let source = DigestingSource(MemorySource(bytes, chunkBytes: 777))
    var read: [UInt8] = []
    while read.count < readBytes {
      var piece = [UInt8](repeating: 0, count: readBytes - read.count)
      let count = try piece.withUnsafeMutableBytes { try source.read(into: $0) }
      read += piece.prefix(count)
    }
    #expect(read == Array(bytes.prefix(readBytes)))
    #expect(try source.finish() == FileDigest(of: bytes))
  }
}
