internal import SiteRendering
internal import TelemetryModel
import Testing

struct TemplateRenderingTests {
  private func render(
    _ main: String, _ page: Samples.Page = Samples.page(), others: [String: String] = [:]
  ) -> String {
    var diagnostics = Diagnostics()
    let output = TemplateHarness(main: main, others: others)
      .render(page, diagnostics: &diagnostics)
    return output
      ?? diagnostics.sorted.map { "\($0.location) \($0.message)" }.joined(separator: "\n")
  }

  @Test("what may be missing and what may be empty is a flag by itself")
  func presence() {
    let template =
      "{{#hasTags}}({{#tags}}{{.}}{{/tags}}){{/hasTags}}{{^hasNote}}no note{{/hasNote}}"
    #expect(render(template) == "no note")
    let page = Samples.page(note: Samples.note("hi"), tags: ["a", "b"])
    #expect(render(template, page) == "(ab)")
  }

  @Test("a value that no tag names is not computed, and one that sections name twice is, once")
  func laziness() {
    final class Asked { var names: [String] = [] }
    let asked = Asked()
    let fields = Fields<Asked>(
      "page",
      [
        .optional("shown") {
          $0.names.append("shown")
          return "x"
        },
        .list("unused") {
          $0.names.append("unused")
          return ["y"]
        },
      ])
    var diagnostics = Diagnostics()
    let compiled = TemplateHarness(main: "")
      .compile(
        Array("{{#shown}}{{.}}{{/shown}}{{^shown}}-{{/shown}}".utf8), for: fields.shape,
        diagnostics: &diagnostics)
    var buffer = ByteBuffer(capacity: 16)
    compiled?.render(Record(asked, fields), into: &buffer)
    #expect(String(decoding: buffer.bytes, as: UTF8.self) == "x")
    #expect(asked.names == ["shown"])
  }

  @Test("a text is escaped between tags and in quoted attributes, trusted HTML goes out as it is")
  func escaping() {
    let page = Samples.page(title: #"<a & "b's">"#)
    let escaped = "&lt;a &amp; &quot;b&#39;s&quot;&gt;"
    #expect(
      render("<p title='{{title}}'>{{title}}{{{chart}}}{{& chart}}</p>", page)
        == "<p title='\(escaped)'>\(escaped)<svg/><svg/></p>")
  }

  @Test(
    "hostile names stay text",
    arguments: ["<script>alert(1)</script>", "\"><img onerror=x>", "<!--"])
  func hostileNames(name: String) {
    let output = render(#"<b title="{{title}}">{{title}}</b>"#, Samples.page(title: name))
    #expect(!output.dropFirst(3).dropLast(4).contains("<"))
    #expect(output.utf8.count { $0 == UInt8(ascii: "\"") } == 2)
  }

  @Test("a record that may be missing shows one of two sides")
  func optionalRecord() {
    let template =
      "{{#note}}{{text}}{{#author}} by {{author}}{{/author}}{{/note}}{{^note}}none{{/note}}"
    #expect(render(template) == "none")
    #expect(render(template, Samples.page(note: Samples.note("hi"))) == "hi")
    #expect(render(template, Samples.page(note: Samples.note("hi", author: "me"))) == "hi by me")
  }

  @Test("inside its section a value that may be missing has its name, its dots and its dot")
  func presentInside() {
    let page = Samples.page(note: Samples.note("hi", author: "me"), subtitle: "sub")
    #expect(
      render("{{#subtitle}}{{subtitle}} {{.}} {{title}}{{/subtitle}}", page) == "sub sub Weeks")
    #expect(
      render("{{#note}}{{note.text}}{{#note.author}}{{.}}{{/note.author}}{{/note}}", page) == "hime"
    )
  }

  @Test("a record that is always there is entered or gone through")
  func plainRecord() {
    #expect(render("{{site.text}}, {{#site}}{{text}}{{/site}}") == "at home, at home")
  }

  @Test("lists repeat, and names around them stay known")
  func lists() {
    let page = Samples.page(rows: [("a", "1"), ("b", "2")], tags: ["<x>", "y"])
    #expect(
      render("{{#rows}}{{name}}{{{bar}}}{{#tags}}{{.}}{{name}}{{/tags}}{{title}};{{/rows}}", page)
        == "a1&lt;x&gt;ayaWeeks;b2&lt;x&gt;bybWeeks;")
    #expect(render("{{^rows}}no rows{{/rows}}{{^tags}}no tags{{/tags}}", page) == "")
    #expect(render("{{^rows}}no rows{{/rows}}{{^tags}}, no tags{{/tags}}") == "no rows, no tags")
  }

  @Test("a flag shows one of two sides")
  func flags() {
    let template = "{{#draft}}draft{{/draft}}{{^draft}}done{{/draft}}"
    #expect(render(template) == "done")
    #expect(render(template, Samples.page(draft: true)) == "draft")
  }

  @Test("a partial keeps the indentation of its place, blank lines stay empty")
  func partials() {
    let others = ["parts/list": "<ul>\n\n  {{#tags}}\n  <li>{{.}}</li>\n  {{/tags}}\n</ul>\n"]
    #expect(
      render("<nav>\n  {{>parts/list}}\n</nav>\n", Samples.page(tags: ["a", "b"]), others: others)
        == "<nav>\n  <ul>\n\n    <li>a</li>\n    <li>b</li>\n  </ul>\n</nav>\n")
  }

  @Test("a page fills the blocks of a layout, what it leaves out keeps its default")
  func inheritance() {
    let layout = """
      <title>{{$title}}{{title}}{{/title}}</title>
      <main>
        {{$main}}
        nothing
        {{/main}}
      </main>

      """
    let page = """
      {{<layout}}
        {{$main}}
          <h1>{{title}}</h1>
          {{#tags}}
            <i>{{.}}</i>
          {{/tags}}
        {{/main}}
      {{/layout}}

      """
    #expect(
      render(page, Samples.page(tags: ["a"]), others: ["layout": layout])
        == "<title>Weeks</title>\n<main>\n  <h1>Weeks</h1>\n    <i>a</i>\n</main>\n")
  }

  @Test("a byte order mark before a template does not go out")
  func byteOrderMark() {
    #expect(render("\u{FEFF}{{title}}") == "Weeks")
    #expect(render("{{>part}}", others: ["part": "\u{FEFF}a"]) == "a")
  }

  @Test("a buffer serves page after page")
  func buffer() {
    var buffer = ByteBuffer(capacity: 8)
    buffer.append("é<")
    buffer.appendEscaped("é<")
    buffer.append(decimal: -120)
    buffer.append(decimal: 0)
    buffer.append(decimal: .min)
    buffer.append(bytes: [0x21])
    #expect(String(decoding: buffer.bytes, as: UTF8.self) == "é<é&lt;-1200-9223372036854775808!")
    buffer.removeAll()
    #expect(buffer.bytes.isEmpty)
  }

  @Test("templates that no page takes in are told")
  func unused() throws {
    let sources = ["a", "b", "c", "d"].map {
      TemplateSource(name: $0, file: "\($0).html", bytes: Array(($0 == "a" ? "{{>c}}" : "").utf8))
    }
    let compiler = TemplateCompiler(sources: sources)
    var diagnostics = Diagnostics()
    let compiled = try #require(
      compiler.compile("a", for: Samples.Page.fields.shape, diagnostics: &diagnostics))
    #expect(compiler.unusedSources(compiled: [compiled]).map(\.name) == ["b", "d"])
  }
}
