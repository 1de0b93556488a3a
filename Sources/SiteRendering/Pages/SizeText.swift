/// Sizes of files as a reader sees them.
package enum SizeText {
  /// `812 bytes`, `1.2 KB`, `34 KB`, `5.6 MB`: a KB is 1,000 bytes, rounded half up.
  ///
  /// - Parameter bytes: 0 or more.
  package static func of(_ bytes: Int) -> String {
    if bytes < 1000 { return NumberText.number(of: bytes, "byte", "bytes") }
    var unit = 1000
    for name in ["KB", "MB", "GB"] {
      let tenths = (bytes * 10 + unit / 2) / unit
      if tenths < 100 { return "\(tenths / 10).\(tenths % 10)\(NumberText.space)\(name)" }
      let whole = (bytes + unit / 2) / unit
      if whole < 1000 || name == "GB" {
        return "\(NumberText.count(Int64(whole)))\(NumberText.space)\(name)"
      }
      unit *= 1000
    }
    preconditionFailure("the last unit takes what is left")
  }
}
