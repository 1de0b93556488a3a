internal import TelemetryModel

/// What is read of a `go.mod`: the path of its module.
///
/// - Source: Go Modules Reference, "go.mod files".
package enum GoModFile {
  /// - Returns: nil where there is no `module` line, or its path is not plain: letters, digits and
  ///   `-._~/`, a letter or digit first, so that it may stand in a command as it is.
  package static func modulePath(_ bytes: [UInt8]) -> String? {
    var isInBlock = false
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      var words = Self.words(of: line)
      if !isInBlock {
        guard words.first.map({ $0.elementsEqual("module".utf8) }) ?? false else { continue }
        words.removeFirst()
      }
      guard let word = words.first else { continue }
      if word.elementsEqual("(".utf8) {
        isInBlock = true
      } else {
        return path(in: word)
      }
    }
    return nil
  }

  /// The words of a line before its comment.
  private static func words(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    let all = line.split {
      [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r")].contains($0)
    }
    let comment = all.firstIndex { $0.starts(with: "//".utf8) } ?? all.count
    return Array(all[..<comment])
  }

  private static func path(in word: ArraySlice<UInt8>) -> String? {
    var path = word
    if let quote = path.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "`") {
      guard path.count >= 2, path.last == quote else { return nil }
      path = path.dropFirst().dropLast()
    }
    guard let first = path.first, first.isASCIIAlphanumeric,
      path.allSatisfy({ $0.isASCIIAlphanumeric || "-._~/".utf8.contains($0) })
    else { return nil }
    return String(decoding: path, as: UTF8.self)
  }
}
