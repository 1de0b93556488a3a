internal import CSQLite

/// An SQLite file that is being written.
///
/// A class, because statements have to end before it is closed, and each keeps it.
final class Database {
  private let path: String
  private var handle: OpaquePointer?

  /// - Parameter path: Of a new file.
  /// - Throws: `SystemFailure`.
  init(_ path: String) throws {
    self.path = path
    try Self.checkLength(of: path)
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
    if sqlite3_open_v2(path, &handle, flags, nil) != SQLITE_OK { throw failure() }
  }

  deinit { sqlite3_close_v2(handle) }

  /// The library opens no path of more than 504 bytes from the root, and says nothing of why.
  private static func checkLength(of path: String) throws {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(path[..<$0]) } ?? "."
    let name = slash.map { path.utf8.distance(from: $0, to: path.utf8.endIndex) } ?? 0
    guard try Platform.resolved(folder).count + name > 504 else { return }
    throw SystemFailure(
      call: "open", path: path, code: Platform.nameTooLong,
      hint: "give --output a shorter path, or leave sqlite out of 'datasets'")
  }

  func close() throws {
    if sqlite3_close(handle) != SQLITE_OK { throw failure() }
    handle = nil
  }

  /// Runs statements that give no rows.
  func run(_ sql: String) throws {
    if sqlite3_exec(handle, sql, nil, nil, nil) != SQLITE_OK { throw failure() }
  }

  func prepare(_ sql: String) throws -> Statement {
    var statement: OpaquePointer?
    if sqlite3_prepare_v2(handle, sql, -1, &statement, nil) != SQLITE_OK { throw failure() }
    return Statement(statement, of: self)
  }

  /// What the system said, or what the library makes of it: it does not keep each number.
  fileprivate func failure() -> SystemFailure {
    let code = sqlite3_system_errno(handle)
    switch sqlite3_errcode(handle) & 0xFF {
    case SQLITE_FULL: return SystemFailure(call: "write", path: path, code: Platform.noSpace)
    case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_NOMEM:
      return SystemFailure(call: "write", path: path, code: code == 0 ? Platform.badIO : code)
    default:
      // All statements are the program's.
      fatalError("SQLite takes what it is given: \(String(cString: sqlite3_errmsg(handle)))")
    }
  }

  /// A class, because it is finalized once.
  final class Statement {
    private let handle: OpaquePointer?
    private let database: Database

    fileprivate init(_ handle: OpaquePointer?, of database: Database) {
      self.handle = handle
      self.database = database
    }

    deinit { sqlite3_finalize(handle) }

    /// - Parameter column: From 1.
    func bind(_ text: String, at column: Int32) {
      var text = text
      text.withUTF8 { utf8 in
        // The empty text has no address, and would be bound as NULL.
        let bytes = UnsafeRawPointer(utf8.baseAddress) ?? UnsafeRawPointer(handle)
        sqlite3_bind_text(
          handle, column, bytes?.assumingMemoryBound(to: CChar.self), Int32(utf8.count),
          Self.transient)
      }
    }

    func bind(_ number: Int64, at column: Int32) { sqlite3_bind_int64(handle, column, number) }

    func bind(_ number: Double, at column: Int32) { sqlite3_bind_double(handle, column, number) }

    func bindNull(at column: Int32) { sqlite3_bind_null(handle, column) }

    /// Takes the row that was bound.
    func step() throws {
      let result = sqlite3_step(handle)
      if result != SQLITE_DONE { throw database.failure() }
      sqlite3_reset(handle)
    }

    /// The library copies what it is given: `SQLITE_TRANSIENT`, which Swift does not import.
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }
}
