import Foundation
import SiteTestSupport
import Testing

/// What a reader sees of the example, held against the tables it was made of. The test reads the page's text
/// only, and does its own arithmetic.
@Suite("The figures of the example")
struct FiguresTests {
  @Test("a cell says the same on the page, in data.csv and in the input")
  func cells() async throws {
    let files = try await ExampleSite.files()
    let input = try ExampleInput()
    let tables = files.keys.filter { $0.hasSuffix("/data.csv") && Self.isOfCounter($0, files) }
      .sorted()
    #expect(tables.count > 100)
    var random = SeededGenerator(state: 20_261_122)
    var seen: [String: Int] = [:]
    for _ in 0..<200 {
      let path = try #require(tables.randomElement(using: &random))
      let rows = Self.rows(ofCSV: files[path] ?? []).dropFirst()
      let any = try #require(rows.randomElement(using: &random))
      try expectInput(any, input, path)
      seen[any[10], default: 0] += 1
      // The page lists the newest.
      let row = try #require(rows.suffix(26).randomElement(using: &random))
      let page = files[path.replacing("data.csv", with: "index.html")] ?? []
      seen[row[10], default: 0] += 1
      try expectInput(row, input, path)
      try expectPage(row, String(decoding: page, as: UTF8.self), path)
    }
    #expect(seen["ok", default: 0] > 100, "\(seen)")
    #expect(seen.count >= 2, "\(seen)")
  }

  /// A chart's table has other counters in it.
  private static func isOfCounter(_ path: String, _ files: [String: [UInt8]]) -> Bool {
    let page = files[path.replacing("data.csv", with: "index.html")] ?? []
    return String(decoding: page, as: UTF8.self).contains("data-page-type=\"counter\"")
  }

  /// Columns: week 0, program 1, counter 2, reports 3, total 4, n 5, share 6, low 7, high 8, config 9, status 10.
  private func expectInput(_ row: [String], _ input: ExampleInput, _ path: String) throws {
    let given = input.counters[Array(row[0...2])]
    switch row[10] {
    case "ok":
      #expect([row[3], row[4]] == given ?? ["0", "0"], "\(path) \(row)")
      #expect(row[5] == input.n(week: row[0], program: row[1], counter: row[2]), "\(path) \(row)")
      let share = try #require(Double(row[6]))
      let exact = try #require(Double(row[3])) / #require(Double(row[5]))
      #expect(abs(share - exact) <= 0.5000001e-6, "\(path) \(row)")
      #expect(try #require(Double(row[7])) <= share)
      #expect(try #require(Double(row[8])) >= share)
    case "partial": #expect([row[3], row[4]] == given ?? ["", ""], "\(path) \(row)")
    case "no_reports":
      #expect(input.n(week: row[0], program: row[1], counter: row[2]) == "0", "\(path) \(row)")
    default: #expect(given == nil && row[3...8].allSatisfy(\.isEmpty), "\(path) \(row)")
    }
  }

  private func expectPage(_ row: [String], _ page: String, _ path: String) throws {
    let period = Self.day(row[0])
    let shown = Self.tableRows(in: page).filter { cells in
      cells.count > 1 && (cells[0] == period || Self.days(cells[0])?.contains(row[0]) == true)
    }
    try #require(shown.count == 1, "\(path) has \(shown.count) rows of \(period)")
    // A run of periods without a value has one row.
    if shown[0][0] != period {
      #expect(!["ok", "partial"].contains(row[10]), "\(path) \(row) \(shown[0])")
    }
    let cells = shown[0].dropFirst().map { $0.replacing("\u{A0}", with: " ") }
    switch row[10] {
    case "ok" where row[3] != "0":
      let reports = try #require(Int(row[3]))
      let n = try #require(Int(row[5]))
      #expect(cells.contains(Self.grouped(row[3])), "\(path) \(row) \(cells)")
      #expect(cells.contains(Self.grouped(row[5])), "\(path) \(row) \(cells)")
      #expect(cells.contains(Self.percent(reports, of: n)), "\(path) \(row) \(cells)")
      let interval = try #require(
        cells.compactMap { $0.wholeMatch(of: /(<?[\d.]+)–(<?[\d.]+) %/) }.first, "\(path) \(row)")
      for (text, bound) in [(interval.output.1, row[7]), (interval.output.2, row[8])] {
        let exact = try #require(Double(bound)) * 100
        if text == "<0.1" {
          #expect(exact > 0 && exact < 0.1)
        } else {
          let value = try #require(Double(text))
          #expect(abs(value - exact) <= 0.0501, "\(path) \(row) \(cells)")
        }
      }
    case "ok":
      #expect(
        cells.contains { $0.lowercased().hasPrefix("not seen in \(Self.grouped(row[5])) report") },
        "\(path) \(row) \(cells)")
    case "partial" where !row[3].isEmpty:
      #expect(
        cells.contains { $0.hasPrefix("\(Self.grouped(row[3])) report") },
        "\(path) \(row) \(cells)")
      #expect(!cells.contains { $0.hasSuffix(" %") }, "no share: \(path) \(row) \(cells)")
    default:
      #expect(!cells.joined().contains(/\d %/), "\(path) \(row) \(cells)")
    }
  }
}

extension FiguresTests {
  /// The texts of the cells of every row of every table.
  private static func tableRows(in page: String) -> [[String]] {
    page.matches(of: /<tr[^>]*>(.*?)<\/tr>/.dotMatchesNewlines()).map { row in
      row.output.1.matches(of: /<t[hd][^>]*>(.*?)<\/t[hd]>/.dotMatchesNewlines()).map {
        String($0.output.1.replacing(/<[^>]*>/, with: "")).replacing("&lt;", with: "<")
      }
    }
  }

  private static func rows(ofCSV bytes: [UInt8]) -> [[String]] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `24 May 2026 to 26 Jul 2026`, as dates that compare.
  private static func days(_ text: String) -> ClosedRange<String>? {
    let ends = text.matches(of: /(\d+) (\w{3}) (\d{4})/).compactMap { day in
      months.firstIndex(of: String(day.output.2)).map { month in
        [day.output.3, twoDigits(month + 1), twoDigits(Int(day.output.1) ?? 0)]
          .joined(separator: "-")
      }
    }
    return text.contains(" to ") && ends.count == 2 && ends[0] < ends[1]
      ? ends[0]...ends[1] : nil
  }

  private static func twoDigits(_ number: Int) -> Substring {
    "\(number + 100)".dropFirst()
  }

  /// `15 Nov 2026`.
  private static func day(_ text: String) -> String {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return "\(parts[2]) \(months[parts[1] - 1]) \(parts[0])"
  }

  /// `12,345`.
  private static func grouped(_ digits: String) -> String {
    var text = ""
    for (index, digit) in digits.reversed().enumerated() {
      if index > 0, index.isMultiple(of: 3) { text = "," + text }
      text = String(digit) + text
    }
    return text
  }

  /// With one decimal, half away from zero, by whole numbers.
  private static func percent(_ reports: Int, of n: Int) -> String {
    let tenths = (2000 * reports + n) / (2 * n)
    return 1000 * reports < n ? "<0.1 %" : "\(tenths / 10).\(tenths % 10) %"
  }
}

/// The tables of counters of `content/metrics`, read as simply as they are written: no field of theirs has
/// quotes.
private struct ExampleInput {
  /// Reports and total by week, program, counter.
  var counters: [[String]: [String]] = [:]
  private var reports: [[String]: String] = [:]
  private var eligible: [[String]: String] = [:]
  private var hasEligible: Set<[String]> = []

  init() throws {
    let root = "\(PackageFolder.path)/content/metrics"
    for name in try FileManager.default.subpathsOfDirectory(atPath: root)
    where name.hasSuffix(".csv") && !["stacks.csv", "groups.csv"].contains(where: name.hasSuffix) {
      let text = String(
        decoding: try Data(contentsOf: URL(filePath: "\(root)/\(name)")), as: UTF8.self)
      let rows = text.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      for row in rows.dropFirst() {
        switch rows[0].joined(separator: ",") {
        case "week,program,counter,reports,total":
          counters[Array(row[0...2])] = Array(row[3...4])
        case "week,program,reports": reports[Array(row[0...1])] = row[2]
        case "week,program,chart,eligible":
          eligible[Array(row[0...2])] = row[3]
          hasEligible.insert(Array(row[0...1]))
        default: Issue.record("the test does not know the header of \(name)")
        }
      }
    }
  }

  /// Of the program's reports those that could hold the counter.
  func n(week: String, program: String, counter: String) -> String? {
    let chart = String(counter.prefix { $0 != ":" })
    let isMetadata = ["GOOS", "GOARCH", "GoVersion", "Version"].contains(chart)
    if isMetadata || !hasEligible.contains([week, program]) {
      // The table of reports names every program that had any: one that it leaves out had none.
      return reports[[week, program]] ?? (reports[[week, ""]] == nil ? nil : "0")
    }
    return eligible[[week, program, chart]] ?? "0"
  }
}

/// SplitMix64.
///
/// - Source: G. Steele, D. Lea, C. Flood, 2014, "Fast splittable pseudorandom number generators".
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
