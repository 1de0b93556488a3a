import Testing

@testable import TelemetryReading

@Suite("Lines of a source")
struct LineReaderTests {
  private struct Line: Hashable {
    var text: String?
    var number: Int
    var isEnded: Bool
  }

  private func lines(
    _ text: String, limit: Int, chunkBytes: Int, atMost count: Int = .max
  ) throws -> [Line] {
    var lines: [Line] = []
    var source = MemorySource(Array(text.utf8), chunkBytes: chunkBytes)
    try LineReader.read(&source, limit: limit) { line in
      lines.append(
        Line(
          text: line.isTooLong ? nil : String(decoding: line.bytes, as: UTF8.self),
          number: line.number, isEnded: line.isEnded))
      return lines.count < count
    }
    return lines
  }

  @Test("chunks of any size give the same lines", arguments: [1, 2, 3, 5, 64, 1000])
  func chunks(bytes: Int) throws {
    let found = try lines("ab\n\n12345678\n123456789\nc\n\nd", limit: 8, chunkBytes: bytes)
    let expected: [Line] = [
      Line(text: "ab", number: 1, isEnded: true), Line(text: "", number: 2, isEnded: true),
      Line(text: "12345678", number: 3, isEnded: true), Line(text: nil, number: 4, isEnded: true),
      Line(text: "c", number: 5, isEnded: true), Line(text: "", number: 6, isEnded: true),
      Line(text: "d", number: 7, isEnded: false),
    ]
    #expect(found == expected)
  }

  @Test("an endless line is told once and not held")
  func endless() throws {
    let text = String(repeating: "x", count: 300_000)
    let found = try lines(text, limit: 100, chunkBytes: 7000)
    #expect(found == [Line(text: nil, number: 1, isEnded: true)])
    #expect(try lines(text + "\ny\n", limit: 100, chunkBytes: 7000).map(\.number) == [1, 2])
  }

  @Test("who has seen enough is given no more")
  func stops() throws {
    #expect(try lines("a\nb\nc\n", limit: 10, chunkBytes: 100, atMost: 2).count == 2)
    #expect(try lines("", limit: 10, chunkBytes: 100).isEmpty)
  }
}
