package import TelemetryModel

/// Reads `config.json`, the upload config: what clients may send.
///
///     {"GOOS": ["linux"], "SampleRate": 1,
///      "Programs": [{"Name": "cmd/go", "Versions": ["go1.24"],
///                    "Counters": [{"Name": "go/flag:{a,b}", "Rate": 0.1}],
///                    "Stacks": [{"Name": "go/bug", "Rate": 1, "Depth": 16}]}]}
///
/// Each list may be absent, or null as Go writes an empty one; `SampleRate` may be absent. A key that is
/// none of these and no metadata of the site is an error: what it allows could not be shown.
package struct UploadConfigReader: Sendable {
  private let metadata: [ChartName]
  private let limits: InputLimits
  private let allowFormulaNames: Bool

  /// - Parameters:
  ///   - metadata: The metadata of the site. `Version` among them has no list of its own: its values
  ///     are those of each program's `Versions`.
  ///   - allowFormulaNames: `allow_formula_names` of `site.yml`.
  package init(metadata: [ChartName], limits: InputLimits, allowFormulaNames: Bool) {
    self.metadata = metadata.filter { $0 != ChartName("Version") }
    self.limits = limits
    self.allowFormulaNames = allowFormulaNames
  }

  /// - Returns: nil if anything is wrong; what it is, is in `diagnostics` then.
  package func read(
    _ bytes: [UInt8], file: String, diagnostics: inout Diagnostics
  ) -> UploadConfig? {
    var found = Diagnostics()
    defer { diagnostics.add(contentsOf: found) }
    if let tooLarge = Diagnostic.fileTooLarge(bytes.count, limits: limits, file: file) {
      found.add(tooLarge)
      return nil
    }
    guard
      let document = JSONDocument.read(bytes, file: file, limits: limits, diagnostics: &found)
    else { return nil }
    var parse = UploadConfigParse(
      document: document, metadata: metadata,
      names: ConfigNames(limits: limits, allowFormulaNames: allowFormulaNames), diagnostics: found)
    let config = parse.config()
    found = parse.diagnostics
    return found.hasErrors ? nil : config
  }
}

extension Diagnostic {
  /// nil if the file is not too large.
  static func fileTooLarge(_ count: Int, limits: InputLimits, file: String) -> Self? {
    if count <= limits.configBytes { return nil }
    return Self(
      message: "the file has \(count) bytes", location: SourceLocation(file: file),
      hint: "at most \(limits.configBytes) are allowed: see 'limits' in site.yml")
  }
}
