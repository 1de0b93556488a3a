/// One tag of a template: `{{…}}` with what stands in it.
struct TemplateTag: Sendable {
  enum Kind: Sendable {
    /// `{{x}}`
    case variable
    /// `{{{x}}}` or `{{&x}}`
    case trusted
    /// `{{#x}}`
    case section
    /// `{{^x}}`
    case inverted
    /// `{{/x}}`
    case close
    /// `{{>x}}`
    case partial
    /// `{{<x}}`
    case parent
    /// `{{$x}}`
    case block
    /// `{{!…}}`
    case comment
    /// `{{=<% %>=}}`
    case delimiters
  }

  var kind: Kind
  /// Without the blanks around it; empty in a comment and a change of delimiters.
  var name: String
  /// From its first brace to behind its last.
  var range: Range<Int>

  /// Whether a `{{/x}}` has to follow.
  var opens: Bool {
    switch kind {
    case .section, .inverted, .parent, .block: true
    default: false
    }
  }

  /// The tag as it is written with the usual delimiters.
  var spelling: String {
    switch kind {
    case .variable: "{{\(name)}}"
    case .trusted: "{{{\(name)}}}"
    case .section: "{{#\(name)}}"
    case .inverted: "{{^\(name)}}"
    case .close: "{{/\(name)}}"
    case .partial: "{{>\(name)}}"
    case .parent: "{{<\(name)}}"
    case .block: "{{$\(name)}}"
    case .comment: "{{!}}"
    case .delimiters: "{{= =}}"
    }
  }
}
