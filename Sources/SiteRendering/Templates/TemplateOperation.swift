/// One step of rendering. What a step refers to was found when the template was compiled.
enum TemplateOperation: Sendable {
  /// Bytes of the literals, from `start` to `end`.
  case literal(start: Int32, end: Int32)
  /// A text, escaped.
  case text(TemplateOperand)
  /// Trusted HTML, as it is.
  case html(TemplateOperand)
  /// The operations up to `end`: once for a flag that is set or a value that is there, for each of a list.
  case section(TemplateOperand, end: Int32)
  /// The operations up to `end`, once, where `section` would do anything; nothing is entered.
  case present(TemplateOperand, end: Int32)
  /// The operations up to `end` where `section` would do nothing.
  case inverted(TemplateOperand, end: Int32)
}

/// Where a value is found: slots to go through from one of the values that are entered at that time.
struct TemplateOperand: Hashable, Sendable {
  /// 0 is the page's own record, 1 what the outermost section entered.
  var depth: Int32
  /// A range of the template's `slots`; an empty one is the entered value itself.
  var slotsStart: Int32
  var slotsEnd: Int32
}
