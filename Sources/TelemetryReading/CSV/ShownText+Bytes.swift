internal import TelemetryModel

extension ShownText {
  /// A field of a table in single quotes.
  static func quoted(_ bytes: UnsafeRawBufferPointer) -> String {
    quoted(String(decoding: bytes, as: UTF8.self))
  }
}
