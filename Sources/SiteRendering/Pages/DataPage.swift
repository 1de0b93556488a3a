internal import TelemetryModel

/// The index of all downloads: tables whole and by period, newest first.
struct DataPage: TemplateRecord {
  struct Period: TemplateRecord {
    static let fields = Fields<Self>(
      "period",
      [
        .text("label") { $0.label }, .optional("href") { $0.href }, .text("reports") { $0.reports },
        .optional("words") { $0.words }, .list("files") { $0.files },
      ])

    let label: String
    var href: String?
    let reports: String
    var words: String?
    let files: [DownloadTable.File]
  }

  struct Year: TemplateRecord {
    static let fields = Fields<Self>(
      "year",
      [
        .text("year") { $0.year }, .text("summary") { $0.summary }, .flag("isOpen") { $0.isOpen },
        .list("periods") { $0.periods },
      ])

    let year: String
    let summary: String
    let isOpen: Bool
    let periods: [Period]
  }

  static let fields = Fields<Self>(
    "data",
    [
      .record("frame") { $0.frame }, .optional("tables") { $0.tables }, .text("check") { $0.check },
      .text("periodHead") { $0.site.periodText.columnHead },
      .text("periodsTitle") { $0.periodsTitle }, .list("years") { $0.years },
      .optional("raw") { ReportsSection($0.site) },
      .record("dictionary") { Link("data dictionary", $0.site.href(.dataDictionary)) },
      .record("use") { Link("Using the data", $0.site.href(.dataUse)) },
      .optional("package") { $0.package }, .text("version") { $0.site.dataVersion },
      .optional("licence") { $0.site.settings.licence.map(LicenceLink.init) },
      .record("errata") { Link("Errata of published data", $0.site.href(.errata)) },
      .optional("remake") { RemakeSection(site: $0.site) }, .text("citation") { $0.citation },
    ])

  /// The newest periods whose files stand here one by one, with their hashes; those of older ones stand
  /// on the page of their period, so that this page stays small over the years.
  static let listedPeriods = 26

  let site: PageContext

  private var tables: DownloadTable? {
    DownloadTable(site: site, caption: "Whole tables", downloads: site.downloads.whole)
  }

  private var check: String {
    let first = site.downloads.whole.first?.address ?? .data
    return "curl -sS \(first.url(under: site.settings.baseURL)) | sha256sum"
  }

  private var periodsTitle: String {
    let noun = site.periodText.noun
    return noun == "day" ? "Day by day" : "\(noun) by \(noun)".firstUpper
  }

  private var package: Link? {
    site.hasDataPackage ? Link("datapackage.json", site.href(.dataPackage)) : nil
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
      site: site, address: .data, heading: "Data",
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

  private var years: [Year] {
    let catalog = site.catalog
    let years = YearGroups.newestFirst(catalog.periods.map(\.last))
    let listed = Set(
      catalog.periods.indices.reversed().filter { !catalog.isGap($0) }.prefix(Self.listedPeriods))
    return years.enumerated().map { place, year in
      Year(
        year: String(year.year), summary: summary(year.places),
        // Whoever comes at the start of a year looks for the weeks of December.
        isOpen: place == 0 || year.places.contains { listed.contains($0) },
        periods: year.places.map { period($0, isListed: listed.contains($0)) })
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

  private func period(_ index: Int, isListed: Bool) -> Period {
    let catalog = site.catalog
    let isGap = catalog.isGap(index)
    let last = catalog.periods[index].last
    let files = site.downloads.of(period: index)
    let first = files.first?.encoding
    let reports = catalog.allReports[index].value.map(NumberText.count) ?? "not known"
    let words = isGap ? "no data" : files.isEmpty ? "no files" : self.words(files)
    return Period(
      label: site.periodShorts[index], href: isGap ? nil : site.href(.dataWeek(last)),
      reports: isGap ? "" : reports, words: isListed && !files.isEmpty ? nil : words,
      // One format a table: the period's page has all of them, and their hashes.
      files: isListed
        ? files.filter { $0.encoding == first }.map { DownloadTable.File($0, site) } : [])
  }
}

extension DataPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile(.data, for: Self.self).map {
      PageFamily(.data, $0) { Self(site: $0) }
    }
  }
}

extension PageAddress {
  package static let data = PageAddress(.data)

  /// A file directly below `data/`, such as `counters.csv`.
  package static func dataFile(_ name: String) -> PageAddress { PageAddress(.dataFile, name) }
}
