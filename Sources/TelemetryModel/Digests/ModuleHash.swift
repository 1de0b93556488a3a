/// The hashes of Go modules, as in `go.sum`.
///
/// - Source: golang.org/x/mod/sumdb/dirhash, `Hash1`: SHA-256, in base64, over one line a file,
///   "<SHA-256 in hex>  <name>\n".
package enum ModuleHash {
  /// - Parameter bytes: The whole of a `go.mod`.
  package static func ofGoMod(_ bytes: [UInt8]) -> String {
    let line = "\(SHA256.hexDigest(of: bytes))  go.mod\n"
    let digest = Array(line.utf8).withUnsafeBytes { SHA256.digest(of: $0) }
    return "h1:" + base64(digest)
  }

  /// - Source: RFC 4648, section 4.
  private static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = 0
      for offset in 0..<3 {
        bits = bits << 8 | (offset < group.count ? Int(group[start + offset]) : 0)
      }
      for digit in 0..<4 {
        let isPadding = digit > group.count
        text.append(isPadding ? UInt8(ascii: "=") : alphabet[bits >> (18 - 6 * digit) & 0x3F])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
