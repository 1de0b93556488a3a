/// Refuses names that are different bytes and yet could not be told apart: one text in two spellings (é
/// composed or not), and two counters that would be one page.
///
/// Names of tables are compared with each other where the tables have been read. What the config history
/// adds to them is compared in the join.
package enum NameClashes {
  /// Reports each name of which another spelling came before.
  ///
  /// - Parameter names: Those that may have a twin, with the places where they stand first.
  package static func check(
    _ names: [(text: String, location: SourceLocation)], _ diagnostics: inout Diagnostics
  ) {
    var spellings = NameSpellings()
    for name in names {
      if let twins = spellings.twins(name) { diagnostics.add(.twins(twins.name, twins.first)) }
    }
  }

  /// Reports each program that has both a counter `foo` and a counter `foo:foo`.
  ///
  /// - Parameter doubled: Names of the form `foo:foo`.
  package static func check(
    doubled: [NameID], in tables: InputTables, _ diagnostics: inout Diagnostics
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
    var firstRow: [Word: MetricRow] = [:]
    var reported: Set<Word> = []

    for rows in tables.rows where rows.kind.subject == .counter {
      for row in rows {
        guard let plain = plainOf[row.name] else { continue }
        let word = Word(program: row.program, plain: plain)
        guard let first = firstRow[word] else {
          firstRow[word] = row
          continue
        }
        if first.name != row.name, reported.insert(word).inserted {
          diagnostics.add(
            .doubled(
              (tables.names[row.name], tables.location(row, \.name)),
              (tables.names[first.name], tables.location(first, \.name)),
              program: tables.names[row.program]))
        }
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func twins(_ name: NameSpellings.Name, _ first: NameSpellings.Name) -> Self {
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
    _ counter: NameSpellings.Name, _ first: NameSpellings.Name, program: String
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
