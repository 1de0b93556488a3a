internal import CLibCrypto

/// SHA-256 of bytes that come piece by piece, so that nobody has to hold them all.
package struct RunningSHA256: ~Copyable {
  private let context: OpaquePointer

  package init() {
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
    else { preconditionFailure("libcrypto has SHA-256") }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    let done = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    precondition(done == 1, "SHA-256 takes any bytes")
  }

  /// - Returns: 64 digits.
  package consuming func hexDigest() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    let done = EVP_DigestFinal_ex(context, &digest, &length)
    precondition(done == 1 && length == 32, "SHA-256 has 32 bytes")
    return HexText.of(digest)
  }
}
