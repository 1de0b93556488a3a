/// What a template may show: a value that has decided everything, and its fields.
package protocol TemplateRecord {
  /// Kept in a `static let`: shapes are compared by identity.
  static var fields: Fields<Self> { get }
}

/// The fields of a type, by name, and how each value is asked for.
package struct Fields<Root>: Sendable {
  package let shape: RecordShape
  /// In the order of the shape's fields.
  let sources: [Field<Root>]

  /// - Parameter name: What messages call the record, such as `home`.
  /// - Precondition: Names are ASCII letters, digits, `_` and `-`, and none stands twice.
  package init(_ name: String, _ fields: [Field<Root>]) {
    sources = fields
    shape = RecordShape(name, fields.map { (name: $0.name, shape: $0.shape) })
  }
}
