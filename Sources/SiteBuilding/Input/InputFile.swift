internal import TelemetryModel

/// A regular file of an input folder, as it was when the folder was walked.
struct InputFile: Hashable, Sendable {
  /// Below its folder, with `/` between its parts, such as `metrics/2026-04-26.csv`.
  let path: String
  /// Behind the folder's own path: what can be opened, and what messages say.
  let pathInMessages: String
  /// Size, times and inode.
  let status: FileStatus

  /// The beginning of the file.
  var location: SourceLocation { SourceLocation(file: pathInMessages) }

  /// Opens the file for reading from its beginning.
  ///
  /// - Throws: A `Diagnostic` where it is not the file that was seen any more, or may not be read;
  ///   `SystemFailure` for other faults.
  func open() throws -> FileSource {
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
}
