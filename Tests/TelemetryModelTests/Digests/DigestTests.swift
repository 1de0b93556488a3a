import SiteTestSupport
import TelemetryModel
import Testing

@Suite("Digests")
struct DigestTests {
  /// FIPS 180-4, examples of one and of two blocks.
  @Test("SHA-256 gives the published digests")
  func published() {
    #expect(
      SHA256.hexDigest(of: "abc")
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      SHA256.hexDigest(of: "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
  }

  @Test(
    "the hash of a go.mod is the one in the public history of Go's config",
    .enabled(if: SharedFolder.isPresent, "../shared is absent"))
  func goMod() throws {
    let history = try SharedFolder.bytes("data/go-config-history/versions.csv")
    let rows = history.filter { $0 != UInt8(ascii: "\r") }.split(separator: UInt8(ascii: "\n"))
      .dropFirst()
      .map { $0.split(separator: UInt8(ascii: ",")).map { String(decoding: $0, as: UTF8.self) } }
    #expect(rows.count == 95)
    for row in rows {
      let bytes = try SharedFolder.bytes("data/go-config-history/\(row[0])/go.mod")
      #expect(ModuleHash.ofGoMod(bytes) == row[4], "\(row[0])")
    }
  }
}
