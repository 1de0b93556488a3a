internal import TelemetryModel
import Testing

struct ASCIITests {
  @Test("every byte is of the classes that its character is of, and no byte above 127 is of any")
  func classes() {
    func members(_ isMember: (UInt8) -> Bool) -> String {
      String(decoding: (UInt8.min...UInt8.max).filter(isMember), as: UTF8.self)
    }
    let upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    let lower = "abcdefghijklmnopqrstuvwxyz"
    #expect(members(\.isASCIIDigit) == "0123456789")
    #expect(members(\.isASCIIUpper) == upper)
    #expect(members(\.isASCIILower) == lower)
    #expect(members(\.isASCIILetter) == upper + lower)
    #expect(members(\.isASCIIAlphanumeric) == "0123456789" + upper + lower)
    #expect(members(\.isLowerHexDigit) == "0123456789abcdef")
    #expect(members(\.isHexDigit) == "0123456789ABCDEFabcdef")
    #expect(members { $0.asciiLowercased != $0 } == upper)
    #expect(upper.utf8.map(\.asciiLowercased) == Array(lower.utf8))
  }

  @Test("bytes are written as two hexadecimal digits each")
  func hexadecimal() {
    #expect(HexText.of([0x00, 0x0A, 0x9F, 0xFF]) == "000a9fff")
    #expect(HexText.of([]) == "")
    #expect(ShownText.byte(0x09) == "0x09")
    #expect(ShownText.byte(0xC3) == "0xC3")
    #expect(ShownText.codePoint(0x7) == "U+0007")
  }
}
