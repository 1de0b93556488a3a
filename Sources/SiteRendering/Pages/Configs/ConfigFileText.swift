internal import TelemetryModel

/// The text of a file on its version's page, as far as it is short enough.
struct ConfigFileText: TemplateRecord {
  static let fields = Fields<Self>(
    "file",
    [
      .text("name") { $0.file.name }, .text("label") { "\($0.file.name) of \($0.file.version)" },
      .text("href") { $0.site.href(.configFile($0.file.version, $0.file.name)) },
      .text("size") { NumberText.number(of: $0.file.file.bytes, "byte", "bytes") },
      .text("sha256") { $0.file.file.sha256.text }, .optional("text") { $0.text },
    ])

  /// Bytes of the longest text that stands on a page.
  static let limit = 64 * 1024

  let site: PageContext
  let file: ConfigFile

  private var text: String? {
    file.text.isEmpty || file.text.count > Self.limit ? nil : Self.shown(file.text)
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
