/// A part of a parsed template. Offsets and ranges point into the template's bytes.
indirect enum TemplateNode: Sendable {
  /// The beginning of a line that holds more than blanks, with the blanks that it begins with: here an
  /// indentation from outside goes in.
  case lineStart(Range<Int>)
  case text(Range<Int>)
  case variable(TemplateTag)
  case section(TemplateTag, body: [TemplateNode])
  /// `indentation`: the blanks before a tag that has its line for itself; nil within a line.
  case partial(TemplateTag, indentation: Range<Int>?)
  case parent(TemplateTag, indentation: Range<Int>?, blocks: [TemplateBlock])
  case block(TemplateBlock)
}

/// `{{$x}}…{{/x}}`: a place that can be overridden, or, directly inside `{{<parent}}`, what overrides it.
struct TemplateBlock: Sendable {
  var tag: TemplateTag
  var body: [TemplateNode]
  /// The blanks before the tag, where nothing else stands before it in its line.
  var lineBlanks: Range<Int>?
  /// Whether the opening tag has its line for itself, so that this line is gone.
  var isStandalone: Bool
  /// The blanks before the first line of the body, where the body begins with a line of its own.
  var bodyBlanks: Range<Int>?
}
