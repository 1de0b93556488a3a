import Foundation
import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteBuilding

/// Two years of downloads of 10,079 projects: months, totals alone, one chart of thousands of buckets.
@Suite(
  "Downloads from PyPI", .enabled(if: SharedFolder.isPresent, "../shared is absent"), .serialized)
struct PyPITests {
  private static let chart = "counters/pypi.org/-/downloads"

  @Test("the whole site stands, and a month in which a project is missing is not known, never 0")
  func site() async throws {
    let folder = try TemporaryFolder()
    try Self.lay(in: folder)
    let summary = try await SiteBuild(.init(content: folder("content"), jobs: 2))
      .build(output: folder("site"), home: nil)
    #expect(summary.diagnostics.sorted == [])
    let input = try Self.input(folder)
    #expect(input.names.count == 10_079)
    #expect(input.rows.count == 132_000 && input.months.count == 24)

    try expectEveryCell(input, folder)
    let counters = input.names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for place in stride(from: 7, to: counters.count, by: 127) {
      try expectPage(of: counters[place], input, folder)
    }
    try expectIndexes(input, folder)
    #expect(summary.pages > 10_079 && summary.pages < 10_400)
  }

  /// A project as a user would lay it out: no config, months, totals.
  private static func lay(in folder: TemporaryFolder) throws {
    // Without drawings: they would double the time that the test takes.
    try folder.write(
      """
      title: Downloads from PyPI
      base_url: https://example.org/pypi/
      period: month
      measure: total
      counter_formats: [csv]

      """, to: "content/site.yml")
    try folder.makeFolder("content/metrics")
    for name in try SharedFolder.names(in: "data/pypi-downloads/metrics") {
      try FileManager.default.copyItem(
        atPath: "\(SharedFolder.path)/data/pypi-downloads/metrics/\(name)",
        toPath: folder("content/metrics/\(name)"))
    }
  }

  private struct Input {
    /// The total of a month and a project, by `month,pypi.org,downloads:project`.
    var rows: [String: String] = [:]
    var months: Set<String> = []
    var names: Set<String> = []
  }

  /// The tables, unpacked by gzip and not by what is tested.
  private static func input(_ folder: TemporaryFolder) throws -> Input {
    let gzip = Process()
    gzip.executableURL = URL(filePath: "/usr/bin/env")
    gzip.arguments =
      ["gzip", "-dc"]
      + (try FileManager.default.contentsOfDirectory(atPath: folder("content/metrics")))
      .map { folder("content/metrics/\($0)") }
    let pipe = Pipe()
    gzip.standardOutput = pipe
    try gzip.run()
    let bytes = [UInt8](pipe.fileHandleForReading.readDataToEndOfFile())
    gzip.waitUntilExit()
    #expect(gzip.terminationStatus == 0)
    var input = Input()
    for line in bytes.split(separator: UInt8(ascii: "\n")) where !line.starts(with: "week".utf8) {
      let fields = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      let key = String(decoding: line[..<fields[2].endIndex], as: UTF8.self)
      input.rows[key] = String(decoding: fields[4], as: UTF8.self)
      input.months.insert(String(decoding: fields[0], as: UTF8.self))
      input.names.insert(
        String(decoding: fields[2].dropFirst("downloads:".utf8.count), as: UTF8.self))
    }
    return input
  }

  /// Every month of every project, in the chart's table.
  private func expectEveryCell(_ input: Input, _ folder: TemporaryFolder) throws {
    let bytes = [UInt8](try Data(contentsOf: folder.url("site/\(Self.chart)/data.csv")))
    let lines = bytes.split(separator: UInt8(ascii: "\n")).dropFirst()
    #expect(lines.count == 10_079 * 24)
    var wrong: [String] = []
    var known = 0
    for line in lines {
      let text = String(decoding: line, as: UTF8.self)
      let columns = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      let key = String(decoding: line[..<columns[2].endIndex], as: UTF8.self)
      let total = input.rows[key]
      let expected = total.map { "\(key),,\($0),,,,,,ok" } ?? "\(key),,,,,,,,no_data"
      if text.utf8.count != expected.utf8.count || !text.utf8.elementsEqual(expected.utf8) {
        wrong.append(text)
      }
      known += total == nil ? 0 : 1
    }
    #expect(wrong.prefix(5) == [])
    #expect(known == input.rows.count, "no row of the tables is missing")
  }

  private func expectPage(of name: String, _ input: Input, _ folder: TemporaryFolder) throws {
    let page = try folder.text("site/\(Self.chart)/-/\(name)/index.html")
    #expect(!page.contains(">0</td>") && !page.contains(">0</strong>"), "\(name)")
    #expect(page.firstMatch(of: #/\d reports?\b/#) == nil, "\(name): nothing is known of reports")
    // Months of which the same is said share a row: `Mar 2022 to May 2022`.
    let rows = page.matches(
      of:
        #/<tr><th scope="row">(\w{3} \d{4})(?: to (\w{3} \d{4}))?</th><td class="[^"]*"[^>]*>([^<]*)</td></tr>/#
    )
    let months = input.months.sorted()
    var count = 0
    for row in rows {
      let first = try #require(months.firstIndex { $0.hasPrefix(Self.month(row.output.1)) })
      let last = try #require(
        months.firstIndex { $0.hasPrefix(Self.month(row.output.2 ?? row.output.1)) })
      for month in months[first...last] {
        let total = input.rows["\(month),pypi.org,downloads:\(name)"]
        #expect(String(row.output.3) == total.map(Self.grouped) ?? "Not known", "\(name) \(month)")
        count += 1
      }
    }
    #expect(count == 24, "\(name)")
  }

  /// The pages that lead to the others: links, weight, and that no project is left out.
  private func expectIndexes(_ input: Input, _ folder: TemporaryFolder) throws {
    let files = try folder.contents(of: "site")
    let paths = Set(files)
    let pages = files.filter { path in
      path.hasSuffix("/index.html")
        && (!path.contains("/-/downloads/-/") || path.contains("/-/downloads/-/-/"))
    }
    #expect(pages.count > 60 && pages.count < 200)
    var listed: Set<String> = []
    var largest = 0
    for path in pages {
      let page = try folder.text(path)
      largest = max(largest, try Self.packedSize(folder(path)))
      for link in page.matches(of: #/href="/pypi/([^"#]*)/#) {
        let target = "site/\(link.output.1)"
        #expect(paths.contains(target.hasSuffix("/") ? target + "index.html" : target), "\(target)")
        if path.contains("/-/downloads/-/-/"), link.output.1.hasPrefix(Self.chart + "/-/") {
          listed.insert(String(link.output.1.dropFirst(Self.chart.count + 3).dropLast()))
        }
      }
    }
    let missing = input.names.subtracting(listed).sorted()
    #expect(missing.prefix(5) == [], "each project is on the page of its letter")
    #expect(largest < 60_000, "bytes of the largest page behind gzip")
  }

  private static func packedSize(_ path: String) throws -> Int {
    let gzip = Process()
    gzip.executableURL = URL(filePath: "/usr/bin/env")
    gzip.arguments = ["gzip", "-c", path]
    let pipe = Pipe()
    gzip.standardOutput = pipe
    try gzip.run()
    let size = pipe.fileHandleForReading.readDataToEndOfFile().count
    gzip.waitUntilExit()
    return size
  }

  /// `2023-12` for `Dec 2023`.
  private static func month(_ label: Substring) -> String {
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let number = (months.firstIndex(of: String(label.prefix(3))) ?? -1) + 1
    return "\(label.suffix(4))-\(number < 10 ? "0" : "")\(number)"
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
}
