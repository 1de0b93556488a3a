import TelemetryModel
import Testing

struct RunningSHA256Tests {
  @Test("pieces of any length have the digest of the whole", arguments: [1, 3, 63, 64, 65, 1000])
  func pieces(_ length: Int) {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var running = RunningSHA256()
    var rest = bytes[...]
    while !rest.isEmpty {
      Array(rest.prefix(length)).withUnsafeBytes { running.update($0) }
      rest = rest.dropFirst(length)
    }
    #expect(running.hexDigest() == SHA256.hexDigest(of: bytes))
  }

  @Test("nothing has the digest that FIPS 180-4 gives it")
  func empty() {
    #expect(
      RunningSHA256().hexDigest()
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }
}
