import SiteTestSupport
import TelemetryModel
import Testing

@testable import TelemetryReading

@Suite("Mistakes in site.yml")
struct SiteSettingsMistakeTests {
  /// Each input has one mistake; the required keys are put behind it.
  @Test(
    "a mistake is reported in its place",
    arguments: [
      ("👉titel: a\n", "unknown key 'titel' in the settings", "did you mean 'title'?"),
      (
        "limits: {json_depth: 9, 👉row_byte: 1}\n", "unknown key 'row_byte' in limits",
        "did you mean 'row_bytes'?"
      ),
      ("language: en\n👉language: de\n", "repeated key 'language'", "keep one of them"),
      ("language: en\n👉\"language\": de\n", "repeated key 'language'", "keep one of them"),
      (
        "licence: {name: é, url: 'https://example.org', 👉name: b}\n", "repeated key 'name'",
        "keep one of them"
      ),
      ("description: 👉[a]\n", "description must be a text, not a list", "write one text"),
      ("👉description:\n", "'description' has no value", "give it one, or delete the line"),
      ("👉description: ~\n", "'description' has no value", "give it one, or delete the line"),
      ("description: 👉''\n", "description is empty", "give it a text, or delete the line"),
      (
        "description: 👉\"a\\u202Eb\"\n",
        "description holds the invisible character U+202E", "take the character out"
      ),
      (
        "description: 👉\"a\\0b\"\n",
        "description holds the control character U+0000", "take the character out"
      ),
      (
        "description: a👉\u{202E}b\n", "the line holds the invisible character U+202E",
        "take the character out"
      ),
      (
        "description: é👉\u{0007}\n", "the line holds the control character U+0007",
        "take the character out"
      ),
      ("description:👉\ta\n", "a tab", "use spaces"),
      ("# é\n👉\tlanguage: en\n", "a tab", "use spaces"),
      (
        "description: é 👉: b: c\n",
        "the text is no YAML: mapping values are not allowed in this context",
        "write 'key: value' lines; put a text with special characters between quotes"
      ),
      (
        "description: 👉\"never closed\nlanguage: en\n",
        "the text is no YAML: found unexpected end of stream",
        "write 'key: value' lines; put a text with special characters between quotes"
      ),
      (
        "description: 👉&a b\n", "an anchor, which settings do not have",
        "write the value itself; put a text that begins so between quotes"
      ),
      (
        "description: &a b\nlanguage: 👉*a\n", "an alias, which settings do not have",
        "write the value itself; put a text that begins so between quotes"
      ),
      (
        "language: 👉*a\n", "an alias, which settings do not have",
        "write the value itself; put a text that begins so between quotes"
      ),
      (
        "description: 👉!!str b\n", "a tag, which settings do not have",
        "write the value itself; put a text that begins so between quotes"
      ),
      (
        "programs: 👉!!seq []\n", "a tag, which settings do not have",
        "write the value itself; put a text that begins so between quotes"
      ),
      (
        "description: 👉! \"b\"\n", "a tag, which settings do not have",
        "write the value itself; put a text that begins so between quotes"
      ),
      (
        "👉<<: {language: en}\n", "a merge key '<<', which settings do not have",
        "write the keys themselves"
      ),
      ("👉[a]: b\n", "a key that is no text", "write 'key: value'"),
      (
        "language: en\n👉---\n", "a second document begins",
        "delete the line; settings are one document"
      ),
      (
        "language: 👉english\n", "language must be a language tag, not 'english'",
        "write it as 'en' or 'pt-BR'"
      ),
      (
        "repository: 👉ftp://example.org/\n",
        "repository must be an https or http URL, not 'ftp://example.org/'",
        "write it as 'https://example.org/page'"
      ),
      (
        "repository: 👉https://a@example.org/\n",
        "repository must be an https or http URL, not 'https://a@example.org/'",
        "write it as 'https://example.org/page'"
      ),
      (
        "contact: 👉javascript:alert(1)\n",
        "contact must be a web or mail address, not 'javascript:alert(1)'",
        "write 'https://example.org/contact' or 'mailto:name@example.org'"
      ),
      ("licence: 👉CC0\n", "licence must be a mapping, not 'CC0'", "write 'key: value' lines"),
      ("licence: 👉{name: CC0}\n", "'url' is missing in licence", "add a line 'url: …'"),
      (
        "licence: {name: CC0, url: 👉//example.org}\n",
        "url must be an https or http URL, not '//example.org'",
        "write it as 'https://example.org/page'"
      ),
      ("period: 👉weeks\n", "period cannot be 'weeks'", "did you mean 'week'?"),
      ("week_ends: 👉Sunday\n", "week_ends cannot be 'Sunday'", "did you mean 'sunday'?"),
      ("measure: 👉[]\n", "measure cannot be a list", "write share, total"),
      (
        "confidence: 👉99\n", "confidence must be a level from 0.5 to 0.9999, not '99'",
        "write it as '0.99'"
      ),
      (
        "confidence: 👉0.49\n", "confidence must be a level from 0.5 to 0.9999, not '0.49'",
        "write it as '0.99'"
      ),
      (
        "confidence: 👉0.99995\n", "confidence must be a level from 0.5 to 0.9999, not '0.99995'",
        "write it as '0.99'"
      ),
      (
        "programs: 👉cmd/loom\n", "programs must be a list, not 'cmd/loom'",
        "write '- item' lines, or [] for none"
      ),
      (
        "programs:\n  - 👉title: a\n", "'id' is missing in an entry of programs",
        "add a line 'id: …'"
      ),
      ("programs: [{id: a}, {id: 👉a}]\n", "'a' stands twice in programs", "keep one of them"),
      (
        "programs: [{id: 👉=a}]\n", "id '=a' begins like a formula",
        "a spreadsheet would run it; rename it, or set 'allow_formula_names: true'"
      ),
      (
        "programs: [{id: a, 👉titel: b}]\n",
        "unknown key 'titel' in an entry of programs", "did you mean 'title'?"
      ),
      (
        "limits: {name_bytes: 16}\nprograms: [{id: 👉abcdefghijklmnopq}]\n",
        "the id has 17 bytes, more than 16", "shorten it, or raise the limit in 'limits'"
      ),
      (
        "metadata: [{name: 👉a+b}]\n", "'a+b' cannot name metadata",
        "leave out ':', which parts chart and bucket, and '+', which joins two names"
      ),
      ("metadata: [{name: a}, {name: 👉a}]\n", "'a' stands twice in metadata", "keep one of them"),
      (
        "metadata: [{name: a, compare: 👉gominor}]\n", "compare cannot be 'gominor'",
        "did you mean 'go-minor'?"
      ),
      (
        "metadata: [{name: a, skip_programs: [👉[]]}]\n",
        "skip_programs must be a text, not a list", "write one text"
      ),
      (
        "nav: [/a/, 👉privacy.md]\n", "nav must be a list of page addresses, not 'privacy.md'",
        "write an address below base_url, as '/privacy/'"
      ),
      ("nav: [/a/, 👉/a/]\n", "'/a/' stands twice in nav", "keep one of them"),
      (
        "nav: [👉/../]\n", "nav must be a list of page addresses, not '/../'",
        "write an address below base_url, as '/privacy/'"
      ),
      (
        "config_lag: 👉367\n", "config_lag must be a whole number from 0 to 366, not '367'",
        "write the digits alone"
      ),
      (
        "config_lag: 👉+5\n", "config_lag must be a whole number from 0 to 366, not '+5'",
        "write the digits alone"
      ),
      (
        "config_lag: 👉'5'\n", "config_lag must be a whole number from 0 to 366, not '5'",
        "write the digits alone"
      ),
      ("counter_formats: [csv, 👉cvs]\n", "counter_formats cannot be 'cvs'", "did you mean 'csv'?"),
      ("datasets: [csv, 👉csv]\n", "'csv' stands twice in datasets", "keep one of them"),
      (
        "raw_reports: 👉all\n", "raw_reports cannot be 'all'",
        "write publish, list, none"
      ),
      (
        "raw_reports: 👉list\n", "raw_reports 'list' needs 'raw_reports_url'",
        "add the URL of the folder that holds the report files"
      ),
      (
        "raw_reports_url: 👉https://example.org/\n", "raw_reports_url has no effect",
        "write 'raw_reports: list' too, or delete the line"
      ),
      (
        "raw_reports: list\nraw_reports_url: 👉https://example.org/a\n",
        "raw_reports_url must be an https or http URL that ends in '/', not 'https://example.org/a'",
        "write the folder that holds the files, as 'https://example.org/reports/'"
      ),
      (
        "allow_formula_names: 👉yes\n", "allow_formula_names must be true or false, not 'yes'",
        "write true or false, without quotes"
      ),
      (
        "limits: {json_depth: 👉1000000}\n",
        "json_depth must be a whole number from 8 to 512, not '1000000'",
        "write the digits alone"
      ),
      ("aliases: 👉x\n", "aliases cannot be 'x'", "write reference"),
    ])
  func mistake(text: String, message: String, hint: String) {
    let input = MarkedInput(text + "title: Loom\nbase_url: https://example.org/\n")
    var diagnostics = Diagnostics()
    let settings = SiteSettingsReader().read(
      input.bytes, file: "site.yml", diagnostics: &diagnostics)
    #expect(settings == nil)
    #expect(diagnostics.errors.map(\.message) == [message])
    #expect(diagnostics.errors.first?.hint == hint)
    #expect(diagnostics.errors.first?.location == input.location(in: "site.yml"))
  }
}
