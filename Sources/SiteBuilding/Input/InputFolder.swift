internal import TelemetryModel

/// All files of `content/` or `templates/`, found before any of them is read.
///
/// A symbolic link to a file or folder inside is followed; whatever else is no regular file is an error.
struct InputFolder: Sendable {
  /// As it was given, without slashes at its end.
  let path: String
  /// By the bytes of their paths.
  let files: [InputFile]

  /// Walks the folder; nothing is opened but folders.
  ///
  /// - Parameter diagnostics: Gets an error for each thing that is no readable regular file.
  /// - Throws: `SystemFailure` where the folder itself is missing or the disk fails.
  init(_ path: String, diagnostics: inout Diagnostics) throws {
    var path = Substring(path)
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    self.path = String(path)
    var walk = try InputWalk(root: self.path)
    try walk.run()
    files = walk.files.sorted { BytewiseOrder.less($0.path, $1.path) }
    for diagnostic in walk.diagnostics.sorted() { diagnostics.add(diagnostic) }
  }

  /// Checks that the folder holds what it held: the same files, none of them written to since.
  ///
  /// - Parameter diagnostics: Gets an error for each file that came, went or changed.
  func verifyUnchanged(diagnostics: inout Diagnostics) throws {
    var walk = try InputWalk(root: path)
    try walk.run()
    for diagnostic in walk.diagnostics.sorted() { diagnostics.add(diagnostic) }
    let now = walk.files.sorted { BytewiseOrder.less($0.path, $1.path) }
    var rest = now[...]
    for file in files {
      while let other = rest.first, BytewiseOrder.less(other.path, file.path) {
        diagnostics.add(InputFault.added(at: other.location))
        rest.removeFirst()
      }
      guard let same = rest.first, BytewiseOrder.equal(same.path, file.path) else {
        diagnostics.add(InputFault.changed(at: file.location))
        continue
      }
      if same.status != file.status { diagnostics.add(InputFault.changed(at: file.location)) }
      rest.removeFirst()
    }
    for other in rest { diagnostics.add(InputFault.added(at: other.location)) }
  }
}
