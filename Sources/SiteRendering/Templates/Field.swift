/// One name that a template may use of a record: what kind of value it is, and where the value comes from.
///
/// A value is asked for when a template comes to its name, so that what no template shows is not computed.
package struct Field<Root>: Sendable {
  package let name: String
  package let shape: FieldShape
  let value: @Sendable (Root) -> FieldValue

  /// For names that are only known at run time; the factories below are for all others.
  ///
  /// - Precondition: `value` gives what the shape says.
  package init(
    _ name: String, _ shape: FieldShape, _ value: @escaping @Sendable (Root) -> FieldValue
  ) {
    self.name = name
    self.shape = shape
    self.value = value
  }

  package static func text(_ name: String, _ value: @escaping @Sendable (Root) -> String) -> Self {
    Self(name, .text) { .text(value($0)) }
  }

  package static func html(
    _ name: String, _ value: @escaping @Sendable (Root) -> TrustedHTML
  ) -> Self {
    Self(name, .html) { .html(value($0)) }
  }

  /// What is true or not, and neither a value that may be missing nor a list: those are flags themselves.
  package static func flag(_ name: String, _ value: @escaping @Sendable (Root) -> Bool) -> Self {
    Self(name, .flag) { .flag(value($0)) }
  }

  package static func record<Part: TemplateRecord>(
    _ name: String, _ value: @escaping @Sendable (Root) -> Part
  ) -> Self {
    Self(name, .record(Part.fields.shape)) { .record(Record(value($0))) }
  }

  package static func optional(
    _ name: String, _ value: @escaping @Sendable (Root) -> String?
  ) -> Self {
    Self(name, .optionalText) { value($0).map { .text($0) } ?? .none }
  }

  package static func optional<Part: TemplateRecord>(
    _ name: String, _ value: @escaping @Sendable (Root) -> Part?
  ) -> Self {
    Self(name, .optional(Part.fields.shape)) { value($0).map { .record(Record($0)) } ?? .none }
  }

  package static func list<Element: TemplateRecord>(
    _ name: String, _ value: @escaping @Sendable (Root) -> [Element]
  ) -> Self {
    Self(name, .list(Element.fields.shape)) { root in
      let elements = value(root)
      return .each(count: elements.count) { Record(elements[$0]) }
    }
  }

  package static func list(
    _ name: String, _ value: @escaping @Sendable (Root) -> [String]
  ) -> Self {
    Self(name, .texts) { .texts(value($0)) }
  }
}
