/// A link in words.
struct Link: TemplateRecord {
  static let fields = Fields<Self>(
    "link", [.text("label") { $0.label }, .text("href") { $0.href }])

  let label: String
  let href: String

  init(_ label: String, _ href: String) {
    self.label = label
    self.href = href
  }
}
