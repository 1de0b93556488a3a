internal import CSQLite
internal import SiteRendering
internal import TelemetryModel

/// All published tables in one SQLite file, made with the system's library
/// (docs/decisions/0015-sqlite-through-the-c-library.md).
///
/// The same rows give the same bytes with the same library: rows come in one order, nothing is deleted, and the
/// format keeps neither time nor place.
struct DatabaseFile {
  let tables: TableFiles
  let cancellation: Cancellation

  /// Writes the file.
  ///
  /// - Parameter path: Nothing is there yet.
  /// - Throws: `SystemFailure`, `Cancellation.Cancelled`.
  func write(to path: String) throws {
    let database = try Database(path)
    try database.run(
      """
      PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA journal_mode = OFF;
      PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY;
      PRAGMA application_id = \(Self.applicationID); PRAGMA user_version = \(Self.version);
      BEGIN
      """)
    for table in PublishedTable.allCases {
      try database.run(DatabaseSchema.create(table))
      var rows = try DatabaseRows(table, of: database, cancellation: cancellation)
      tables.append(allOf: table, to: &rows)
      try rows.finish()
    }
    try writeColumns(to: database)
    try database.run("COMMIT")
    try database.close()
  }

  /// Writes what each column means, in the order of the tables.
  private func writeColumns(to database: Database) throws {
    try database.run(DatabaseSchema.createColumns)
    let insert = try database.prepare("INSERT INTO \"columns\" VALUES (?, ?, ?, ?, ?, ?)")
    for table in PublishedTable.allCases {
      for column in DataDictionary.table(table).columns {
        let fields = [
          table.name, column.name, column.kind.rawValue, column.unit, column.meaning,
          column.emptyWords,
        ]
        for (place, field) in fields.enumerated() {
          if let field {
            insert.bind(field, at: Int32(place) + 1)
          } else {
            insert.bindNull(at: Int32(place) + 1)
          }
        }
        try insert.step()
      }
    }
  }

  /// `TSDB`, so that `file` and others can tell it from any other SQLite file.
  private static let applicationID = 0x5453_4442
  /// Of the tables that it holds.
  private static let version = DataDictionary.version
}

/// How the published tables stand in SQL.
enum DatabaseSchema {
  /// The table that describes the others.
  static let createColumns = """
    CREATE TABLE "columns" (
      "table" TEXT, "column" TEXT, "type" TEXT, "unit" TEXT, "meaning" TEXT, "empty" TEXT,
      PRIMARY KEY ("table", "column")
    ) WITHOUT ROWID
    """

  /// Rows lie in the order of their key, which so takes no room of its own, and are inserted in it.
  static func create(_ table: PublishedTable) -> String {
    let columns = DataDictionary.table(table).columns.map { "  \"\($0.name)\" \($0.kind.sql)" }
    let key = key(of: table).map { "\"\($0)\"" }.joined(separator: ", ")
    return "CREATE TABLE \"\(table.name)\" (\n\(columns.joined(separator: ",\n")),\n"
      + "  PRIMARY KEY (\(key))\n) WITHOUT ROWID"
  }

  /// What no two rows have in common; the week last, so that a counter's history lies together.
  private static func key(of table: PublishedTable) -> [String] {
    let key = DataDictionary.table(table).key
    return key.filter { $0 != "week" } + key.filter { $0 == "week" }
  }
}

/// Inserts the rows of one table.
struct DatabaseRows: RowWriter {
  private let insert: Database.Statement
  private let cancellation: Cancellation
  private var column: Int32 = 0
  private var rows = 0
  /// The first thing that failed: what comes after it is passed over.
  private var failure: (any Error)?

  init(_ table: PublishedTable, of database: Database, cancellation: Cancellation) throws {
    let values = table.columns.map { _ in "?" }.joined(separator: ", ")
    insert = try database.prepare("INSERT INTO \"\(table.name)\" VALUES (\(values))")
    self.cancellation = cancellation
  }

  mutating func append(_ value: PublishedValue) {
    column += 1
    switch value {
    case .day(let day): insert.bind("\(day)", at: column)
    case .instant(let instant): insert.bind("\(instant)", at: column)
    case .text(let text): insert.bind(text, at: column)
    case .count(let count):
      if let value = count.value { insert.bind(value, at: column) } else { bindNull() }
    case .fraction(let millionths): insert.bind(Double(millionths) / 1e6, at: column)
    case .number(let number): insert.bind(number, at: column)
    case .missing: bindNull()
    }
  }

  private func bindNull() { insert.bindNull(at: column) }

  mutating func endRow() {
    column = 0
    if failure != nil { return }
    do {
      rows += 1
      if rows % 1_000 == 0 { try cancellation.check() }
      try insert.step()
    } catch {
      failure = error
    }
  }

  /// - Throws: What the first row failed with.
  func finish() throws {
    if let failure { throw failure }
  }
}
