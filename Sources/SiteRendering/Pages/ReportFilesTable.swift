package import TelemetryModel

/// The files of raw reports as tables, newest first.
struct ReportFilesTable {
  struct File: TemplateRecord {
    static let fields = Fields<Self>(
      "reportFile",
      [
        .text("day") { $0.day }, .text("name") { $0.name }, .text("href") { $0.href },
        .text("reports") { $0.reports }, .text("bytes") { $0.bytes }, .text("sha256") { $0.sha256 },
      ])

    let day: String
    let name: String
    let href: String
    let reports: String
    let bytes: String
    let sha256: String
  }

  /// The files of a stretch of time.
  struct Table: TemplateRecord {
    static let fields = Fields<Self>(
      "reportFiles", [.text("caption") { $0.caption }, .list("rows") { $0.rows }])

    let caption: String
    let rows: [File]
  }

  struct Month: TemplateRecord {
    static let fields = Fields<Self>(
      "reportMonth",
      [
        .text("label") { $0.label }, .flag("isOpen") { $0.isOpen }, .record("files") { $0.files },
      ])

    let label: String
    let isOpen: Bool
    let files: Table
  }

  struct Year: TemplateRecord {
    static let fields = Fields<Self>(
      "reportYear",
      [
        .text("label") { $0.label }, .flag("isOpen") { $0.isOpen }, .list("months") { $0.months },
      ])

    let label: String
    let isOpen: Bool
    let months: [Month]
  }

  let site: PageContext

  /// - Parameter files: Oldest first.
  func table(_ files: [RawReports.File], caption: String) -> Table {
    Table(caption: caption, rows: files.reversed().map(row))
  }

  /// The files folded by year and month, the newest month open.
  func years(_ files: [RawReports.File]) -> [Year] {
    split(files) { $0.year == $1.year }.enumerated().map { place, files in
      let months = split(files) { $0 == $1 }.enumerated().map { monthPlace, files in
        let (year, number, _) = files[0].day.civil
        let name = "\(PeriodText.monthNames[number - 1]) \(year)"
        return Month(
          label: label(name, files), isOpen: place == 0 && monthPlace == 0,
          files: table(files, caption: "Files of raw reports of \(name)"))
      }
      return Year(
        label: label(String(files[0].day.civil.year), files), isOpen: place == 0, months: months)
    }
  }

  /// Runs of files whose months are alike, the newest run first.
  private func split(
    _ files: [RawReports.File],
    _ isAlike: ((year: Int, month: Int), (year: Int, month: Int)) -> Bool
  ) -> [[RawReports.File]] {
    var runs: [[RawReports.File]] = []
    for file in files {
      let (year, month, _) = file.day.civil
      let before = runs.last?.last.map { ($0.day.civil.year, $0.day.civil.month) }
      if let before, isAlike(before, (year, month)) {
        runs[runs.count - 1].append(file)
      } else {
        runs.append([file])
      }
    }
    return runs.reversed()
  }

  private func label(_ name: String, _ files: [RawReports.File]) -> String {
    let reports = files.reduce(0) { $0 + $1.reports }
    return "\(name): " + NumberText.number(of: files.count, "file", "files") + ", "
      + NumberText.number(of: reports, "report", "reports")
  }

  private func row(_ file: RawReports.File) -> File {
    let address = PageAddress.reports(file.day, isCompressed: file.isCompressed)
    var name = address.path
    var href = site.href(address)
    if site.settings.rawReports == .list, let folder = site.settings.rawReportsURL {
      name = file.path
      href = folder + Self.encoded(file.path)
    }
    return File(
      day: PeriodText.day(file.day), name: String(name.split(separator: "/").last ?? ""),
      href: href, reports: NumberText.count(Int64(file.reports)),
      bytes: NumberText.count(Int64(file.file.bytes)), sha256: file.file.sha256.text)
  }

  /// A path in a URL: what is more than letters, digits and a few signs stands as `%hh`.
  ///
  /// - Source: RFC 3986, section 2.3.
  private static func encoded(_ path: String) -> String {
    var text: [UInt8] = []
    for byte in path.utf8 {
      if byte.isASCIIAlphanumeric || "-._~/".utf8.contains(byte) {
        text.append(byte)
      } else {
        text += "%\(HexText.of([byte]))".utf8
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension PageAddress {
  /// Raw reports of a day, as they were given.
  package static func reports(_ day: Day, isCompressed: Bool) -> PageAddress {
    PageAddress(.reports, "\(day)", isCompressed ? ".gz" : "")
  }
}
