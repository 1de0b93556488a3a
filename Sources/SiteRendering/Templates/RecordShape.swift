internal import TelemetryModel

/// What a template may say about a record: its fields, by name, in the order of their slots.
///
/// A class because a record names its shape at every use and the two are compared by identity.
package final class RecordShape: Sendable {
  package let name: String
  package let fields: [(name: String, shape: FieldShape)]

  /// - Parameter name: What messages call the record, such as `home`.
  /// - Precondition: Names are ASCII letters, digits, `_` and `-`, and none stands twice.
  package init(_ name: String, _ fields: [(name: String, shape: FieldShape)]) {
    for (index, field) in fields.enumerated() {
      precondition(
        !field.0.isEmpty && field.0.utf8.allSatisfy(TemplateSyntax.isNameByte),
        "'\(field.0)' cannot be the name of a field of \(name)")
      precondition(
        !fields[..<index].contains { BytewiseOrder.equal($0.0, field.0) },
        "'\(field.0)' is twice a field of \(name)")
    }
    self.name = name
    self.fields = fields
  }

  /// What a name means: a field, or, for `hasRows`, whether the list `rows` has any.
  ///
  /// - Complexity: O(fields), at compile time only.
  func find(_ name: String) -> (slot: Int, shape: FieldShape, isPresence: Bool)? {
    if let slot = fields.firstIndex(where: { BytewiseOrder.equal($0.name, name) }) {
      return (slot, fields[slot].shape, false)
    }
    return presences.first { BytewiseOrder.equal($0.name, name) }.map { ($0.slot, .flag, true) }
  }

  /// The names of its fields, and those that only ask whether a value is there.
  var names: TemplateNames {
    TemplateNames(fields: fields.map(\.name), presences: presences.map(\.name))
  }

  private var presences: [(name: String, slot: Int)] {
    fields.indices.filter { fields[$0].shape.mayBeMissing }
      .map { (TemplateSyntax.presence(of: fields[$0].name), $0) }
  }
}

/// Names that a template could have meant.
struct TemplateNames {
  var fields: [String] = []
  var presences: [String] = []

  /// Adds those that are not there yet.
  mutating func add(_ others: Self) {
    for name in others.fields where !fields.contains(where: { BytewiseOrder.equal($0, name) }) {
      fields.append(name)
    }
    presences += others.presences
  }
}
