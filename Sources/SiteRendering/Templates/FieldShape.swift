/// What kind of value a field has, and with it what a template may do with it.
package enum FieldShape: Sendable {
  /// `{{x}}`.
  case text
  /// `{{{x}}}`.
  case html
  /// `{{#x}}…{{/x}}` and `{{^x}}…{{/x}}`.
  case flag
  /// Always there: `{{x.y}}`, or `{{#x}}{{y}}{{/x}}`.
  case record(RecordShape)
  /// `{{#x}}{{y}}{{/x}}` where it is there, `{{^x}}…{{/x}}` where it is not.
  case optional(RecordShape)
  /// `{{#x}}{{x}}{{/x}}` where it is there, `{{^x}}…{{/x}}` where it is not; inside, `{{.}}` is the same.
  case optionalText
  /// `{{#x}}{{y}}{{/x}}` once for each, `{{^x}}…{{/x}}` where there are none.
  case list(RecordShape)
  /// `{{#x}}{{.}}{{/x}}` once for each, `{{^x}}…{{/x}}` where there are none.
  case texts

  /// Whether a template may ask for its presence alone.
  var mayBeMissing: Bool {
    switch self {
    case .optional, .optionalText, .list, .texts: true
    case .text, .html, .flag, .record: false
    }
  }

  /// What a message calls it.
  var description: String {
    switch self {
    case .text: "a text"
    case .html: "trusted HTML"
    case .flag: "a flag"
    case .record: "a record"
    case .optional: "a record that may be missing"
    case .optionalText: "a text that may be missing"
    case .list: "a list"
    case .texts: "a list of texts"
    }
  }
}
