/// A value while a template shows it.
package struct Record {
  private let values: RecordValues

  package init<Value: TemplateRecord>(_ value: Value) { self.init(value, Value.fields) }

  /// For shapes that are only known at run time.
  package init<Root>(_ root: Root, _ fields: Fields<Root>) {
    values = ValuesOfRoot(root, fields)
  }

  /// Transitional: values in the order of the fields.
  package init(_ shape: RecordShape, _ values: [FieldValue]) {
    precondition(
      values.count == shape.fields.count,
      "\(shape.name) has \(shape.fields.count) fields, \(values.count) values were given")
    for (field, value) in zip(shape.fields, values) {
      precondition(
        value.agrees(with: field.shape),
        "field '\(field.name)' of \(shape.name) is \(field.shape.description) of its own shape")
    }
    self.values = PositionalValues(shape, values)
  }

  package var shape: RecordShape { values.shape }

  func value(at slot: Int) -> FieldValue { values.value(at: slot) }
}

/// The values of a record that were asked for.
///
/// A class, so that what is asked for twice, by a section and by the one for its absence, is computed once.
private class RecordValues {
  let shape: RecordShape
  /// By slot; empty until one is kept.
  private var kept: [FieldValue?] = []

  init(_ shape: RecordShape) { self.shape = shape }

  func compute(_ slot: Int) -> FieldValue {
    preconditionFailure("a record is made of a value")
  }

  final func value(at slot: Int) -> FieldValue {
    // A text is asked for where it is written: once, as a rule.
    if case .text = shape.fields[slot].shape { return compute(slot) }
    if kept.isEmpty {
      kept = Array(repeating: nil, count: shape.fields.count)
    } else if let value = kept[slot] {
      return value
    }
    let value = compute(slot)
    kept[slot] = value
    return value
  }
}

private final class ValuesOfRoot<Root>: RecordValues {
  private let root: Root
  private let fields: Fields<Root>

  init(_ root: Root, _ fields: Fields<Root>) {
    self.root = root
    self.fields = fields
    super.init(fields.shape)
  }

  override func compute(_ slot: Int) -> FieldValue { fields.sources[slot].value(root) }
}

private final class PositionalValues: RecordValues {
  private let values: [FieldValue]

  init(_ shape: RecordShape, _ values: [FieldValue]) {
    self.values = values
    super.init(shape)
  }

  override func compute(_ slot: Int) -> FieldValue { values[slot] }
}
