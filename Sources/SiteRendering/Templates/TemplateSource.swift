/// A template as it was read.
package struct TemplateSource: Sendable {
  /// What pages and other templates call it: `home`, `parts/footer`.
  package var name: String
  /// The path as a reader of a message can open it.
  package var file: String
  package var bytes: [UInt8]

  package init(name: String, file: String, bytes: [UInt8]) {
    self.name = name
    self.file = file
    self.bytes = bytes
  }
}
