internal import TelemetryModel

/// What is wrong with the packing of a file, in one wording for every reader.
extension Diagnostic {
  /// - Parameter hint: What to do about a file that is something else; nil: what that something asks for.
  static func notGzip(_ guess: ContentGuess?, file: String, hint: String? = nil) -> Self {
    Self(
      message: "this is not gzip data: it looks like \(guess?.name ?? "plain text")",
      location: SourceLocation(file: file),
      hint: hint ?? guess?.hint ?? "take '.gz' off the file's name, or pack it with gzip")
  }

  static func damaged(_ fault: GzipFault, file: String) -> Self {
    let message =
      switch fault {
      case .notGzip: "this is not gzip data"
      case .cutOff(let bytes): "the gzip data is cut off after \(bytes) bytes"
      case .damaged(let offset, let reason): "the gzip data is damaged at byte \(offset): \(reason)"
      case .trailingBytes(let offset):
        "the gzip data ends at byte \(offset), but other bytes follow"
      }
    return Self(
      message: message, location: SourceLocation(file: file), hint: "fetch or pack the file again")
  }
}
