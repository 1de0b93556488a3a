internal import TelemetryModel

/// Reads the lists of `site.yml` whose items are mappings: `programs` and `metadata`.
struct SettingsEntries {
  let limits: InputLimits
  let allowFormulaNames: Bool

  func programs(
    _ items: [YAMLNode], diagnostics: inout Diagnostics
  ) -> [SiteSettings.Program] {
    var programs: [SiteSettings.Program] = []
    var seen: [ProgramName: SourceLocation] = [:]
    for item in items {
      let known = ["id", "title", "description", "measure"]
      guard
        let fields = YAMLFields(
          item, of: "an entry of programs", known: known, diagnostics: &diagnostics)
      else { continue }
      let title = fields.text("title", &diagnostics)
      let description = fields.text("description", isLong: true, &diagnostics)
      let measure = fields.choice("measure", SiteSettings.Measure.self, &diagnostics)
      guard let id = name("id", of: "an entry of programs", in: fields, &diagnostics) else {
        continue
      }
      let program = ProgramName(id)
      if let first = seen[program] {
        diagnostics.add(.twice(id, in: "programs", at: fields.location(of: "id"), first: first))
        continue
      }
      seen[program] = fields.location(of: "id")
      programs.append(
        SiteSettings.Program(id: program, title: title, description: description, measure: measure))
    }
    return programs
  }

  func metadata(
    _ items: [YAMLNode], diagnostics: inout Diagnostics
  ) -> [SiteSettings.Metadata] {
    var metadata: [SiteSettings.Metadata] = []
    var seen: [ChartName: SourceLocation] = [:]
    for item in items {
      let known = ["name", "title", "compare", "skip_programs"]
      guard
        let fields = YAMLFields(
          item, of: "an entry of metadata", known: known, diagnostics: &diagnostics)
      else { continue }
      let title = fields.text("title", &diagnostics)
      let compare = fields.choice("compare", CompareRule.self, &diagnostics)
      let globs = fields.list("skip_programs", &diagnostics)?
        .compactMap { YAMLFields.text($0, of: "skip_programs", &diagnostics) }
      guard let name = name("name", of: "an entry of metadata", in: fields, &diagnostics) else {
        continue
      }
      let chart = ChartName(name)
      if let first = seen[chart] {
        diagnostics.add(.twice(name, in: "metadata", at: fields.location(of: "name"), first: first))
        continue
      }
      seen[chart] = fields.location(of: "name")
      if name.utf8.contains(where: { ":+".utf8.contains($0) }) {
        diagnostics.add(.metadataName(name, at: fields.location(of: "name")))
        continue
      }
      metadata.append(
        SiteSettings.Metadata(
          name: chart, title: title ?? name, compare: compare ?? .exact, skipPrograms: globs ?? []))
    }
    return metadata
  }

  /// A required text that may be a name in tables.
  private func name(
    _ key: String, of what: String, in fields: YAMLFields, _ diagnostics: inout Diagnostics
  ) -> String? {
    fields.require(key, of: what, &diagnostics)
    guard let text = fields.text(key, &diagnostics) else { return nil }
    let fault = NameRule.fault(
      in: Array(text.utf8), limits: limits, allowFormula: allowFormulaNames)
    guard let fault else { return text }
    diagnostics.add(.badName(text, as: key, fault, at: fields.location(of: key)))
    return nil
  }
}

extension Diagnostic {
  fileprivate static func twice(
    _ name: String, in list: String, at location: SourceLocation, first: SourceLocation
  ) -> Self {
    Self(
      message: "'\(name)' stands twice in \(list)", location: location, hint: "keep one of them",
      notes: [Note("the first one", at: first)])
  }

  fileprivate static func metadataName(_ name: String, at location: SourceLocation) -> Self {
    Self(
      message: "'\(name)' cannot name metadata", location: location,
      hint: "leave out ':', which parts chart and bucket, and '+', which joins two names")
  }
}
