/// The value of one field of a record.
package enum FieldValue {
  case text(String)
  case html(TrustedHTML)
  case flag(Bool)
  case record(Record)
  /// Of a field that may be missing and is.
  case none
  /// Each record is made when its turn comes.
  case each(count: Int, record: (Int) -> Record)
  case texts([String])

  /// Transitional.
  package static func list(_ records: [Record]) -> Self {
    .each(count: records.count) { records[$0] }
  }

  /// Whether a field of the shape may hold this. Transitional.
  func agrees(with shape: FieldShape) -> Bool {
    switch (self, shape) {
    case (.text, .text), (.text, .optionalText), (.html, .html), (.flag, .flag), (.texts, .texts),
      (.none, .optional), (.none, .optionalText), (.each, .list):
      true
    case (.record(let record), .record(let shape)), (.record(let record), .optional(let shape)):
      record.shape === shape
    default: false
    }
  }
}
