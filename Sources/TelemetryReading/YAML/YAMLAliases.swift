internal import TelemetryModel

/// Finds aliases before YAML is parsed at all.
///
/// Aliases let a few lines stand for millions of values, which Yams would compare one by one where they
/// are used as keys. So this looks at the bare text, and calls `&name … *name` an anchor and its alias
/// wherever both stand where YAML could read them so, within a longer text too.
enum YAMLAliases {
  /// - Returns: For each alias one diagnostic with its anchor as a note.
  static func find(in source: YAMLSource) -> [Diagnostic] {
    let anchors = Dictionary(
      tokens(UInt8(ascii: "&"), in: source.bytes).map { ($0.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    guard !anchors.isEmpty else { return [] }
    var found: [Diagnostic] = []
    for alias in tokens(UInt8(ascii: "*"), in: source.bytes) {
      guard let anchor = anchors[alias.name], anchor < alias.offset else { continue }
      var diagnostic = Diagnostic.alias(at: source.location(ofByte: alias.offset))
      diagnostic.notes = [.init("its anchor stands here", at: source.location(ofByte: anchor))]
      found.append(diagnostic)
      if found.count == Diagnostics.errorLimit { break }
    }
    return found
  }

  private static func tokens(
    _ mark: UInt8, in bytes: [UInt8]
  ) -> [(name: ArraySlice<UInt8>, offset: Int)] {
    bytes.indices.compactMap { offset in
      guard bytes[offset] == mark, offset == 0 || !isNameByte(bytes[offset - 1]) else {
        return nil
      }
      let name = bytes[(offset + 1)...].prefix(while: isNameByte)
      return name.isEmpty ? nil : (name, offset)
    }
  }

  /// libYAML's alphabet of anchors.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }
}
