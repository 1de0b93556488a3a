internal import CLibCrypto

/// SHA-256, by the system's libcrypto.
///
/// - Source: FIPS 180-4.
package enum SHA256 {
  /// - Returns: 32 bytes.
  package static func digest(of bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    let done = EVP_Digest(bytes.baseAddress, bytes.count, &digest, &length, EVP_sha256(), nil)
    precondition(done == 1 && length == 32, "libcrypto has SHA-256")
    return digest
  }

  package static func hexDigest(of bytes: some Sequence<UInt8>) -> String {
    HexText.of(Array(bytes).withUnsafeBytes { digest(of: $0) })
  }

  package static func hexDigest(of text: String) -> String { hexDigest(of: text.utf8) }
}
