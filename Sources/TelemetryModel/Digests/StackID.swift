/// The two names of a call stack.
package enum StackID {
  /// The name of a stack on this site: 16 digits of hexadecimal.
  ///
  /// - Source: docs/formats.md, "Stacks": the first half of SHA-256 over the program, a NUL and the text.
  package static func address(program: ProgramName, text: String) -> String {
    let bytes = Array(program.text.utf8) + [0] + Array(text.utf8)
    return HexText.of(bytes.withUnsafeBytes { SHA256.digest(of: $0) }.prefix(8))
  }

  /// The name by which golang.org/x/tools speaks of a stack in issues: six characters, such as `1J758g`.
  /// It does not know the program, and two stacks may share one.
  ///
  /// - Source: golang.org/x/tools/gopls/internal/telemetry/cmd/stacks, `stackID`: FNV-1 in 32 bits, most
  ///   significant byte first, in the URL alphabet of base64 (RFC 4648, section 5) without padding.
  package static func issue(_ text: String) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    // Six digits of six bits hold 36: four zeros behind the hash.
    let bits = UInt64(fnv1(text.utf8)) << 4
    let digits = stride(from: UInt64(30), through: 0, by: -6).map {
      alphabet[Int(bits >> $0 & 0x3F)]
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// - Source: G. Fowler, L. C. Noll, K.-P. Vo, "FNV Hash": the 32-bit FNV-1, which multiplies first.
  private static func fnv1(_ bytes: some Sequence<UInt8>) -> UInt32 {
    bytes.reduce(0x811c_9dc5) { ($0 &* 0x0100_0193) ^ UInt32($1) }
  }
}
