import Foundation
import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteRendering

@Suite("The dictionary of columns")
struct DataDictionaryTests {
  @Test("each column has a meaning in a sentence, and a name of its own in its table")
  func words() {
    for table in PublishedTable.allCases.map(DataDictionary.table) + [DataDictionary.metric] {
      #expect(Set(table.columns.map(\.name)).count == table.columns.count)
      for column in table.columns {
        #expect(column.meaning.hasSuffix("."), "\(table.title): \(column.name)")
        #expect(!column.meaning.contains("user") && !column.emptyWords.hasSuffix("."))
      }
    }
  }

  @Test("the columns of the metric tables are those in which they are read")
  func given() {
    let columns = PublishedTable.allCases.filter(\.hasPeriods).map {
      $0.columns.joined(separator: ",")
    }
    #expect(
      columns == [
        "week,program,counter,reports,total", "week,program,reports",
        "week,program,chart,eligible", "week,program,stack,reports,total",
        "week,program,by,value,counter,reports,total",
      ])
  }

  @Test("no field is empty where the dictionary says never, and no key is there twice")
  func rows() throws {
    let catalog = try CatalogFixture.catalog()
    let tables = TableFiles(catalog)
    for table in PublishedTable.allCases {
      var rows = FieldRows()
      tables.append(allOf: table, to: &rows)
      let words = DataDictionary.table(table)
      var keys: Set<[String]> = []
      for row in rows.rows {
        #expect(row.count == words.columns.count)
        for (column, field) in zip(words.columns, row) {
          let isFine = field.map { !$0.isEmpty || column.mayBeEmptyText } ?? column.mayBeMissing
          #expect(isFine, "\(table.name): \(column.name)")
        }
        let key = zip(words.columns, row).filter { words.key.contains($0.0.name) }
        #expect(keys.insert(key.map { $0.1 ?? "" }).inserted, "\(table.name): \(row)")
      }
    }
  }

  @Test("the version counts periods with rows and corrections")
  func version() throws {
    let catalog = try CatalogFixture.catalog()
    let day = TablesFixture.day("2026-03-01")
    let place = SourceLocation(file: "errata.csv")
    let erratum = Erratum(date: day, text: "Wrong.", location: place, affectsLocation: place)
    #expect(DataDictionary.version(of: catalog, errata: []) == "1.5.0")
    #expect(DataDictionary.version(of: catalog, errata: [erratum]) == "1.5.1")
    let earlier = try CatalogFixture.catalog(weeks: 3, releases: 2)
    #expect(DataDictionary.version(of: earlier, errata: []) == "1.3.0")
  }

  // Lists, as the page and docs/formats.md have them: to take one away needs a raised version.
  @Test("the first number of the version stands for these columns")
  func major() {
    #expect(DataDictionary.version == 1)
    let names = PublishedTable.allCases.map { "\($0.name):\($0.columns.joined(separator: ","))" }
    #expect(
      names.suffix(3) == [
        "figures:week,program,counter,reports,total,n,share,low,high,config,status",
        "collected:program,counter,kind,since,since_date,until,until_date,rate,depth",
        "configs:version,date,commit,h1,gomod_h1,sha256,sample_rate",
      ])
    #expect(
      DataDictionary.metric.columns.map(\.name).joined(separator: ",")
        == "week,metric,program,by,value,numerator,denominator,n,ratio,low,high,reports_low,"
        + "reports_high,config,status")
  }
}

/// Takes rows as fields, nil where one is missing.
private struct FieldRows: RowWriter {
  var rows: [[String?]] = []
  private var row: [String?] = []

  mutating func append(_ value: PublishedValue) {
    switch value {
    case .missing: row.append(nil)
    case .count(let count): row.append(count.value.map { "\($0)" })
    case .text(let text): row.append(text)
    case .day(let day): row.append("\(day)")
    case .instant(let instant): row.append("\(instant)")
    case .fraction(let millionths): row.append("\(millionths)")
    case .number(let number): row.append("\(number)")
    }
  }

  mutating func endRow() {
    rows.append(row)
    row = []
  }
}
