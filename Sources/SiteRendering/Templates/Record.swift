/// A value while a template shows it.
package struct Record {
  private let values: RecordValues

  package init<Value: TemplateRecord>(_ value: Value) { self.init(value, Value.fields) }

  /// For shapes that are only known at run time.
  package init<Root>(_ root: Root, _ fields: Fields<Root>) {
    values = ValuesOfRoot(root, fields)
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
