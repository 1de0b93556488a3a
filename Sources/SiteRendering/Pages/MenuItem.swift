/// A link in a page's header.
struct MenuItem: TemplateRecord {
  static let fields = Fields<Self>(
    "item",
    [
      .text("label") { $0.label }, .text("href") { $0.href }, .optional("current") { $0.current },
    ])

  let label: String
  let href: String
  /// As `aria-current` says it: `page` on the page itself, `true` below it.
  let current: String?
}
