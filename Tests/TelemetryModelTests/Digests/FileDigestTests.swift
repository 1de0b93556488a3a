import TelemetryModel
import Testing

@Suite("The digest of a file")
struct FileDigestTests {
  @Test("pieces give that of the whole, and the next file begins anew")
  func pieces() {
    var stream = FileDigestStream()
    for text in ["abc", ""] {
      for byte in text.utf8 { [byte].withUnsafeBytes { stream.add($0) } }
      let digest = stream.finish()
      #expect(digest == FileDigest(of: Array(text.utf8)))
      #expect(digest.bytes == text.utf8.count)
      #expect(digest.sha256.text == SHA256.hexDigest(of: text))
    }
  }
}
