internal import TelemetryModel

/// The index of all downloads: so far, the raw reports.
struct DataPage {
  static let shape = RecordShape(
    "data",
    [("frame", .record(PageFrame.shape)), ("reports", .optional(ReportsSection.shape))])

  let site: PageContext

  func record() -> Record {
    let frame = PageFrame(
      pageType: "data", address: .data, heading: "Data",
      lead: "The files behind this site.",
      description: "The files behind this site, with their sizes and hashes.",
      source: "As the files were given")
    return Record(
      Self.shape,
      [.record(frame.record(site)), ReportsSection.record(site).map { .record($0) } ?? .none])
  }
}

extension DataPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    let addresses: [PageAddress] = site.content.rawReports == nil ? [] : [.data]
    return templates.compile("data", for: shape).map {
      PageFamily(addresses, $0) { _ in Self(site: site).record() }
    }
  }
}
