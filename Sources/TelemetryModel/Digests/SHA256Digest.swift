/// A SHA-256 in 32 bytes: a site has one for each of its files.
package struct SHA256Digest: Hashable, Sendable {
  private let a: UInt64
  private let b: UInt64
  private let c: UInt64
  private let d: UInt64

  /// - Precondition: 32 bytes.
  package init(bytes: some Collection<UInt8>) {
    precondition(bytes.count == 32, "a SHA-256 has 32 bytes")
    let words = stride(from: 0, to: 32, by: 8).map { start in
      bytes.dropFirst(start).prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    }
    (a, b, c, d) = (words[0], words[1], words[2], words[3])
  }

  /// 64 lower-case hexadecimal digits.
  package var text: String {
    HexText.of(
      [a, b, c, d].flatMap { word in
        stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) }
      })
  }
}
