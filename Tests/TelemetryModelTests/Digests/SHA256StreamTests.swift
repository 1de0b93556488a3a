import Testing

@testable import TelemetryModel

@Suite("SHA-256 piece by piece")
struct SHA256StreamTests {
  @Test("pieces of any size give the digest of the whole, and the next begins anew")
  func pieces() {
    let bytes = (0..<1000).map { UInt8($0 % 251) }
    var stream = SHA256Stream()
    for size in [1, 7, 64, 1000] {
      for start in stride(from: 0, to: bytes.count, by: size) {
        bytes[start..<min(start + size, bytes.count)].withUnsafeBytes { stream.add($0) }
      }
      #expect(stream.finish().text == SHA256.hexDigest(of: bytes))
    }
    // FIPS 180-4: of no bytes.
    #expect(
      stream.finish().text == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }
}
