/// A value from the input as a message may show it: not endless, and without what a terminal would obey.
package struct Excerpt: CustomStringConvertible, Sendable {
  private static let scalarLimit = 60

  /// Without quotes around it.
  package let description: String

  package init(_ bytes: some Collection<UInt8>) {
    var text = ""
    // Four bytes are the most that a scalar takes.
    let head = bytes.prefix(4 * Self.scalarLimit + 4)
    var scalars = String(decoding: head, as: UTF8.self).unicodeScalars[...]
    for scalar in scalars.prefix(Self.scalarLimit) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        text += "<U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + ">"
      default: text.unicodeScalars.append(scalar)
      }
    }
    scalars = scalars.dropFirst(Self.scalarLimit)
    description = scalars.isEmpty && head.count == bytes.count ? text : text + "…"
  }

  package init(_ text: String) { self.init(text.utf8) }
}
