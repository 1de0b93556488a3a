/// Text that a message must not show: what somebody's report holds and no config allows.
package enum HiddenText {
  /// The beginning of its SHA-256, by which who has the text can tell it: `SHA-256 9f86d081884c…`.
  package static func hash(_ text: String) -> String {
    "SHA-256 \(SHA256.hexDigest(of: text).prefix(12))…"
  }
}
