internal import CLibCrypto

/// SHA-256 of bytes that come piece by piece, for files that are not held as a whole.
struct SHA256Stream: ~Copyable {
  private let context: OpaquePointer

  init() {
    guard let context = EVP_MD_CTX_new() else {
      preconditionFailure("libcrypto has memory to start with")
    }
    self.context = context
    start()
  }

  deinit { EVP_MD_CTX_free(context) }

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    let done = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    precondition(done == 1, "libcrypto takes bytes of any length")
  }

  /// - Returns: The digest of all bytes so far; what comes then begins anew.
  mutating func finish() -> SHA256Digest {
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    let done = EVP_DigestFinal_ex(context, &digest, &length)
    precondition(done == 1 && length == 32, "libcrypto has SHA-256")
    start()
    return SHA256Digest(bytes: digest)
  }

  private func start() {
    precondition(EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1, "libcrypto has SHA-256")
  }
}
