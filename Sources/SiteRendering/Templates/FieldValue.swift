/// The value of one field of a record.
package enum FieldValue: Sendable {
  case text(String)
  case html(TrustedHTML)
  case flag(Bool)
  case record(Record)
  /// Of a field that may be missing and is.
  case none
  case list([Record])
  case texts([String])

  /// Whether a field of the shape may hold this.
  ///
  /// - Complexity: O(records of a list).
  func agrees(with shape: FieldShape) -> Bool {
    switch (self, shape) {
    case (.text, .text), (.text, .optionalText), (.html, .html), (.flag, .flag), (.texts, .texts),
      (.none, .optional), (.none, .optionalText):
      true
    case (.record(let record), .record(let shape)), (.record(let record), .optional(let shape)):
      record.shape === shape
    case (.list(let records), .list(let shape)): records.allSatisfy { $0.shape === shape }
    default: false
    }
  }
}
