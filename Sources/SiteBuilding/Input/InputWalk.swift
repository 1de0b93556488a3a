internal import TelemetryModel

/// One walk through an input folder.
///
/// - Complexity: A few system calls a file; one folder is open at a time.
struct InputWalk {
  private(set) var files: [InputFile] = []
  private(set) var diagnostics: [Diagnostic] = []

  private let root: String
  /// Without links, to tell whether a link leads out of it.
  private let resolvedRoot: [UInt8]
  private let rootIdentity: FileStatus.Identity

  init(root: String) throws(SystemFailure) {
    self.root = root
    resolvedRoot = try Platform.resolved(root)
    rootIdentity = try Platform.status(root, followingLinks: true).identity
  }

  mutating func run() throws { try visitFolder("", within: [rootIdentity]) }

  /// - Parameter ancestors: The folder and those that it lies in, to notice a link that leads back.
  private mutating func visitFolder(_ path: String, within ancestors: [FileStatus.Identity]) throws
  {
    let names: [[UInt8]]
    do {
      names = try Platform.names(inFolder: shown(path))
    } catch {
      // Without the root there is nothing to point at.
      if path.isEmpty { throw error }
      try note(InputFault.of(error, at: location(path)))
      return
    }
    for name in names {
      guard let text = Self.text(of: name) else {
        let escaped = Self.escaped(name)
        diagnostics.append(InputFault.badName(escaped, at: location(child(of: path, escaped))))
        continue
      }
      try visit(child(of: path, text), within: ancestors)
    }
  }

  private mutating func visit(_ path: String, within ancestors: [FileStatus.Identity]) throws {
    let status: FileStatus
    do {
      let own = try Platform.status(shown(path))
      status =
        own.kind == .symbolicLink ? try Platform.status(shown(path), followingLinks: true) : own
      if own.kind == .symbolicLink {
        let target = try Platform.resolved(shown(path))
        let isInside = target == resolvedRoot || target.starts(with: resolvedRoot + Self.slash)
        if !isInside {
          diagnostics.append(InputFault.leavesFolder(at: location(path), folder: root))
          return
        }
      }
    } catch {
      try noteLink(error, path)
      return
    }
    switch status.kind {
    case .folder:
      if ancestors.contains(status.identity) {
        diagnostics.append(InputFault.loop(at: location(path)))
      } else {
        try visitFolder(path, within: ancestors + [status.identity])
      }
    case .file:
      do {
        try Platform.checkReadable(shown(path))
        files.append(InputFile(path: path, pathInMessages: shown(path), status: status))
      } catch {
        try note(InputFault.of(error, at: location(path)))
      }
    default: diagnostics.append(InputFault.notARegularFile(status.kind, at: location(path)))
    }
  }

  private mutating func noteLink(_ failure: SystemFailure, _ path: String) throws {
    switch failure.code {
    case Platform.tooManyLinks: diagnostics.append(InputFault.loop(at: location(path)))
    case Platform.notFound: diagnostics.append(InputFault.dangling(at: location(path)))
    default: try note(InputFault.of(failure, at: location(path)))
    }
  }

  private mutating func note(_ error: any Error) throws {
    guard let diagnostic = error as? Diagnostic else { throw error }
    diagnostics.append(diagnostic)
  }

  private func child(of path: String, _ name: String) -> String {
    path.isEmpty ? name : "\(path)/\(name)"
  }

  private func shown(_ path: String) -> String {
    path.isEmpty ? root : root.utf8.last == UInt8(ascii: "/") ? root + path : "\(root)/\(path)"
  }

  private func location(_ path: String) -> SourceLocation { SourceLocation(file: shown(path)) }

  private static let slash = [UInt8(ascii: "/")]

  /// - Returns: nil for a name that a message could not show as it is.
  private static func text(of name: [UInt8]) -> String? {
    name.contains { $0 < 0x20 || $0 == 0x7F } ? nil : String(validating: name, as: UTF8.self)
  }

  /// The name with `\xhh` for each byte that is no plain ASCII.
  private static func escaped(_ name: [UInt8]) -> String {
    var text = ""
    for byte in name {
      if (0x20..<0x7F).contains(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "\\x" + HexText.of([byte])
      }
    }
    return text
  }
}
