internal import TelemetryModel

/// Finds names that are different bytes and yet could not be told apart by a reader, or by an address.
struct NameClashes {
  struct Place {
    var text: String
    var location: SourceLocation
  }

  /// Names, and the charts and stack counters that they begin with, by canonical equivalence: `String`'s
  /// own `==`. Of each the spellings by bytes, first seen first. It is looked up, never gone through.
  private var spellings: [String: [Place]] = [:]

  /// Reports a name of which another spelling came before.
  mutating func add(_ name: Place, diagnostics: inout Diagnostics) {
    if isTwin(name, diagnostics: &diagnostics) { return }
    let end = name.text.utf8.firstIndex(of: 0x0A) ?? name.text.utf8.firstIndex(of: 0x3A)
    guard let end, let chart = String(name.text.utf8[..<end]) else { return }
    _ = isTwin(Place(text: chart, location: name.location), diagnostics: &diagnostics)
  }

  private mutating func isTwin(_ name: Place, diagnostics: inout Diagnostics) -> Bool {
    let others = spellings[name.text, default: []]
    if others.contains(where: { BytewiseOrder.equal($0.text, name.text) }) { return false }
    spellings[name.text] = others + [name]
    guard let first = others.first else { return false }
    diagnostics.add(.twins(name, first))
    return true
  }

  /// Reports each program that has both a counter `foo` and a counter `foo:foo`.
  ///
  /// - Parameter doubled: Names of the form `foo:foo`.
  static func reportDoubled(
    _ doubled: [NameID], in tables: MetricTables, diagnostics: inout Diagnostics
  ) {
    /// A counter `foo` of a program, whether it stands so or doubled.
    struct Word: Hashable {
      var program: NameID
      var plain: NameID
    }
    var plainOf: [NameID: NameID] = [:]
    for id in doubled {
      let text = tables.names[id]
      guard let half = String(text.utf8.prefix(text.utf8.count / 2)),
        let plain = tables.names.id(of: half)
      else { continue }
      plainOf[id] = plain
      plainOf[plain] = plain
    }
    if plainOf.isEmpty { return }
    var firstPlace: [Word: (counter: NameID, location: SourceLocation)] = [:]
    var reported: Set<Word> = []

    func look(_ program: NameID, _ counter: NameID, _ location: SourceLocation) {
      guard let plain = plainOf[counter] else { return }
      let word = Word(program: program, plain: plain)
      guard let first = firstPlace[word] else {
        firstPlace[word] = (counter, location)
        return
      }
      if first.counter != counter, reported.insert(word).inserted {
        diagnostics.add(
          .doubled(
            Place(text: tables.names[counter], location: location),
            Place(text: tables.names[first.counter], location: first.location),
            program: tables.names[program]))
      }
    }
    for row in tables.counters {
      look(row.program, row.counter, tables.location(row.place, row.counterPlace))
    }
    for row in tables.breakdowns {
      look(row.program, row.counter, tables.location(row.place, row.counterPlace))
    }
  }
}

extension Diagnostic {
  fileprivate static func twins(_ name: NameClashes.Place, _ first: NameClashes.Place) -> Self {
    Self(
      message:
        "\(ShownText.quoted(name.text)) looks the same as a name of other bytes (\(scalars(name.text)))",
      location: name.location, hint: "write both in Unicode's normal form C",
      notes: [Note("the other stands here (\(scalars(first.text)))", at: first.location)])
  }

  /// The scalars that are not ASCII: what the two differ in does not show.
  private static func scalars(_ text: String) -> String {
    let others = text.unicodeScalars.filter { !$0.isASCII }
    let listed = others.prefix(6).map { ShownText.codePoint($0.value) }.joined(separator: " ")
    return others.count > 6 ? listed + " …" : listed
  }

  fileprivate static func doubled(
    _ counter: NameClashes.Place, _ first: NameClashes.Place, program: String
  ) -> Self {
    Self(
      message:
        "program \(ShownText.quoted(program)) has the counter \(ShownText.quoted(counter.text))"
        + " beside \(ShownText.quoted(first.text))",
      location: counter.location,
      hint: "chart and bucket of the two are the same; rename one of them",
      notes: [Note("the other stands here", at: first.location)])
  }
}
