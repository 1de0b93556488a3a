internal import FoundationEssentials
package import Testing

/// Files that hold what a user sees, in `Tests/Golden/<kind>/<subject>.<situation>.<extension>`.
///
/// `UPDATE_GOLDEN=1` rewrites them, and the test still fails: somebody has to look at the change.
package enum Golden {
  package static func expect(
    _ bytes: [UInt8], equals name: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    try expect(bytes, equalsFile: "Tests/Golden/\(name)", sourceLocation: sourceLocation)
  }

  /// - Parameter name: Below the package's folder.
  package static func expect(
    _ bytes: [UInt8], equalsFile name: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let url = URL(filePath: "\(PackageFolder.path)/\(name)")
    let expected =
      FileManager.default.fileExists(atPath: url.path) ? try Data(contentsOf: url) : nil
    if let expected, Array(expected) == bytes { return }
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
      Issue.record("rewrote \(name): look at the change", sourceLocation: sourceLocation)
      return
    }
    let difference = firstDifference(
      expected: expected.map { Array($0) } ?? [], actual: bytes)
    Issue.record("\(name) differs: \(difference)", sourceLocation: sourceLocation)
  }

  package static func expect(
    _ text: String, equals name: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    try expect(Array(text.utf8), equals: name, sourceLocation: sourceLocation)
  }

  private static func firstDifference(expected: [UInt8], actual: [UInt8]) -> String {
    let old = expected.split(separator: 0x0A, omittingEmptySubsequences: false)
    let new = actual.split(separator: 0x0A, omittingEmptySubsequences: false)
    let line =
      zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
    func text(_ lines: [ArraySlice<UInt8>]) -> String {
      line < lines.count ? String(decoding: lines[line], as: UTF8.self) : "(the end)"
    }
    return "line \(line + 1)\n- \(text(old))\n+ \(text(new))"
  }
}
