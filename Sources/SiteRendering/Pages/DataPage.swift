internal import TelemetryModel

/// The index of all downloads: tables whole and by period, newest first.
struct DataPage {
  static let period = RecordShape(
    "period",
    [
      ("label", .text), ("href", .optionalText), ("reports", .text), ("words", .optionalText),
      ("files", .list(DownloadTable.file)),
    ])
  static let year = RecordShape(
    "year",
    [
      ("year", .text), ("summary", .text), ("isOpen", .flag), ("periods", .list(period)),
    ])
  static let shape = RecordShape(
    "data",
    [
      ("frame", .record(PageFrame.shape)), ("tables", .optional(DownloadTable.shape)),
      ("check", .text), ("periodHead", .text), ("periodsTitle", .text), ("years", .list(year)),
      ("raw", .optional(ReportsSection.shape)), ("dictionary", .record(PageFrame.link)),
      ("use", .record(PageFrame.link)), ("package", .optional(PageFrame.link)),
      ("version", .text),
      ("licence", .optional(LicenceLink.fields.shape)),
      ("errata", .record(PageFrame.link)), ("remake", .optional(RemakeSection.shape)),
      ("citation", .text),
    ])

  /// The newest periods whose files stand here one by one, with their hashes; those of older ones stand
  /// on the page of their period, so that this page stays small over the years.
  static let listedPeriods = 26

  let site: PageContext

  func record() -> Record {
    let catalog = site.catalog
    let noun = site.periodText.noun
    let whole = site.downloads.whole
    let first = whole.first?.address ?? .data
    return Record(
      Self.shape,
      [
        .record(frame.record(site)),
        DownloadTable(site: site, caption: "Whole tables", downloads: whole).record()
          .map { .record($0) } ?? .none,
        .text("curl -sS \(first.url(under: site.settings.baseURL)) | sha256sum"),
        .text(site.periodText.columnHead),
        .text(noun == "day" ? "Day by day" : "\(noun) by \(noun)".firstUpper),
        .list(years(catalog)), ReportsSection.record(site).map { .record($0) } ?? .none,
        .record(PageFrame.link("data dictionary", site.href(.dataDictionary))),
        .record(PageFrame.link("Using the data", site.href(.dataUse))),
        site.hasDataPackage
          ? .record(PageFrame.link("datapackage.json", site.href(DataPackage.address))) : .none,
        .text(site.dataVersion),
        site.settings.licence.map {
          .record(Record(LicenceLink($0)))
        } ?? .none,
        .record(PageFrame.link("Errata of published data", site.href(.errata))),
        RemakeSection(site: site).record().map { .record($0) } ?? .none,
        .text(citation),
      ])
  }

  /// Of all data, with its version.
  private var citation: String {
    site.citation(
      of: "Data, version \(site.dataVersion)",
      periods: site.catalog.newestPeriod.map { 0..<($0 + 1) }, at: .data)
  }

  private var frame: PageFrame {
    let catalog = site.catalog
    let noun = site.periodText.noun
    var frame = PageFrame(
      site: site, pageType: "data", address: .data, heading: "Data",
      lead: !site.downloads.whole.contains { $0.content != .source }
        ? "This site publishes no tables."
        : "The tables that the pages of this site are made of, and what is computed from them, as files.",
      description: "All downloads: tables whole and by \(noun), with size and SHA-256.",
      source: site.source)
    let count = catalog.hasRows.count { $0 }
    frame.facts.append((NumberText.number(of: count, noun, noun + "s"), nil))
    let whole = site.downloads.whole
    if !whole.isEmpty {
      frame.facts.append(
        (
          "\(NumberText.number(of: whole.count, "whole file", "whole files")), "
            + SizeText.of(whole.bytes), nil
        ))
    }
    frame.dataset = PageDataset.whole(site)
    return frame
  }

  private func years(_ catalog: Catalog) -> [Record] {
    let years = YearGroups.newestFirst(catalog.periods.map(\.last))
    let listed = Set(
      catalog.periods.indices.reversed().filter { !catalog.isGap($0) }.prefix(Self.listedPeriods))
    return years.enumerated().map { place, year in
      Record(
        Self.year,
        [
          .text(String(year.year)), .text(summary(year.places)),
          // Whoever comes at the start of a year looks for the weeks of December.
          .flag(place == 0 || year.places.contains { listed.contains($0) }),
          .list(year.places.map { period($0, isListed: listed.contains($0)) }),
        ])
    }
  }

  private func summary(_ periods: [Int]) -> String {
    let noun = site.periodText.noun
    let withRows = periods.filter { !site.catalog.isGap($0) }
    let count = NumberText.number(of: withRows.count, noun, noun + "s")
    let files = withRows.flatMap { site.downloads.of(period: $0) }
    return files.isEmpty ? count : "\(count): \(words(files))"
  }

  private func words(_ files: [Download]) -> String {
    "\(NumberText.number(of: files.count, "file", "files")), \(SizeText.of(files.bytes))"
  }

  private func period(_ index: Int, isListed: Bool) -> Record {
    let catalog = site.catalog
    let isGap = catalog.isGap(index)
    let last = catalog.periods[index].last
    let files = site.downloads.of(period: index)
    let first = files.first?.encoding
    let reports = catalog.allReports[index].value.map(NumberText.count) ?? "not known"
    let words = isGap ? "no data" : files.isEmpty ? "no files" : self.words(files)
    return Record(
      Self.period,
      [
        .text(site.periodShorts[index]), isGap ? .none : .text(site.href(.dataWeek(last))),
        .text(isGap ? "" : reports), isListed && !files.isEmpty ? .none : .text(words),
        // One format a table: the period's page has all of them, and their hashes.
        .list(
          isListed
            ? files.filter { $0.encoding == first }.map { DownloadTable.file($0, site) } : []),
      ])
  }
}

extension DataPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile("data", for: shape).map {
      PageFamily(.data, $0) { Self(site: site).record() }
    }
  }
}
