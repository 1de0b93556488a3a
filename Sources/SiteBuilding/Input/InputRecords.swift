internal import Synchronization
internal import TelemetryModel
internal import TelemetryReading

/// Opens each file of an input folder for its reader, and keeps the record of what was read.
///
/// A class, because all readers of a folder add to one.
final class InputRecords: Sendable {
  private let byPath = Mutex<[String: InputRecord]>([:])

  /// - Precondition: The file was read without an error.
  func record(of file: InputFile) -> InputRecord { record(ofPath: file.path) }

  /// - Parameter path: Below the folder.
  /// - Precondition: As of the other one.
  func record(ofPath path: String) -> InputRecord {
    guard let record = byPath.withLock({ $0[path] }) else {
      fatalError("what the site is made from was read: \(path)")
    }
    return record
  }

  /// Has a file read piece by piece.
  ///
  /// - Returns: nil where the file cannot be read, which is reported.
  /// - Throws: `SystemFailure`; what `body` throws and is no `Diagnostic`.
  func read<Result>(
    _ file: InputFile, _ diagnostics: inout Diagnostics,
    by body: (DigestingSource<FileSource>, inout Diagnostics) throws -> Result
  ) throws -> Result? {
    do {
      let source = DigestingSource(try file.open())
      let result = try body(source, &diagnostics)
      // No site is made after an error, and what no reader wants may be long.
      if !diagnostics.hasErrors { add(try InputRecord(file, read: source.finish())) }
      return result
    } catch let fault as Diagnostic {
      diagnostics.add(fault)
      return nil
    }
  }

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - limit: In bytes; a longer file is an error.
  ///   - key: The key in `limits` of `site.yml` that may raise the limit; nil where none does.
  /// - Returns: nil where the file cannot be read, which is reported.
  /// - Throws: `SystemFailure`.
  func bytes(
    of file: InputFile, limit: Int, raisedBy key: String? = nil, _ diagnostics: inout Diagnostics
  ) throws -> [UInt8]? {
    do {
      let size = file.status.size
      if size > limit {
        throw InputFault.tooLong(size, limit: limit, raisedBy: key, at: file.location)
      }
      let bytes = try file.open().bytes(atMost: Int(size) + 1)
      add(try InputRecord(file, read: FileDigest(of: bytes)))
      return bytes
    } catch let fault as Diagnostic {
      diagnostics.add(fault)
      return nil
    }
  }

  private func add(_ record: InputRecord) { byPath.withLock { $0[record.file.path] = record } }
}

extension FileSource: ByteSource {
  /// - Parameter limit: One byte more than the file had shows that it has grown.
  fileprivate func bytes(atMost limit: Int) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      while count < buffer.count {
        let rest = UnsafeMutableRawBufferPointer(buffer)[count...]
        let read = try read(into: UnsafeMutableRawBufferPointer(rebasing: rest))
        if read == 0 { break }
        count += read
      }
    }
  }
}
