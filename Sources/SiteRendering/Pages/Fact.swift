/// A few words about what a page shows, and where they lead, if anywhere.
struct Fact: TemplateRecord {
  static let fields = Fields<Self>(
    "fact", [.text("text") { $0.text }, .optional("href") { $0.href }])

  let text: String
  let href: String?

  init(_ text: String, _ href: String? = nil) {
    self.text = text
    self.href = href
  }
}
