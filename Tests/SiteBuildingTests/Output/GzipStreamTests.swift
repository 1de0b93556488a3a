import Foundation
import SiteTestSupport
import TelemetryReading
import Testing

@testable import SiteBuilding

@Suite("Packing with gzip")
struct GzipStreamTests {
  /// Text that packs well, and noise that does not, so that more comes out than goes in for a while.
  private static let samples: [[UInt8]] = [
    [], Array("x".utf8), Array(repeating: UInt8(ascii: "a"), count: 300_000),
    (0..<300_000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) },
  ]

  private static func pack(
    _ bytes: [UInt8], pieceBytes: Int = .max, with stream: inout GzipStream
  ) -> [UInt8] {
    var packed: [UInt8] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      rest.prefix(pieceBytes).withUnsafeBytes { piece in
        stream.add(piece) { packed += $0 }
      }
      rest = rest.dropFirst(pieceBytes)
    }
    stream.finish { packed += $0 }
    return packed
  }

  private static func pack(_ bytes: [UInt8], pieceBytes: Int = .max) -> [UInt8] {
    var stream = GzipStream()
    return pack(bytes, pieceBytes: pieceBytes, with: &stream)
  }

  private static func unpack(_ bytes: [UInt8]) throws -> [UInt8] {
    var source = GzipSource(MemorySource(bytes))
    var unpacked: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try piece.withUnsafeMutableBytes { try source.read(into: $0) }
      if count == 0 { return unpacked }
      unpacked += piece[..<count]
    }
  }

  @Test("what was packed is unpacked", arguments: samples.indices)
  func roundTrip(sample: Int) throws {
    let bytes = Self.samples[sample]
    #expect(try Self.unpack(Self.pack(bytes)) == bytes)
  }

  @Test("pieces of any size make the same file", arguments: [1, 1000, 65_536])
  func pieces(size: Int) {
    for bytes in Self.samples {
      #expect(Self.pack(bytes, pieceBytes: size) == Self.pack(bytes))
    }
  }

  @Test("the header has no name, no time and no system")
  func header() {
    // RFC 1952: two magic bytes, deflate, no flags, four bytes of time, 2 for the best compression or 0, 255.
    for (effort, mark) in [(GzipStream.Effort.usual, UInt8(0)), (.most, 2)] {
      let expected: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, mark, 255]
      for bytes in Self.samples {
        var stream = GzipStream(effort)
        #expect(Self.pack(bytes, with: &stream).prefix(10) == expected[...])
      }
    }
  }

  @Test("one stream makes one file after the other, as a new one would")
  func again() {
    var stream = GzipStream()
    for bytes in Self.samples + Self.samples {
      #expect(Self.pack(bytes, with: &stream) == Self.pack(bytes))
    }
  }

  @Test("a file that was not finished leaves nothing in the next one")
  func abandoned() {
    struct Full: Error {}
    var stream = GzipStream()
    #expect(throws: Full.self) {
      try Self.samples[3].withUnsafeBytes { bytes in
        try stream.add(bytes) { _ in throw Full() }
      }
    }
    stream.begin()
    #expect(Self.pack(Self.samples[2], with: &stream) == Self.pack(Self.samples[2]))
  }

  @Test("gzip finds every file whole", arguments: samples.indices)
  func gzipReadsIt(sample: Int) throws {
    let bytes = Self.samples[sample]
    let folder = try TemporaryFolder()
    try Data(Self.pack(bytes)).write(to: folder.url("file.gz"))
    let gzip = Process()
    gzip.executableURL = URL(filePath: "/usr/bin/gzip")
    gzip.arguments = ["-d", folder("file.gz")]
    try gzip.run()
    gzip.waitUntilExit()
    #expect(gzip.terminationStatus == 0)
    #expect(try Array(Data(contentsOf: folder.url("file"))) == bytes)
  }
}
