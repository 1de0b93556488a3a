internal import FoundationEssentials
internal import SiteRendering
internal import SiteTestSupport
internal import TelemetryModel
import Testing

/// The official Mustache specification, byte for byte, but where strictness is the answer.
@Suite(.enabled(if: SharedFolder.isPresent, "../shared is absent"))
struct MustacheSpecTests {
  @Test(
    "every case of the Mustache specification gives its bytes, or the mistake that is pinned for it",
    arguments: [
      "comments", "delimiters", "interpolation", "inverted", "partials", "sections", "~inheritance",
    ])
  func specification(file: String) throws {
    let bytes = try SharedFolder.bytes("suites/mustache-spec/\(file).json")
    let cases = try JSONDecoder().decode(MustacheSpecFile.self, from: Data(bytes)).tests
    try #require(cases.count > 10)
    var pinned = Self.strict.filter { $0.file == file }
    for specCase in cases {
      var diagnostics = Diagnostics()
      let output = specCase.render(diagnostics: &diagnostics)
      let pin = pinned.firstIndex { $0.name == specCase.name }
      if let pin {
        let messages = diagnostics.sorted.map(\.message)
        #expect(output == nil, "\(specCase.name) has to be a mistake")
        #expect(messages.contains(pinned[pin].message), "\(specCase.name): \(messages)")
        pinned.remove(at: pin)
      } else {
        let messages = diagnostics.sorted.map { "\($0.location): \($0.message)" }
        #expect(output == specCase.expected, "\(specCase.name) \(messages)")
      }
    }
    #expect(pinned.isEmpty, "pinned, but not a case: \(pinned.map(\.name))")
  }

  /// A case to which the answer is a mistake in the template, and why.
  private struct StrictCase {
    var file: String
    var name: String
    var message: String

    init(_ file: String, _ name: String, _ message: String) {
      (self.file, self.name, self.message) = (file, name, message)
    }
  }

  private static let strict: [StrictCase] = [
    // A value that is not there may not leave a blank: the template has to say what then.
    StrictCase(
      "interpolation", "Basic Null Interpolation", "'cannot' may be missing at '{{cannot}}'"),
    StrictCase(
      "interpolation", "Triple Mustache Null Interpolation",
      "'cannot' is not trusted HTML and cannot go out unescaped"),
    StrictCase(
      "interpolation", "Ampersand Null Interpolation",
      "'cannot' is not trusted HTML and cannot go out unescaped"),
    // A name that no record has is a slip, not an empty text.
    StrictCase(
      "interpolation", "Basic Context Miss Interpolation", "unknown name 'cannot' in '{{cannot}}'"),
    StrictCase(
      "interpolation", "Triple Mustache Context Miss Interpolation",
      "unknown name 'cannot' in '{{{cannot}}}'"),
    StrictCase(
      "interpolation", "Ampersand Context Miss Interpolation",
      "unknown name 'cannot' in '{{{cannot}}}'"),
    StrictCase(
      "interpolation", "Dotted Names - Broken Chains", "record 'a' has no field 'b' in '{{a.b.c}}'"),
    StrictCase(
      "interpolation", "Dotted Names - Broken Chain Resolution",
      "record 'b' has no field 'c' in '{{a.b.c.name}}'"),
    StrictCase(
      "interpolation", "Dotted Names - Context Precedence",
      "record 'b' has no field 'c' in '{{b.c}}'"),
    StrictCase(
      "interpolation", "Dotted Names are never single keys", "unknown name 'a' in '{{a.b}}'"),
    StrictCase("inverted", "Context Misses", "unknown name 'missing' in '{{^missing}}'"),
    StrictCase(
      "inverted", "Dotted Names - Broken Chains", "record 'a' has no field 'b' in '{{^a.b.c}}'"),
    StrictCase("sections", "Context Misses", "unknown name 'missing' in '{{#missing}}'"),
    StrictCase(
      "sections", "Dotted Names - Broken Chains", "record 'a' has no field 'b' in '{{#a.b.c}}'"),
    StrictCase("~inheritance", "Negative Sections", "unknown name 'bar' in '{{^bar}}'"),
    // Where the value is missing, its fields are missing too: such a section could never be shown.
    StrictCase("inverted", "Context", "unknown name 'name' in '{{name}}'"),
    StrictCase("inverted", "List", "unknown name 'n' in '{{n}}'"),
    // A partial that is not there is a slip.
    StrictCase("partials", "Failed Lookup", "there is no template 'text'"),
    // A page is a record; it is never a mere text or a list.
    StrictCase(
      "interpolation", "Implicit Iterators - Basic Interpolation",
      "'{{.}}' stands where there is no text of its own"),
    StrictCase(
      "interpolation", "Implicit Iterators - HTML Escaping",
      "'{{.}}' stands where there is no text of its own"),
    StrictCase(
      "interpolation", "Implicit Iterators - Triple Mustache",
      "'{{{.}}}' stands where there is no text of its own"),
    StrictCase(
      "interpolation", "Implicit Iterators - Ampersand",
      "'{{{.}}}' stands where there is no text of its own"),
    StrictCase(
      "interpolation", "Implicit Iterators - Basic Integer Interpolation",
      "'{{.}}' stands where there is no text of its own"),
    StrictCase(
      "sections", "Implicit Iterator - Root-level",
      "'{{#.}}' stands where there is no text of its own"),
    // A list of lists has no shape: its rows are records.
    StrictCase("sections", "Implicit Iterator - Array", "unknown name 'list' in '{{#list}}'"),
    // A list of texts is never trusted; a list of records may hold trusted HTML.
    StrictCase(
      "sections", "Implicit Iterator - Triple mustache",
      "'.' is not trusted HTML and cannot go out unescaped"),
    StrictCase(
      "sections", "Implicit Iterator - Ampersand",
      "'.' is not trusted HTML and cannot go out unescaped"),
    // Templates are put in before there is data to end a recursion.
    StrictCase("partials", "Recursion", "endless recursion at '{{>node}}'"),
  ]
}
