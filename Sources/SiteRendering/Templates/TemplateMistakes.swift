internal import TelemetryModel

/// What can be wrong with a template that is well-formed, as `TemplateExpansion` says it.
extension Diagnostic {
  static func notFound(
    _ tag: TemplateTag, _ failure: TemplateScope.Failure, at location: SourceLocation
  ) -> Self {
    switch failure {
    case .unknown(let part, let known):
      Self(
        message: "unknown name '\(part)' in '\(tag.spelling)'", location: location,
        hint: hint(nearestTo: part, among: known, as: "the names here"))
    case .noField(let part, let record, let known):
      Self(
        message: "record '\(record)' has no field '\(part)' in '\(tag.spelling)'",
        location: location,
        hint: hint(nearestTo: part, among: known, as: "its fields"))
    case .noRecord(let part, let kind):
      Self(
        message: "'\(part)' in '\(tag.spelling)' has no fields", location: location,
        hint: "it is \(kind)")
    case .mayBeMissing(let part): mayBeMissing(part, tag, at: location)
    case .noCurrentText:
      Self(
        message: "'\(tag.spelling)' stands where there is no text of its own", location: location,
        hint: "put it directly into the section of a list of texts, or write a name")
    }
  }

  static func mayBeMissing(
    _ part: String, _ tag: TemplateTag, at location: SourceLocation
  ) -> Self {
    Self(
      message: "'\(part)' may be missing at '\(tag.spelling)'", location: location,
      hint: "put it between '{{#\(part)}}' and '{{/\(part)}}'")
  }

  static func escapedHTML(_ tag: TemplateTag, at location: SourceLocation) -> Self {
    Self(
      message: "'\(tag.spelling)' would escape trusted HTML", location: location,
      hint: "write '{{{\(tag.name)}}}'")
  }

  static func notTrusted(_ tag: TemplateTag, at location: SourceLocation) -> Self {
    Self(
      message: "'\(tag.name)' is not trusted HTML and cannot go out unescaped", location: location,
      hint: "write '{{\(tag.name)}}'")
  }

  static func notAText(
    _ tag: TemplateTag, _ shape: FieldShape, at location: SourceLocation
  ) -> Self {
    Self(
      message: "'\(tag.name)' is \(shape.description) and cannot be written out",
      location: location,
      hint: "use it as a section: '{{#\(tag.name)}}…{{/\(tag.name)}}'")
  }

  static func noSection(
    _ tag: TemplateTag, _ shape: FieldShape, at location: SourceLocation
  ) -> Self {
    Self(
      message: "'\(tag.name)' is \(shape.description) and cannot be a section", location: location,
      hint: "a section is a flag, a list, a record or what may be missing")
  }

  static func neverMissing(_ tag: TemplateTag, at location: SourceLocation) -> Self {
    Self(
      message: "'\(tag.spelling)' is never shown", location: location,
      hint: "'\(tag.name)' is always there: remove the section")
  }

  static func unsafePlace(
    _ tag: TemplateTag, _ objection: String, at location: SourceLocation
  ) -> Self {
    Self(
      message: "'\(tag.spelling)' stands \(objection), where escaping does not make it safe",
      location: location,
      hint: "put it between tags or into a quoted attribute")
  }

  static func tornMarkup(_ tag: TemplateTag, at location: SourceLocation) -> Self {
    Self(
      message: "'\(tag.spelling)' ends in another place of the markup than it begins",
      location: location,
      hint: "open and close tags, quotes and comments inside the same section")
  }

  static func noTemplate(
    _ tag: TemplateTag, known: [String], at location: SourceLocation
  ) -> Self {
    Self(
      message: "there is no template '\(tag.name)'", location: location,
      hint: hint(nearestTo: tag.name, among: known, as: "the templates"))
  }

  static func unusedBlock(
    _ block: TemplateTag, of call: TemplateTag, known: [String], at location: SourceLocation
  ) -> Self {
    Self(
      message: "'\(call.name)' has no place for the block '\(block.name)'", location: location,
      hint: known.isEmpty
        ? "it has no blocks"
        : hint(nearestTo: block.name, among: known, as: "its blocks"))
  }

  static func recursion(_ tag: TemplateTag, path: [String], at location: SourceLocation) -> Self {
    let last = path.last ?? ""
    let before = path.dropLast().lastIndex { BytewiseOrder.equal($0, last) } ?? 0
    let circle = path[before...].joined(separator: " → ")
    return Self(
      message: "endless recursion at '\(tag.spelling)'", location: location,
      hint: "not more than \(TemplateExpansion.depthLimit) templates may lie inside each other;"
        + " break the circle \(circle)")
  }

  static func sectionsTooDeep(_ tag: TemplateTag, at location: SourceLocation) -> Self {
    Self(
      message: "more than \(TemplateExpansion.sectionLimit) sections lie inside each other",
      location: location, hint: "simplify the template")
  }

  static func tooLarge(_ tag: TemplateTag, at location: SourceLocation) -> Self {
    Self(
      message: "the template grows beyond all measure at '\(tag.spelling)'", location: location,
      hint: "look for templates that take in each other several times")
  }

  /// Lists the fields alone: that a value is there can be asked of each of them.
  private static func hint(
    nearestTo name: String, among known: TemplateNames, as names: String
  ) -> String {
    hint(
      nearestTo: name, among: known.fields + known.presences,
      otherwise: hint(listing: known.fields, as: names))
  }
}
