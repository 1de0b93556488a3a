internal import TelemetryModel

/// What can be wrong with a file before anybody reads what is in it.
enum InputFault {
  /// - Returns: A `Diagnostic` where the author of the input can mend it, or else the failure itself.
  static func of(_ failure: SystemFailure, at location: SourceLocation) -> any Error {
    switch failure.code {
    case Platform.notAllowed: unreadable(at: location)
    case Platform.notFound: changed(at: location)
    default: failure
    }
  }

  static func unreadable(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      message: "this file or folder may not be read", location: location,
      hint: "give the user of the build the right to read it")
  }

  static func changed(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      message: "this file changed during the build", location: location,
      hint: "build again once nobody writes to the input")
  }

  static func added(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      message: "this file was added during the build", location: location,
      hint: "build again once nobody writes to the input")
  }

  /// - Parameter key: The key in `limits` of `site.yml` that may raise the limit; nil where none does.
  static func tooLong(
    _ size: Int64, limit: Int, raisedBy key: String?, at location: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      message: "this file has \(size) bytes, and at most \(limit) are read", location: location,
      hint: key.map { "make it shorter, or raise limits.\($0) in site.yml" }
        ?? "make it shorter: this limit cannot be raised")
  }

  static func notARegularFile(_ kind: FileStatus.Kind, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      message: "this is a \(word(for: kind)), not a regular file", location: location,
      hint: "remove it, or put a file in its place")
  }

  static func leavesFolder(at location: SourceLocation, folder: String) -> Diagnostic {
    Diagnostic(
      message: "this symbolic link leads out of '\(folder)'", location: location,
      hint: "copy the file into the folder")
  }

  static func loop(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      message: "this symbolic link leads back to itself", location: location,
      hint: "remove the link")
  }

  static func dangling(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      message: "this symbolic link leads to nothing", location: location, hint: "remove the link")
  }

  static func badName(_ shown: String, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      message: "the file name '\(shown)' is not UTF-8 or holds a control character",
      location: location, hint: "rename the file")
  }

  private static func word(for kind: FileStatus.Kind) -> String {
    switch kind {
    case .file: "file"
    case .folder: "folder"
    case .symbolicLink: "symbolic link"
    case .fifo: "FIFO"
    case .socket: "socket"
    case .device: "device"
    }
  }
}
