internal import TelemetryModel
import Testing

struct ByteOrderMarkTests {
  @Test("a byte order mark is told from a text that only begins like one")
  func byteOrderMarks() {
    #expect(ByteOrderMark(of: [0xEF, 0xBB, 0xBF, 0x61]) == .utf8)
    #expect(ByteOrderMark(of: [0xFF, 0xFE]) == .utf16)
    #expect(ByteOrderMark(of: [0xFE, 0xFF, 0x00]) == .utf16)
    #expect(ByteOrderMark(of: [0xEF, 0xBB]) == nil)
    #expect(ByteOrderMark(of: []) == nil)
  }
}
