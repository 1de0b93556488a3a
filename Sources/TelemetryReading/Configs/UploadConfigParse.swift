internal import TelemetryModel

/// One reading of an upload config: goes through the tree once and gathers what is wrong.
struct UploadConfigParse {
  let document: JSONDocument
  let metadata: [ChartName]
  var names: ConfigNames
  var diagnostics: Diagnostics
  private var programs: [ProgramName: SourceLocation] = [:]
  private var programTwins = CanonicalTwins()

  init(
    document: JSONDocument, metadata: [ChartName], names: ConfigNames, diagnostics: Diagnostics
  ) {
    self.document = document
    self.metadata = metadata
    self.names = names
    self.diagnostics = diagnostics
  }

  /// - Returns: What could be read; it is whole only if `diagnostics` has no errors.
  mutating func config() -> UploadConfig? {
    let known = ["SampleRate", "Programs"] + metadata.map(\.text)
    let fields = document.fields(
      of: document.root, as: "a config", known: known,
      hintForUnknown: "\(Diagnostic.hint(listing: known, as: "the keys")); "
        + "a list of the project's own is named under 'metadata' in site.yml",
      diagnostics: &diagnostics)
    guard let fields else { return nil }
    var config = UploadConfig(metadata: [], sampleRate: nil, programs: [])
    for member in fields.members {
      switch member.key {
      case "SampleRate":
        config.sampleRate = document.double(
          member.value, as: "'SampleRate'", in: 0...1, diagnostics: &diagnostics)
      case "Programs":
        for value in list(member) {
          if diagnostics.isFull { return nil }
          if let program = program(value) { config.programs.append(program) }
        }
      default:
        config.metadata.append(
          UploadConfig.MetadataList(name: ChartName(member.key), values: values(of: member)))
      }
    }
    return config
  }

  private mutating func program(_ value: JSONValue) -> ProgramConfig? {
    let fields = document.fields(
      of: value, as: "an entry of 'Programs'", known: ["Name", "Versions", "Counters", "Stacks"],
      required: ["Name"], diagnostics: &diagnostics)
    guard let fields else { return nil }
    let name = fields["Name"].flatMap { programName($0.value) }
    var twins = CanonicalTwins()
    let versions = fields["Versions"].map { values(of: $0) } ?? []
    let counters = fields["Counters"].map { self.counters($0, twins: &twins) } ?? []
    let stacks = fields["Stacks"].map { self.counters($0, twins: &twins) } ?? []
    guard let name else { return nil }
    return ProgramConfig(
      name: name.name, versions: versions, counters: counters, stacks: stacks,
      location: name.location)
  }

  private mutating func programName(
    _ value: JSONValue
  ) -> (name: ProgramName, location: SourceLocation)? {
    guard let text = document.string(value, as: "'Name'", diagnostics: &diagnostics) else {
      return nil
    }
    let location = document.location(value)
    if let fault = names.fault(in: text.utf8, kind: .program) {
      diagnostics.add(.badName(text, as: "program", fault, at: location))
      return nil
    }
    if let twin = programTwins.check(text, at: location) { diagnostics.add(twin) }
    let name = ProgramName(text)
    if let first = programs[name] {
      diagnostics.add(.repeatedProgram(name, at: location, first: first))
      return nil
    }
    programs[name] = location
    return (name, location)
  }

  /// The entries of `Counters` or `Stacks`. One counter may stand in several: which of them counts is
  /// not for a reader to say.
  private mutating func counters(
    _ member: JSONMember, twins: inout CanonicalTwins
  ) -> [CounterConfig] {
    var counters: [CounterConfig] = []
    for value in list(member) {
      if diagnostics.isFull { break }
      let fields = document.fields(
        of: value, as: "an entry of '\(member.key)'", known: ["Name", "Rate", "Depth"],
        required: ["Name", "Rate"], diagnostics: &diagnostics)
      guard let fields else { continue }
      let rate = fields["Rate"].flatMap {
        document.double($0.value, as: "'Rate'", in: 0...1, diagnostics: &diagnostics)
      }
      let depth = fields["Depth"].flatMap {
        document.count($0.value, as: "'Depth'", diagnostics: &diagnostics)?.value
      }
      guard let name = fields["Name"]?.value,
        let expression = document.string(name, as: "'Name'", diagnostics: &diagnostics)
      else { continue }
      do throws(CounterExpressionFault) {
        let expanded = try names.counters(of: expression)
        if let twin = twins.check(expanded, at: document.location(name)) { diagnostics.add(twin) }
        guard let rate else { continue }
        counters.append(
          CounterConfig(
            expression: expression, names: expanded, rate: rate, depth: depth.map { Int($0) },
            location: document.location(name)))
      } catch {
        let location = document.location(name, byte: error.offset)
        diagnostics.add(error.diagnostic(in: expression, at: location))
      }
    }
    return counters
  }

  /// A list of names, each of them once.
  private mutating func values(of member: JSONMember) -> [BucketName] {
    var values: [BucketName] = []
    var places: [BucketName: SourceLocation] = [:]
    var twins = CanonicalTwins()
    for value in list(member) {
      if diagnostics.isFull { break }
      let what = "an element of '\(member.key)'"
      guard let text = document.string(value, as: what, diagnostics: &diagnostics) else { continue }
      let location = document.location(value)
      if let fault = names.fault(in: text.utf8, kind: .value) {
        diagnostics.add(.badName(text, as: "value", fault, at: location))
      } else if let first = places[BucketName(text)] {
        diagnostics.add(.repeatedValue(text, in: member.key, at: location, first: first))
      } else if let twin = twins.check(text, at: location) {
        diagnostics.add(twin)
      } else {
        places[BucketName(text)] = location
        values.append(BucketName(text))
      }
    }
    return values
  }

  /// Go writes an empty list as null.
  private mutating func list(_ member: JSONMember) -> [JSONValue] {
    if member.value.isNull { return [] }
    return document.array(member.value, as: "'\(member.key)'", diagnostics: &diagnostics) ?? []
  }
}

extension Diagnostic {
  fileprivate static func repeatedProgram(
    _ name: ProgramName, at location: SourceLocation, first: SourceLocation
  ) -> Self {
    Self(
      message: "the program \(ShownText.quoted(name.text)) is listed twice", location: location,
      hint: "put its versions, counters and stacks into one entry",
      notes: [Note("the first one", at: first)])
  }

  fileprivate static func repeatedValue(
    _ text: String, in list: String, at location: SourceLocation, first: SourceLocation
  ) -> Self {
    Self(
      severity: .warning, message: "\(ShownText.quoted(text)) stands twice in '\(list)'",
      location: location, hint: "remove one of them", notes: [Note("the first one", at: first)])
  }
}
