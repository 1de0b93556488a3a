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
}
