import Testing

/// Places where escaping does not make a text safe.
struct MarkupPositionTests {
  @Test(
    "a text stands between tags, in quotes, in a title and in a comment",
    arguments: [
      "<p>{{title}}</p>", "<p class=\"a {{title}}\">", "<p class = '{{title}}'>{{title}}",
      "<title>{{title}}</title>{{title}}", "<!-- <p {{title}} -->{{title}}",
      "<!DOCTYPE html>{{title}}",
      "a < b {{title}}", "<script>var a = '</p>';</script>{{title}}",
      "<br/>{{title}}<br />{{title}}",
      "<a{{#subtitle}} title=\"{{.}}\"{{/subtitle}} href=\"{{title}}\">{{title}}</a>",
      "<input{{#draft}} checked{{/draft}}>{{title}}",
      "<p class=\"a{{#draft}} b{{/draft}}\">{{title}}</p>",
      "{{#draft}}<p>{{/draft}}{{^draft}}<p class=\"b\">{{/draft}}{{title}}</p>",
      "<script type=\"application/ld+json\">{{{chart}}}</script>", "<p {{{chart}}}>{{title}}</p>",
      "<STYLE>a{}</STYLE >{{title}}", "<script src=\"a.js\"></script><p id=\"{{title}}\">",
    ])
  func safe(template: String) {
    expectNoMistake(template)
  }

  @Test(
    "a text in a tag, in a bare attribute or in code is refused at its tag",
    arguments: [
      ("<👉{{title}}>", "in the name of a tag"),
      ("<h👉{{title}}>", "in the name of a tag"),
      ("</h👉{{title}}>", "in the name of a tag"),
      ("<a 👉{{title}}>", "between the attributes of a tag"),
      ("<a x👉{{title}}=\"\">", "between the attributes of a tag"),
      ("<a href=👉{{title}}>", "in an attribute without quotes"),
      ("<a href=/x/👉{{title}}>", "in an attribute without quotes"),
      ("<a href=\"\" title= 👉{{title}}>", "in an attribute without quotes"),
      ("<script>\nvar a = '👉{{title}}'</script>", "in '<script>'"),
      ("<SCRIPT src=\"a\">'</p>👉{{title}}'</script>", "in '<script>'"),
      ("<style>👉{{title}}</style>", "in '<style>'"),
      ("<a onClick=\"f('👉{{title}}')\">", "in the attribute 'onclick'"),
      ("<a href='x' style='color: 👉{{title}}'>", "in the attribute 'style'"),
    ])
  func unsafe(template: String, place: String) {
    expectMistake(
      "'{{title}}' stands \(place), where escaping does not make it safe", in: template)
  }

  @Test("the place is followed into partials and blocks")
  func acrossTemplates() {
    expectMistake(
      "'{{title}}' stands in '<script>', where escaping does not make it safe",
      in: "{{<base}}{{$code}}👉{{title}}{{/code}}{{/base}}",
      others: ["base": "<script>{{$code}}{{/code}}</script>"])
  }

  @Test("a section leaves the markup where it found it")
  func tornSections() {
    let message = "'{{#draft}}' ends in another place of the markup than it begins"
    expectMistake(message, in: "<p 👉{{#draft}}class=\"{{/draft}}>")
    expectMistake(message, in: "👉{{#draft}}<!--{{/draft}}")
    expectMistake(message, in: "👉{{#draft}}<script>{{/draft}}")
  }
}
