internal import TelemetryModel

/// The files of raw reports as tables, newest first.
struct ReportFilesTable {
  static let file = RecordShape(
    "reportFile",
    [
      ("day", .text), ("name", .text), ("href", .text), ("reports", .text), ("bytes", .text),
      ("sha256", .text),
    ])
  static let shape = RecordShape("reportFiles", [("caption", .text), ("rows", .list(file))])
  static let month = RecordShape(
    "reportMonth", [("label", .text), ("isOpen", .flag), ("files", .record(shape))])
  static let year = RecordShape(
    "reportYear", [("label", .text), ("isOpen", .flag), ("months", .list(month))])

  let site: PageContext

  /// - Parameter files: Oldest first.
  func table(_ files: [RawReports.File], caption: String) -> Record {
    Record(Self.shape, [.text(caption), .list(files.reversed().map(row))])
  }

  /// The files folded by year and month, the newest month open.
  func years(_ files: [RawReports.File]) -> [Record] {
    split(files) { $0.year == $1.year }.enumerated().map { place, files in
      let months = split(files) { $0 == $1 }.enumerated().map { monthPlace, files in
        let (year, number, _) = files[0].day.civil
        let name = "\(PeriodText.monthNames[number - 1]) \(year)"
        return Record(
          Self.month,
          [
            .text(label(name, files)), .flag(place == 0 && monthPlace == 0),
            .record(table(files, caption: "Files of raw reports of \(name)")),
          ])
      }
      return Record(
        Self.year,
        [.text(label(String(files[0].day.civil.year), files)), .flag(place == 0), .list(months)])
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

  private func row(_ file: RawReports.File) -> Record {
    let address = PageAddress.reports(file.day, isCompressed: file.isCompressed)
    var name = address.path
    var href = site.href(address)
    if site.settings.rawReports == .list, let folder = site.settings.rawReportsURL {
      name = file.path
      href = folder + Self.encoded(file.path)
    }
    return Record(
      Self.file,
      [
        .text(PeriodText.day(file.day)), .text(String(name.split(separator: "/").last ?? "")),
        .text(href), .text(NumberText.count(Int64(file.reports))),
        .text(NumberText.count(Int64(file.file.bytes))), .text(file.file.sha256),
      ])
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
