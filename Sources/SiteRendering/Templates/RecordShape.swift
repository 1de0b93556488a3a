internal import TelemetryModel

/// What a template may say about a record: its fields, by name, in the order of their slots.
///
/// A class because a record names its shape at every use and the two are compared by identity: keep a
/// shape in a `static let`.
package final class RecordShape: Sendable {
  package let name: String
  package let fields: [(name: String, shape: FieldShape)]

  /// - Parameter name: What messages call the record, such as `home`.
  /// - Precondition: Names are ASCII letters, digits, `_` and `-`, and none stands twice.
  package init(_ name: String, _ fields: [(String, FieldShape)]) {
    for (index, field) in fields.enumerated() {
      precondition(
        !field.0.isEmpty && field.0.utf8.allSatisfy(TemplateSyntax.isNameByte),
        "'\(field.0)' cannot be the name of a field of \(name)")
      precondition(
        !fields[..<index].contains { BytewiseOrder.equal($0.0, field.0) },
        "'\(field.0)' is twice a field of \(name)")
    }
    self.name = name
    self.fields = fields.map { (name: $0.0, shape: $0.1) }
  }

  /// - Complexity: O(fields), at compile time only.
  func slot(of name: String) -> Int? {
    fields.firstIndex { BytewiseOrder.equal($0.name, name) }
  }
}
