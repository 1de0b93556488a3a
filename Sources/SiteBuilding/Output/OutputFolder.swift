internal import TelemetryModel

/// The folder that a build replaces, checked: it is ours, or nothing is lost with it.
struct OutputFolder: Hashable, Sendable {
  /// What stands at the path.
  enum State: Hashable, Sendable {
    case absent
    /// A folder of an earlier build, or an empty one.
    case replaceable
  }

  /// As it was given.
  let path: String
  /// The folder that it lies in.
  let parent: String
  /// Its own name, neither `.` nor `..`.
  let name: String

  /// The folder beside it that holds what builds keep: not published, and deleted without harm.
  var workspaceName: String { ".\(name).telemetry-site" }

  /// - Parameters:
  ///   - path: Absolute, or relative to the working folder.
  ///   - inputs: Folders that the output may not be, hold or lie in.
  ///   - home: The user's home folder, if there is one.
  /// - Throws: `OutputRefusal`; `SystemFailure` where the check itself fails. Nothing was written.
  init(_ path: String, apartFrom inputs: [String], home: String?) throws {
    (parent, name) = try Self.split(path)
    self.path = path
    let own = try Self.identity(path)
    guard let parentIdentity = try Self.identity(parent) else {
      throw OutputRefusal.noParent(path, parent: parent)
    }
    if own == parentIdentity { throw OutputRefusal.root(path) }
    if let home, let own, try Self.identity(home) == own { throw OutputRefusal.home(path) }
    let parts = try Platform.resolved(parent).split(separator: UInt8(ascii: "/"))
    if ([name.utf8.map { $0 }] + parts.map(Array.init)).contains(Array(".git".utf8)) {
      throw OutputRefusal.versionControl(path)
    }
    for input in inputs {
      guard let inputIdentity = try Self.identity(input) else { continue }
      if try Self.ancestors(parent).contains(inputIdentity) {
        throw OutputRefusal.liesIn(path, input)
      }
      if let own, try Self.ancestors(input).contains(own) {
        throw own == inputIdentity ? OutputRefusal.isInput(path, input) : .holds(path, input)
      }
    }
    _ = try state(in: Platform.openFolder(parent))
  }

  /// Looks at what stands at the path now.
  ///
  /// - Throws: `OutputRefusal` where it is anything but nothing, an empty folder, or our own.
  func state(in parent: borrowing Platform.Descriptor) throws -> State {
    guard let status = try Platform.statusIfPresent(name, at: parent) else { return .absent }
    if status.kind == .symbolicLink { throw OutputRefusal.symbolicLink(path) }
    if status.kind != .folder { throw OutputRefusal.notAFolder(path) }
    let manifest = try OutputManifest.read(in: parent, workspace: workspaceName)
    switch try OutputInspection(of: name, at: parent, manifest: manifest).finding() {
    case nil: return .replaceable
    case .withoutMarker(let example): throw OutputRefusal.foreign(path, example: example)
    case .otherMarker: throw OutputRefusal.otherMarker(path)
    case .foreign(let entry): throw OutputRefusal.foreignBesideMarker(path, entry)
    case .unlisted(let file):
      throw OutputRefusal.unlisted(path, file, manifest: "\(workspaceName)/\(OutputManifest.name)")
    }
  }

  private static func split(_ path: String) throws -> (parent: String, name: String) {
    if path.isEmpty { throw OutputRefusal.empty }
    var bytes = Array(path.utf8)
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    let last = bytes.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? []
    if last == Array(".".utf8) || last == Array("..".utf8) { bytes = try Platform.resolved(path) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw OutputRefusal.notText(path)
    }
    if bytes == [UInt8(ascii: "/")] { throw OutputRefusal.root(path) }
    guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", text) }
    let parent = slash == text.startIndex ? "/" : String(text[..<slash])
    return (parent, String(text[text.utf8.index(after: slash)...]))
  }

  /// - Returns: nil where nothing is.
  private static func identity(_ path: String) throws -> FileStatus.Identity? {
    do {
      return try Platform.status(path, followingLinks: true).identity
    } catch {
      if error.code == Platform.notFound { return nil }
      throw error
    }
  }

  /// The folder and all folders that it lies in, by identity, so that no other way to write a path
  /// hides one.
  private static func ancestors(_ path: String) throws -> [FileStatus.Identity] {
    var path = path
    var identities: [FileStatus.Identity] = []
    while true {
      let identity = try Platform.status(path, followingLinks: true).identity
      if identities.last == identity { return identities }
      identities.append(identity)
      path += "/.."
    }
  }
}

extension OutputRefusal {
  private static let elsewhere = "give --output a folder of its own, such as 'site'"

  fileprivate static let empty = Self(message: "the output path is empty", hint: elsewhere)

  fileprivate static func root(_ path: String) -> Self {
    Self(message: "the output '\(path)' is the root of the file system", hint: elsewhere)
  }

  fileprivate static func home(_ path: String) -> Self {
    Self(message: "the output '\(path)' is the home folder", hint: elsewhere)
  }

  fileprivate static func versionControl(_ path: String) -> Self {
    Self(message: "the output '\(path)' lies in the data of a Git repository", hint: elsewhere)
  }

  fileprivate static func notText(_ path: String) -> Self {
    Self(message: "the output '\(path)' lies in a folder whose name is not UTF-8", hint: elsewhere)
  }

  fileprivate static func noParent(_ path: String, parent: String) -> Self {
    Self(message: "the folder '\(parent)' of the output '\(path)' is missing", hint: "create it")
  }

  fileprivate static func isInput(_ path: String, _ input: String) -> Self {
    Self(message: "the output '\(path)' is the input '\(input)'", hint: elsewhere)
  }

  fileprivate static func liesIn(_ path: String, _ input: String) -> Self {
    Self(message: "the output '\(path)' lies in the input '\(input)'", hint: elsewhere)
  }

  fileprivate static func holds(_ path: String, _ input: String) -> Self {
    Self(message: "the output '\(path)' holds the input '\(input)'", hint: elsewhere)
  }

  fileprivate static func symbolicLink(_ path: String) -> Self {
    Self(
      message: "the output '\(path)' is a symbolic link",
      hint: "give --output the folder that it leads to")
  }

  fileprivate static func notAFolder(_ path: String) -> Self {
    Self(message: "the output '\(path)' is not a folder", hint: elsewhere)
  }

  fileprivate static func foreign(_ path: String, example: [UInt8]) -> Self {
    Self(
      message: "the output '\(path)' holds files of others, such as \(quoted(example))",
      hint: "give --output a new or empty folder; a build replaces only folders that a build wrote")
  }

  fileprivate static func otherMarker(_ path: String) -> Self {
    Self(
      message: "the output '\(path)' holds a '\(SiteMarker.name)' that no build wrote",
      hint: "give --output a new or empty folder; a build replaces only folders that a build wrote")
  }

  fileprivate static func foreignBesideMarker(_ path: String, _ entry: [UInt8]) -> Self {
    Self(
      message: "the output '\(path)' holds \(quoted(entry)), which no build wrote",
      hint: "move it away: a build replaces the whole folder")
  }

  fileprivate static func unlisted(_ path: String, _ file: [UInt8], manifest: String) -> Self {
    Self(
      message: "the output '\(path)' holds \(quoted(file)), which the last build did not write",
      hint:
        "move it away; or, if all files there may be lost, delete '\(manifest)' beside the output")
  }

  private static func quoted(_ path: [UInt8]) -> String {
    ShownText.quoted(String(decoding: path, as: UTF8.self))
  }
}
