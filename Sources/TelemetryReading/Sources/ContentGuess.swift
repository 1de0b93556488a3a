internal import TelemetryModel

/// What a file that was to be CSV seems to be instead, judged by its first bytes.
package enum ContentGuess: Hashable, Sendable {
  case html, xml, json, lfsPointer, gzip, zip, utf16

  /// Bytes of a file that are enough to tell.
  package static let headBytes = 512

  /// - Parameter head: The first bytes of the file, at most `headBytes` are looked at.
  /// - Returns: nil where nothing speaks against CSV.
  package init?(_ head: some Collection<UInt8>) {
    let head = Array(head.prefix(Self.headBytes))
    func begins(_ prefix: [UInt8]) -> Bool { head.starts(with: prefix) }
    if begins([0x1F, 0x8B]) {
      self = .gzip
    } else if begins([0x50, 0x4B, 0x03, 0x04]) {
      self = .zip
    } else if ByteOrderMark(of: head) == .utf16 || Self.alternatesWithNul(head) {
      self = .utf16
    } else if begins(Array("version https://git-lfs".utf8)) {
      self = .lfsPointer
    } else {
      let text = head.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
      switch text.first {
      case UInt8(ascii: "{"), UInt8(ascii: "["): self = .json
      case UInt8(ascii: "<"):
        let lower = text.map(\.asciiLowercased)
        self = lower.starts(with: Array("<?xml".utf8)) ? .xml : .html
      default: return nil
      }
    }
  }

  /// "wk" in UTF-16 is w, 0, k, 0, or 0, w, 0, k.
  private static func alternatesWithNul(_ head: [UInt8]) -> Bool {
    guard head.count >= 4 else { return false }
    let isNul = head.prefix(4).map { $0 == 0 }
    return isNul == [true, false, true, false] || isNul == [false, true, false, true]
  }

  /// As a part of a sentence: "looks like …".
  package var name: String {
    switch self {
    case .html: "an HTML page"
    case .xml: "XML"
    case .json: "JSON"
    case .lfsPointer: "a Git LFS pointer"
    case .gzip: "gzip data"
    case .zip: "a ZIP archive or a spreadsheet"
    case .utf16: "UTF-16"
    }
  }

  package var hint: String {
    switch self {
    case .html, .xml: "fetch the file again: a server sends such a page in place of what is missing"
    case .json: "write the table as CSV"
    case .lfsPointer: "fetch the file itself with 'git lfs pull'"
    case .gzip: "end the file's name in '.csv.gz'"
    case .zip: "export the table as CSV"
    case .utf16: "save the file as UTF-8"
    }
  }
}
