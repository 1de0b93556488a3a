internal import TelemetryModel

/// The limits that `limits` of `site.yml` may change, with their names there.
///
/// `InputLimits.settingsBytes` is not among them: it has to hold before the settings are read.
enum SettingsLimits {
  /// A range keeps a limit sensible: below it right input would be refused, above it bad input would be
  /// held in memory whole.
  private struct Known {
    var name: String
    var field: WritableKeyPath<InputLimits, Int>
    var range: ClosedRange<Int>
  }

  private static var known: [Known] {
    [
      Known(name: "field_bytes", field: \.fieldBytes, range: 1024...(64 << 20)),
      Known(name: "row_bytes", field: \.rowBytes, range: 4096...(256 << 20)),
      Known(name: "name_bytes", field: \.nameBytes, range: 16...4096),
      Known(name: "stack_bytes", field: \.stackBytes, range: 1024...(1 << 20)),
      Known(name: "chart_file_bytes", field: \.chartFileBytes, range: 4096...(1 << 30)),
      Known(name: "json_depth", field: \.jsonDepth, range: 8...512),
      Known(name: "config_bytes", field: \.configBytes, range: 4096...(1 << 30)),
      Known(name: "report_line_bytes", field: \.reportLineBytes, range: 4096...(256 << 20)),
    ]
  }

  static func read(_ node: YAMLNode?, diagnostics: inout Diagnostics) -> InputLimits {
    var limits = InputLimits()
    guard let node,
      let fields = YAMLFields(
        node, of: "limits", known: known.map(\.name), diagnostics: &diagnostics)
    else { return limits }
    for limit in known {
      if let value = fields.number(limit.name, in: limit.range, &diagnostics) {
        limits[keyPath: limit.field] = value
      }
    }
    return limits
  }
}
