/// The value that stands at a page's top: a strong word and the sentence behind it, or why there is none.
struct NewestValue: TemplateRecord {
  static let fields = Fields<Self>(
    "newest",
    [
      .text("heading") { $0.heading }, .optional("value") { $0.value }, .text("words") { $0.words },
    ])

  let heading: String
  var value: String?
  let words: String
}
