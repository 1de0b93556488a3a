package import TelemetryModel

/// Reads `chartconfig.txt`: the metrics that were decided on, and why.
///
///     title: Editor Distribution
///     counter: gopls/client:{
///       vscode,   # Visual Studio Code
///       vim
///     }
///     description: measure editor distribution for gopls users.
///     type: partition
///     issue: https://go.dev/issue/61038
///     program: golang.org/x/tools/gopls
///     ---
///     title: …
///
/// A field begins at the start of a line. `#` begins a comment wherever it stands, so no value holds one;
/// where it touches a value, as in an address with a fragment, there is a warning. `title`, `counter`
/// and `program` are required; only `issue` may be repeated. Space beside braces and commas means nothing.
///
/// - Source: golang.org/x/telemetry/internal/chartconfig; stricter in that a comma between two lines of
///   a brace list cannot be forgotten, and that there is a type `histogram`.
package struct ChartConfigReader: Sendable {
  private let limits: InputLimits
  private let allowFormulaNames: Bool

  /// - Parameter allowFormulaNames: `allow_formula_names` of `site.yml`.
  package init(limits: InputLimits, allowFormulaNames: Bool) {
    self.limits = limits
    self.allowFormulaNames = allowFormulaNames
  }

  /// - Returns: The records in their order; nil if anything is wrong, and `diagnostics` then says what.
  package func read(
    _ bytes: [UInt8], file: String, diagnostics: inout Diagnostics
  ) -> [ChartRecord]? {
    if let tooLarge = Diagnostic.fileTooLarge(bytes.count, limits: limits, file: file) {
      diagnostics.add(tooLarge)
      return nil
    }
    let places = LinePlaces(bytes, file: file)
    if let fault = Diagnostic.encodingFault(in: bytes, places) {
      diagnostics.add(fault)
      return nil
    }
    var lexer = ChartConfigLexer(bytes, places: places)
    lexer.run()
    var builder = ChartRecordBuilder(
      places: places, names: ConfigNames(limits: limits, allowFormulaNames: allowFormulaNames))
    for item in lexer.items where !builder.diagnostics.isFull {
      switch item {
      case .field(let field): builder.add(field)
      case .broken: builder.addBrokenLine()
      case .separator: builder.endRecord()
      }
    }
    builder.endRecord()
    var found = lexer.diagnostics
    found.add(contentsOf: builder.diagnostics)
    if !found.hasErrors, builder.records.isEmpty {
      found.add(.noRecord(at: SourceLocation(file: file)))
    }
    diagnostics.add(contentsOf: found)
    return found.hasErrors ? nil : builder.records
  }
}

extension Diagnostic {
  fileprivate static func encodingFault(in bytes: [UInt8], _ places: LinePlaces) -> Self? {
    let start = places.location(at: 0)
    switch ByteOrderMark(of: bytes) {
    case .utf8:
      return Self(
        message: "the file begins with a byte order mark", location: start,
        hint: "save it as UTF-8 without one")
    case .utf16:
      return Self(message: "the file is UTF-16", location: start, hint: "save it as UTF-8")
    case nil: break
    }
    let fault = bytes.withUnsafeBytes { UTF8Validation.firstFault(in: $0) }
    return fault.map {
      Self(
        message: "the byte \(ShownText.byte(bytes[$0])) is not UTF-8 here",
        location: places.location(at: $0),
        hint: "save the file as UTF-8")
    }
  }

  fileprivate static func noRecord(at location: SourceLocation) -> Self {
    Self(
      severity: .warning, message: "the chart config holds no record", location: location,
      hint: "say what each counter is for, or remove the file")
  }
}
