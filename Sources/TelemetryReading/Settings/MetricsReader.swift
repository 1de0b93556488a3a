package import TelemetryModel

/// Reads `metrics.yml`: a YAML list of derived metrics. What it names is held against the catalog later.
package struct MetricsReader {
  package static let knownKeys = [
    "id", "title", "description", "program", "numerator", "denominator", "by", "issues",
  ]
  /// Bytes of an id, which is a segment of an address.
  package static let idLimit = 64

  private let limits: InputLimits
  private let allowFormulaNames: Bool
  private var names: ConfigNames

  package init(limits: InputLimits, allowFormulaNames: Bool) {
    self.limits = limits
    self.allowFormulaNames = allowFormulaNames
    names = ConfigNames(limits: limits, allowFormulaNames: allowFormulaNames)
  }

  /// - Parameter file: The path for messages.
  /// - Returns: The metrics without a mistake, in the order of the file.
  package mutating func read(
    _ bytes: [UInt8], file: String, diagnostics: inout Diagnostics
  ) -> [MetricDefinition] {
    guard
      let source = YAMLSource(
        bytes, file: file, limit: InputLimits().settingsBytes, diagnostics: &diagnostics),
      let root = YAMLDocument.root(of: source, diagnostics: &diagnostics)
    else { return [] }
    let items: [YAMLNode]
    switch root.content {
    case .list(let list): items = list
    case .mapping(let entries) where entries.isEmpty: items = []
    case .mapping, .scalar:
      diagnostics.add(.noList(root))
      return []
    }
    if items.isEmpty { diagnostics.add(.noMetric(at: root.location)) }
    var metrics: [MetricDefinition] = []
    var seen: [MetricID: SourceLocation] = [:]
    for item in items {
      if diagnostics.isFull { break }
      guard let (metric, location) = metric(item, &diagnostics) else { continue }
      if let first = seen[metric.id] {
        diagnostics.add(.twice(metric.id, at: location, first: first))
      } else {
        seen[metric.id] = location
        metrics.append(metric)
      }
    }
    return metrics
  }

  private mutating func metric(
    _ item: YAMLNode, _ diagnostics: inout Diagnostics
  ) -> (MetricDefinition, id: SourceLocation)? {
    let what = "a metric"
    guard
      let fields = YAMLFields(
        item, of: what, known: Self.knownKeys, diagnostics: &diagnostics)
    else { return nil }
    fields.require("id", "title", "program", "numerator", of: what, &diagnostics)
    let id = fields.text(
      "id", wanted: "lower-case letters, digits and hyphens, at most \(Self.idLimit)",
      hint: "write it as 'cache-misses': it is a part of the page's address", &diagnostics,
      where: Self.isID)
    let title = fields.text("title", &diagnostics)
    let description = fields.text("description", isLong: true, &diagnostics)
    let program = program(fields, &diagnostics)
    let numerator = counters("numerator", fields, &diagnostics)
    let denominator = counters("denominator", fields, &diagnostics)
    let by = breakdowns(fields, &diagnostics)
    let issues = texts("issues", fields, &diagnostics)?.map(\.text)
    if let numerator, let denominator, Set(numerator.map(\.name)) == Set(denominator.map(\.name)) {
      diagnostics.add(.sameOnBothSides(at: fields.location(of: "denominator")))
    }
    guard let id, let title, let program, let numerator,
      denominator != nil || !fields.has("denominator")
    else { return nil }
    return (
      MetricDefinition(
        id: MetricID(id), title: title, description: description, program: program,
        numerator: numerator, denominator: denominator ?? [], by: by, issues: issues ?? []),
      fields.location(of: "id")
    )
  }

  /// `[a-z0-9][a-z0-9-]*`: as it is a segment of a path, with neither an escape nor a dot, so that it is no
  /// name of a file beside it.
  private static func isID(_ text: String) -> Bool {
    let hyphen = UInt8(ascii: "-")
    return text.utf8.count <= idLimit && text.utf8.first != hyphen
      && text.utf8.allSatisfy {
        $0 == hyphen || $0.isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
      }
  }

  private func program(
    _ fields: YAMLFields, _ diagnostics: inout Diagnostics
  ) -> MetricDefinition.Named<ProgramName>? {
    guard let text = fields.text("program", &diagnostics) else { return nil }
    let location = fields.location(of: "program")
    if let fault = names.fault(in: text.utf8, kind: .program) {
      diagnostics.add(.badName(text, as: "program", fault, at: location))
      return nil
    }
    return .init(ProgramName(text), at: location)
  }

  /// - Returns: Nil where the key is missing or any of its counters is wrong.
  private mutating func counters(
    _ key: String, _ fields: YAMLFields, _ diagnostics: inout Diagnostics
  ) -> [MetricDefinition.Named<CounterName>]? {
    guard let texts = texts(key, fields, &diagnostics) else { return nil }
    var counters: [MetricDefinition.Named<CounterName>] = []
    var seen: Set<CounterName> = []
    var isRight = true
    for (text, location) in texts {
      do throws(CounterExpressionFault) {
        let names = try self.names.counters(of: text)
        if let again = names.first(where: { !seen.insert($0).inserted }) {
          diagnostics.add(.repeated(again.text, in: key, at: location))
          isRight = false
        }
        counters += names.map { .init($0, at: location) }
      } catch {
        diagnostics.add(error.diagnostic(in: text, at: location))
        isRight = false
      }
    }
    return isRight && !counters.isEmpty ? counters : nil
  }

  private func breakdowns(
    _ fields: YAMLFields, _ diagnostics: inout Diagnostics
  ) -> [MetricDefinition.Named<BreakdownName>] {
    var breakdowns: [MetricDefinition.Named<BreakdownName>] = []
    for (text, location) in texts("by", fields, &diagnostics) ?? [] {
      if let fault = names.fault(in: text.utf8, kind: .value) {
        diagnostics.add(.badName(text, as: "by", fault, at: location))
      } else if breakdowns.contains(where: { $0.name == BreakdownName(text) }) {
        diagnostics.add(.repeated(text, in: "by", at: location))
      } else {
        breakdowns.append(.init(BreakdownName(text), at: location))
      }
    }
    return breakdowns
  }

  /// One text, or a list of at least one.
  private func texts(
    _ key: String, _ fields: YAMLFields, _ diagnostics: inout Diagnostics
  ) -> [(text: String, location: SourceLocation)]? {
    guard let node = fields.value(key, &diagnostics) else { return nil }
    guard case .list(let items) = node.content else {
      return YAMLFields.text(node, of: key, &diagnostics).map { [($0, node.location)] }
    }
    if items.isEmpty {
      diagnostics.add(.emptyList(key, at: node.location))
      return nil
    }
    let texts = items.compactMap { item in
      YAMLFields.text(item, of: key, &diagnostics).map { ($0, item.location) }
    }
    return texts.count == items.count ? texts : nil
  }
}

extension Diagnostic {
  fileprivate static func noList(_ root: YAMLNode) -> Self {
    .wrongType(
      "the file", root, wanted: "a list of metrics", hint: "begin each metric with '- id: …'")
  }

  fileprivate static func noMetric(at location: SourceLocation) -> Self {
    Self(
      message: "the file lists no metric", location: location,
      hint: "list one as '- id: …', or remove the file")
  }

  fileprivate static func twice(
    _ id: MetricID, at location: SourceLocation, first: SourceLocation
  ) -> Self {
    Self(
      message: "two metrics have the id '\(id)'", location: location,
      hint: "an id is an address: give one of them another",
      notes: [Note("the first one", at: first)])
  }

  fileprivate static func emptyList(_ key: String, at location: SourceLocation) -> Self {
    Self(
      message: "\(key) is an empty list", location: location,
      hint: key == "numerator" ? "name at least one counter" : "name something, or delete the line")
  }

  fileprivate static func sameOnBothSides(at location: SourceLocation) -> Self {
    Self(
      message: "numerator and denominator are the same counters", location: location,
      hint: "their ratio is always 1: name other counters, or leave the denominator out")
  }
}
