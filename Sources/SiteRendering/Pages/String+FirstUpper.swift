internal import TelemetryModel

extension String {
  /// With its first ASCII letter in upper case: the start of a sentence.
  var firstUpper: String {
    guard let first = utf8.first, first.isASCIILower else { return self }
    return String(decoding: [first - 0x20], as: UTF8.self)
      + String(decoding: utf8.dropFirst(), as: UTF8.self)
  }
}
