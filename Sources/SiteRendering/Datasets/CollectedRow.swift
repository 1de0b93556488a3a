internal import TelemetryModel

/// A row of `collected`: a stretch of config versions that list a counter, a stack or a metadata value alike.
struct CollectedRow: Sendable {
  enum Kind: String, CaseIterable {
    case counter, metadata, stack
  }

  let program: ProgramName
  let counter: CounterName
  let kind: Kind
  let listing: Listing

  /// By program and chart as on the site; stacks behind a program's charts.
  static func all(in catalog: Catalog) -> [Self] {
    catalog.programs.enumerated().flatMap { index, program in
      program.charts.flatMap { rows(of: $0, program.name) }
        + catalog.stackCounters.filter { $0.program == index }.flatMap { stack in
          stack.listings.map {
            Self(program: program.name, counter: stack.name, kind: .stack, listing: $0)
          }
        }
    }
  }

  private static func rows(of chart: Chart, _ program: ProgramName) -> [Self] {
    let kind: Kind = chart.isMetadata ? .metadata : .counter
    let counters = chart.counters.map { ($0.name, $0.listings) }
    let unseen = chart.unseenBuckets.map {
      (CounterName(chart: chart.name, bucket: $0.bucket), $0.listings)
    }
    return (counters + unseen).flatMap { name, listings in
      listings.map { Self(program: program, counter: name, kind: kind, listing: $0) }
    }
  }

  func append(of releases: [ConfigRelease], to writer: inout some RowWriter) {
    writer.append(.text(program.text))
    writer.append(.text(counter.text))
    writer.append(.text(kind.rawValue))
    for index in [listing.releases.lowerBound, listing.releases.upperBound] {
      let release = index < releases.count ? releases[index] : nil
      writer.append(release.map { .text($0.version.text) } ?? .missing)
      writer.append(release.map { .instant($0.date) } ?? .missing)
    }
    writer.append(kind == .metadata ? .missing : .number(listing.rate))
    writer.append(listing.depth.map { .count(Count(Int64($0))) } ?? .missing)
  }
}
