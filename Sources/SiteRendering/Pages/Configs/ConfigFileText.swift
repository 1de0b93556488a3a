internal import TelemetryModel

/// The text of a file on its version's page, as far as it is short enough.
struct ConfigFileText {
  static let shape = RecordShape(
    "file",
    [
      ("name", .text), ("label", .text), ("href", .text), ("size", .text), ("sha256", .text),
      ("text", .optionalText),
    ])

  /// Bytes of the longest text that stands on a page.
  static let limit = 64 * 1024

  let site: PageContext
  let file: ConfigFile

  func record() -> Record {
    let isShown = !file.text.isEmpty && file.text.count <= Self.limit
    return Record(
      Self.shape,
      [
        .text(file.name), .text("\(file.name) of \(file.version)"),
        .text(site.href(.configFile(file.version, file.name))),
        .text(NumberText.number(of: file.file.bytes, "byte", "bytes")), .text(file.file.sha256),
        isShown ? .text(Self.shown(file.text)) : .none,
      ])
  }

  /// The text with its lines; a character that does not show, or that turns the direction of text, stands
  /// as `<U+202E>`.
  static func shown(_ bytes: [UInt8]) -> String {
    var shown = String()
    shown.reserveCapacity(bytes.count)
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x0A, 0x09, 0x20...0x7E: shown.unicodeScalars.append(scalar)
      case 0x0D: continue
      default:
        if NameRule.unseenCharacter(in: Array(String(scalar).utf8)) == nil {
          shown.unicodeScalars.append(scalar)
        } else {
          shown += "<\(ShownText.codePoint(scalar.value))>"
        }
      }
    }
    return shown
  }
}
