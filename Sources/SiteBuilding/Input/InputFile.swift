package import TelemetryModel

/// A regular file of an input folder, as it was when the folder was walked.
package struct InputFile: Hashable, Sendable {
  /// Below its folder, with `/` between its parts, such as `metrics/2026-04-26.csv`.
  package let path: String
  /// Behind the folder's own path: what can be opened, and what messages say.
  package let pathInMessages: String
  let status: FileStatus

  /// In bytes.
  package var size: Int64 { status.size }

  /// The beginning of the file.
  package var location: SourceLocation { SourceLocation(file: pathInMessages) }

  /// Opens the file for reading from its beginning.
  ///
  /// - Throws: A `Diagnostic` where it is not the file that was seen any more, or may not be read;
  ///   `SystemFailure` for other faults.
  package func open() throws -> FileSource {
    let descriptor: Platform.Descriptor
    do {
      descriptor = try Platform.openFile(pathInMessages)
    } catch {
      throw InputFault.of(error, at: location)
    }
    guard try Platform.status(of: descriptor) == status else {
      throw InputFault.changed(at: location)
    }
    return FileSource(descriptor)
  }

  /// Reads the whole file.
  ///
  /// - Parameters:
  ///   - limit: In bytes; a longer file is a `Diagnostic`.
  ///   - key: The key in `limits` of `site.yml` that may raise the limit; nil where none does.
  /// - Throws: As `open` does.
  package func bytes(limit: Int, raisedBy key: String? = nil) throws -> [UInt8] {
    if size > limit {
      throw InputFault.tooLong(size, limit: limit, raisedBy: key, at: location)
    }
    let source = try open()
    let size = Int(size)
    // One byte more than the file had shows that it has grown.
    let bytes = try [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      while count < buffer.count {
        let rest = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
        let read = try source.read(into: rest)
        if read == 0 { break }
        count += read
      }
    }
    if bytes.count != size { throw InputFault.changed(at: location) }
    return bytes
  }
}
