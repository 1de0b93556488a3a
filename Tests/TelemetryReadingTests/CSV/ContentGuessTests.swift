import TelemetryModel
import TelemetryReading
import Testing

@Suite struct ContentGuessTests {
  @Test(
    "what is not CSV is told by its first bytes",
    arguments: [
      ("\n<!DOCTYPE html>\n<html>", .html), ("<HTML><body>404", .html), ("<?xml version=", .xml),
      ("{\"message\": \"Not Found\"}", .json), (" [1]", .json),
      ("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n", .lfsPointer),
      ("PK\u{03}\u{04}", .zip), ("w\0e\0e\0k\0", .utf16), ("\0w\0e\0e\0k", .utf16),
      ("week,program\n", nil), ("\u{FEFF}week", nil), ("", nil),
    ] as [(String, ContentGuess?)])
  func guesses(text: String, expected: ContentGuess?) {
    #expect(ContentGuess(Array(text.utf8)) == expected)
  }

  @Test("a byte order mark of UTF-16, and the magic of gzip, are known")
  func binary() {
    #expect(ContentGuess([0xFF, 0xFE, 0x77, 0x00]) == .utf16)
    #expect(ContentGuess([0xFE, 0xFF, 0x00, 0x77]) == .utf16)
    #expect(ContentGuess([0x1F, 0x8B, 0x08]) == .gzip)
  }

  @Test("the error says what the file looks like, and what to do")
  func diagnostic() throws {
    let csv = try ScannedCSV("<!doctype html><title>502 Bad Gateway</title>")
    #expect(csv.diagnostics.map(\.message) == ["this is not CSV: it looks like an HTML page"])
    #expect(csv.diagnostics.first?.hint?.hasPrefix("fetch the file again") == true)
    #expect(csv.diagnostics.map(\.location) == [.init(file: "t.csv")])
  }
}
