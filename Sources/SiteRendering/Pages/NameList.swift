/// Names with links, the first of them, and how many more there are.
struct NameList: TemplateRecord {
  static let fields = Fields<Self>(
    "counters", [.list("shown") { $0.names }, .optional("rest") { $0.rest }])

  let names: [Fact]
  var rest: String?
}
