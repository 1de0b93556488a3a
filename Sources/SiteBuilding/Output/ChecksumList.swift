internal import SiteRendering
internal import TelemetryModel

/// `/data/SHA256SUMS`: the hash of each file of the site but its own and the marker, as `sha256sum -c` reads it in the site's
/// folder.
enum ChecksumList {
  static let address = PageAddress.dataFile("SHA256SUMS")

  /// By the bytes of the paths.
  static func text(of files: [WrittenFile]) -> [UInt8] {
    var text: [UInt8] = []
    for file in files.sorted(by: { BytewiseOrder.less($0.path, $1.path) }) {
      text += file.digest.sha256.text.utf8
      text += "  ".utf8
      text += file.path.utf8
      text.append(UInt8(ascii: "\n"))
    }
    return text
  }
}
