import FoundationEssentials
internal import SiteTestSupport
internal import TelemetryModel
import Testing

@testable import SiteRendering

struct SiteMapTests {
  @Test("every kind of page and file has its row")
  func rows() throws {
    let week = PeriodText(unit: .week)
    let lines = PageKind.allCases.map { kind in
      let row = kind.row
      var line = ["\(kind)", row.pattern]
      if let template = row.template { line.append("template \(template)") }
      if let menu = row.index?.menu { line.append("header '\(menu)'") }
      if let index = row.index {
        line.append("index \(index.place) '\(index.label(week))'")
        if let footer = index.footer { line.append("footer \(footer)") }
        if !index.isLasting { line.append("may come later") }
      }
      if row.isListed { line.append("listed") }
      if row.isPermanent { line.append("permanent") }
      if let feed = row.feed { line.append("feed \(feed)") }
      if let reserved = row.reserved { line.append("reserves '\(row.top)': \(reserved)") }
      return line.joined(separator: "  ")
    }
    try Golden.expect(lines.joined(separator: "\n") + "\n", equals: "house/site-map.txt")
  }

  @Test(
    "no two kinds have one pattern, but for an alias that stands where no page of a period does")
  func patterns() {
    let kinds = PageKind.allCases.filter { $0 != .dataAlias }
    for (place, kind) in kinds.enumerated() {
      for other in kinds[..<place] {
        #expect(Self.shape(kind) != Self.shape(other), "\(kind) and \(other)")
      }
    }
  }

  @Test("one kind of those that share a top folder says what is there")
  func reserved() {
    for kind in PageKind.allCases where !kind.row.isAuthored && !kind.row.top.contains("{") {
      let sayers = PageKind.allCases.filter { $0.row.reserved != nil && $0.row.top == kind.row.top }
      #expect(sayers.count == 1, "\(kind)")
    }
  }

  @Test("indexes have places of their own, in the list and in the footer")
  func places() {
    let indexes = PageKind.allCases.compactMap { $0.row.index }
    #expect(Set(indexes.map(\.place)).count == indexes.count)
    #expect(Set(indexes.compactMap(\.footer)).count == indexes.compactMap(\.footer).count)
  }

  /// Addresses in sentences for authors and in rules for hosts, which name no single page.
  private static let exceptions = [
    "HostHeaders.swift", "LinkTarget.swift", "VersionsReader.swift", "LinkCheck.swift",
    "ProseWriter+Inlines.swift", "LoadingCommands.swift",
  ]

  @Test("no source but the site map writes an address as a text")
  func texts() throws {
    let tops = Set(SiteMap.reserved.map(\.name)).subtracting(["index.html"])
    let sources = URL(filePath: "\(PackageFolder.path)/Sources")
    var found: [String] = []
    for folder in ["SiteRendering", "SiteBuilding", "TelemetryReading"] {
      let root = sources.appending(path: folder).path
      for file in try FileManager.default.subpathsOfDirectory(atPath: root).sorted()
      where file.hasSuffix(".swift") && !file.hasPrefix("SiteMap/") {
        let name = String(file.split(separator: "/").last ?? "")
        if Self.exceptions.contains(name) { continue }
        let data = try Data(contentsOf: URL(filePath: "\(root)/\(file)"))
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n")
        where !line.drop(while: { $0 == " " }).hasPrefix("//") {
          for match in line.matches(of: /"\/([a-z-]+)\/[^"]*"/)
          where tops.contains(String(match.output.1)) {
            found.append("\(name): \(match.output.0)")
          }
        }
      }
    }
    #expect(found == [])
  }

  /// A pattern in which all braces are alike.
  private static func shape(_ kind: PageKind) -> String {
    kind.row.pattern.replacing(/\{\w+\}/, with: "{}")
      .replacing("{}{}", with: "{}")
  }
}
