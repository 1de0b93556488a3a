/// The values of one record, in the order of its shape's fields.
package struct Record: Sendable {
  package let shape: RecordShape
  package let values: [FieldValue]

  /// - Precondition: As many values as the shape has fields, each of its field's kind; records inside are
  ///   of the very shape that the field names.
  package init(_ shape: RecordShape, _ values: [FieldValue]) {
    precondition(
      values.count == shape.fields.count,
      "\(shape.name) has \(shape.fields.count) fields, \(values.count) values were given")
    for (field, value) in zip(shape.fields, values) {
      precondition(
        value.agrees(with: field.shape),
        "field '\(field.name)' of \(shape.name) is \(field.shape.description) of its own shape")
    }
    self.shape = shape
    self.values = values
  }
}
