internal import SiteRendering
internal import SiteTestSupport
internal import TelemetryModel
import Testing

/// Bad input, section "Templates": each is found before any page is written, at its own place.
struct TemplateMistakeTests {
  @Test("an unknown name is reported with the nearest known one, or with all")
  func unknownName() {
    expectMistake(
      "unknown name 'titel' in '{{titel}}'", hint: "did you mean 'title'?",
      in: "<p>\n  é{{title}} 👉{{titel}}</p>")
    expectMistake(
      "unknown name 'xyzzy' in '{{#xyzzy}}'",
      hint:
        "the names here are 'title', 'chart', 'draft', 'site', 'note', 'subtitle', 'rows', 'tags'",
      in: "👉{{#xyzzy}}{{not_reported_too}}{{/xyzzy}}")
    expectMistake(
      "record 'note' has no field 'name' in '{{site.name}}'",
      hint: "its fields are 'text', 'author'",
      in: "👉{{site.name}}")
    expectMistake(
      "'title' in '{{title.length}}' has no fields", hint: "it is a text", in: "👉{{title.length}}")
  }

  @Test("canonically equivalent names are not the same")
  func normalForms() {
    var diagnostics = Diagnostics()
    let others = ["caf\u{E9}": "x"]
    _ = TemplateHarness(main: "", others: others).compile(
      Array("{{>cafe\u{301}}}".utf8), for: Samples.Page.fields.shape, diagnostics: &diagnostics)
    #expect(diagnostics.hasErrors)
  }

  @Test("text does not go out unescaped, trusted HTML does not go out escaped")
  func trust() {
    expectMistake(
      "'title' is not trusted HTML and cannot go out unescaped", hint: "write '{{title}}'",
      in: "👉{{{title}}}")
    expectMistake(
      "'title' is not trusted HTML and cannot go out unescaped", in: "👉{{&title}}")
    expectMistake(
      "'{{chart}}' would escape trusted HTML", hint: "write '{{{chart}}}'", in: "👉{{chart}}")
  }

  @Test("a value that may be missing is only used where it is there")
  func missing() {
    expectMistake(
      "'subtitle' may be missing at '{{subtitle}}'",
      hint: "put it between '{{#subtitle}}' and '{{/subtitle}}'", in: "👉{{subtitle}}")
    expectMistake("'note' may be missing at '{{note.text}}'", in: "👉{{note.text}}")
    expectMistake(
      "'note' may be missing at '{{note.text}}'",
      in: "{{#note}}{{note.text}}{{/note}}{{^note}}👉{{note.text}}{{/note}}")
  }

  @Test("a section is a flag, a list, a record or what may be missing")
  func noSection() {
    expectMistake("'title' is a text and cannot be a section", in: "👉{{#title}}x{{/title}}")
    expectMistake("'chart' is trusted HTML and cannot be a section", in: "👉{{^chart}}x{{/chart}}")
    expectMistake("'{{^site}}' is never shown", in: "👉{{^site}}x{{/site}}")
    expectMistake(
      "'rows' is a list and cannot be written out",
      hint: "use it as a section: '{{#rows}}…{{/rows}}'", in: "👉{{rows}}")
    expectMistake("'draft' is a flag and cannot be written out", in: "👉{{draft}}")
    expectMistake(
      "'{{.}}' stands where there is no text of its own", in: "{{#rows}}👉{{.}}{{/rows}}")
  }

  @Test("a template that is not there is reported where it is wanted")
  func missingTemplate() {
    expectMistake(
      "there is no template 'parts/foter'", hint: "did you mean 'parts/footer'?",
      in: "a\r\n👉{{>parts/foter}}", others: ["parts/footer": ""])
    expectMistake("there is no template 'base'", in: "👉{{<base}}{{/base}}")
    var diagnostics = Diagnostics()
    let compiler = TemplateCompiler(sources: [])
    #expect(
      compiler.compile("home", for: Samples.Page.fields.shape, diagnostics: &diagnostics) == nil)
    #expect(diagnostics.errors.map(\.message) == ["there is no template 'home'"])
  }

  @Test("a tag that is not closed is reported at its opening")
  func unclosedTag() {
    expectMistake(
      "tag '{{' is not closed", hint: "end it with '}}' in the same line", in: "{{title}} 👉{{title")
    expectMistake("tag '{{' is not closed", in: "👉{{title <p>\n{{title}}")
    expectMistake("tag '{{' is not closed", in: "👉{{title <p>{{title}}")
    expectMistake(
      "tag '{{' is not closed", hint: "end it with '}}}' in the same line", in: "👉{{{chart}} a")
    expectMistake("tag '{{' is not closed", in: "👉{{! a comment\nthat goes on")
    expectMistake("tag '{{' is not closed", in: "a👉{{")
  }

  @Test("a tag has a name of the right bytes")
  func names() {
    expectMistake("tag without a name", in: "a 👉{{ }}")
    expectMistake("'a b' is not a name", in: "👉{{a b}}")
    expectMistake("'site..text' is not a name", in: "👉{{site..text}}")
    expectMistake("'a<U+001B>[2J' is not a name", in: "👉{{a\u{1B}[2J}}")
    expectMistake("'../secret' is not a name", in: "👉{{../secret}}")
    expectMistake("'a//b' is not a name", in: "👉{{>a//b}}")
    expectMistake("' <% ' is not a pair of delimiters", in: "👉{{= <% =}}")
  }

  @Test("a section that is not closed is reported at its opening")
  func unclosedSection() {
    expectMistake(
      "'{{#draft}}' is not closed", hint: "end it with '{{/draft}}'", in: "a\n👉{{#draft}}b")
    expectMistake("'{{^rows}}' is not closed", in: "{{#draft}}👉{{^rows}}b{{/draft}}")
  }

  @Test("a closing tag without an opening one, or with a wrong name, is reported at its place")
  func wrongClosing() {
    expectMistake("'{{/draft}}' closes what was never opened", in: "a\n 👉{{/draft}}")
    expectMistake(
      "'{{/dratf}}' closes '{{#draft}}'", hint: "write '{{/draft}}'", in: "{{#draft}}a👉{{/dratf}}")
    expectMistake("'{{/x}}' closes '{{#draft}}'", in: "{{#draft}}a👉{{/x}}b{{/draft}}")
  }

  @Test("templates that lie in themselves are reported")
  func recursion() {
    let others = ["a": "{{>b}}", "b": "x{{>a}}y{{>a}}"]
    var diagnostics = Diagnostics()
    let compiled = TemplateHarness(main: "", others: others)
      .compile(Array("{{>a}}".utf8), for: Samples.Page.fields.shape, diagnostics: &diagnostics)
    #expect(compiled == nil)
    // Place 0 is 'main', odd ones are 'a': the 32nd is 'a' and asks for 'b'.
    #expect(diagnostics.errors.map(\.message) == ["endless recursion at '{{>b}}'"])
    #expect(diagnostics.errors.first?.hint?.hasSuffix("break the circle a → b → a") == true)
  }

  @Test("a template in a block of itself is reported")
  func recursionThroughBlocks() {
    var diagnostics = Diagnostics()
    _ = TemplateHarness(main: "", others: ["a": "{{<a}}{{$b}}{{>a}}{{/b}}{{/a}}"])
      .compile(Array("{{>a}}".utf8), for: Samples.Page.fields.shape, diagnostics: &diagnostics)
    #expect(diagnostics.errors.map(\.message) == ["endless recursion at '{{<a}}'"])
  }

  @Test("templates that multiply each other are reported in good time")
  func multiplication() {
    var others = ["t0": ""]
    for level in 1...20 {
      others["t\(level)"] = "{{>t\(level - 1)}}{{>t\(level - 1)}}{{>t\(level - 1)}}"
    }
    var diagnostics = Diagnostics()
    _ = TemplateHarness(main: "", others: others)
      .compile(Array("{{>t20}}".utf8), for: Samples.Page.fields.shape, diagnostics: &diagnostics)
    #expect(diagnostics.errors.count == 1)
    #expect(
      diagnostics.errors.first?.message.hasPrefix("the template grows beyond all measure") == true)
  }

  @Test("sections inside each other without end are reported")
  func deepSections() {
    let opening = String(repeating: "{{#draft}}", count: 64)
    expectMistake("more than 64 tags are open inside each other", in: opening + "👉{{#draft}}")
  }

  @Test("a block that the parent has no place for is reported, and so is one given twice")
  func blocks() {
    let others = ["base": "{{$head}}{{/head}}{{>inner}}", "inner": "{{$main}}{{/main}}"]
    expectNoMistake("{{<base}}{{$head}}h{{/head}}{{$main}}m{{/main}}{{/base}}", others: others)
    expectMistake(
      "'base' has no place for the block 'mian'", hint: "did you mean 'main'?",
      in: "{{<base}}👉{{$mian}}m{{/mian}}{{/base}}", others: others)
    expectMistake(
      "block 'main' is given twice",
      in: "{{<base}}{{$main}}m{{/main}}👉{{$main}}n{{/main}}{{/base}}", others: others)
    expectMistake(
      "'{{title}}' is never shown", in: "{{<base}}{{$main}}m{{/main}}👉{{title}}{{/base}}",
      others: others)
  }

  @Test("a template that is not UTF-8 is reported at its first wrong byte")
  func notUTF8() {
    var diagnostics = Diagnostics()
    _ = TemplateHarness(main: "").compile(
      Array("a\nb".utf8) + [0xFF, 0x63], for: Samples.Page.fields.shape, diagnostics: &diagnostics)
    #expect(diagnostics.errors.map(\.message) == ["template is not valid UTF-8"])
    #expect(
      diagnostics.errors.map(\.location)
        == [SourceLocation(file: "templates/main.html", line: 2, column: 2)])
  }

  @Test("a mistake in a partial is reported there, and once")
  func mistakeInPartial() {
    var diagnostics = Diagnostics()
    _ = TemplateHarness(main: "", others: ["part": "\n {{titel}}"]).compile(
      Array("{{>part}}{{>part}}".utf8), for: Samples.Page.fields.shape, diagnostics: &diagnostics)
    #expect(
      diagnostics.errors.map(\.location)
        == [SourceLocation(file: "templates/part.html", line: 2, column: 2)])
  }

  @Test("all mistakes of a template are reported in one run")
  func collects() {
    var diagnostics = Diagnostics()
    _ = TemplateHarness(main: "").compile(
      Array("{{a1}}{{{title}}}{{>nope}}".utf8), for: Samples.Page.fields.shape,
      diagnostics: &diagnostics)
    #expect(diagnostics.errors.map(\.location.column) == [1, 7, 18])
  }

  @Test("two files of one name are reported")
  func twins() {
    let sources = ["main.html", "main.txt"].map {
      TemplateSource(name: "main", file: $0, bytes: [])
    }
    var diagnostics = Diagnostics()
    let compiled = TemplateCompiler(sources: sources)
      .compile("main", for: Samples.Page.fields.shape, diagnostics: &diagnostics)
    #expect(compiled == nil)
    #expect(diagnostics.errors.map(\.message) == ["two templates are named 'main'"])
  }
}
