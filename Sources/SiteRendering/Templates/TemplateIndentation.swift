/// How the lines of a template are indented where they are put in.
struct TemplateIndentation {
  /// What goes before each line.
  var added: [UInt8] = []
  /// What each line loses of its own blanks, as far as it has them.
  var removed: [UInt8] = []

  /// The beginning of a line that began with these blanks.
  func line(_ blanks: Range<Int>, of text: TemplateText) -> [UInt8] {
    let own = text.bytes[blanks]
    let lost = zip(own, removed).prefix { $0 == $1 }.count
    return added + own.dropFirst(lost)
  }
}
