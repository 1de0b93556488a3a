/// Whether a config version collects what its chart config asks for, and nothing else.
///
/// Counters and records are joined by program and counter, each side's brace lists expanded: where the two
/// differ, it is said which counters do.
package struct RecordCoverage: Sendable {
  package struct Name: Hashable, Sendable {
    package var program: ProgramName
    package var counter: CounterName

    package init(program: ProgramName, counter: CounterName) {
      self.program = program
      self.counter = counter
    }
  }

  /// Counters and stacks that no record asks for, in the order of the config.
  package var unrecorded: [Name]
  /// Counters that records ask for and the config does not list, in the order of the chart config.
  package var unlisted: [Name]

  /// - Complexity: O(counters that entries and records stand for).
  package init(_ config: UploadConfig, records: [ChartRecord]) {
    let listed = config.programs.flatMap { program in
      (program.counters + program.stacks).flatMap(\.names)
        .map { Name(program: program.name, counter: $0) }
    }
    let recorded = records.flatMap { record in
      record.names.map { Name(program: record.program, counter: $0) }
    }
    unrecorded = listed.without(Set(recorded))
    unlisted = recorded.without(Set(listed))
  }

  package var isComplete: Bool { unrecorded.isEmpty && unlisted.isEmpty }
}

extension ConfigRelease {
  /// nil: the version has no chart config.
  package var coverage: RecordCoverage? {
    records.map { RecordCoverage(config, records: $0) }
  }
}

extension [RecordCoverage.Name] {
  /// Each once.
  fileprivate func without(_ others: Set<RecordCoverage.Name>) -> Self {
    var seen = others
    return filter { seen.insert($0).inserted }
  }
}
