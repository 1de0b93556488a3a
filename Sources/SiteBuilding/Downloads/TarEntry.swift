internal import TelemetryModel

/// The headers of a tar archive whose bytes depend on names and contents alone: no owner, no time.
///
/// - Source: POSIX.1-2017, pax, "ustar Interchange Format" and "pax Header Block".
enum TarEntry {
  static let block = 512
  /// What ends an archive.
  static let end = [UInt8](repeating: 0, count: 2 * block)

  /// The header of a regular file; its bytes follow, then `padding`.
  ///
  /// - Parameter path: With `/` between its parts.
  static func header(path: String, size: Int64) -> [UInt8] {
    let name = Array(path.utf8)
    let isPlain = name.count <= 100 && name.allSatisfy { $0 < 0x80 } && size < 1 << 33
    if isPlain { return ustar(name: name, size: size, type: "0") }
    let records =
      record("path", name) + (size < 1 << 33 ? [] : record("size", Array("\(size)".utf8)))
    let extended = ustar(name: Array("pax".utf8), size: Int64(records.count), type: "x")
    // Who knows no pax headers gets a short name, made of the hash, and no other file's.
    let short = Array("pax-\(SHA256.hexDigest(of: name).prefix(32))".utf8)
    return extended + records + padding(after: Int64(records.count))
      + ustar(name: short, size: size < 1 << 33 ? size : 0, type: "0")
  }

  /// The zeros that fill the last block.
  static func padding(after size: Int64) -> [UInt8] {
    [UInt8](repeating: 0, count: (block - Int(size % Int64(block))) % block)
  }

  /// `LENGTH KEY=VALUE\n`, whose length counts its own digits.
  private static func record(_ key: String, _ value: [UInt8]) -> [UInt8] {
    let rest = Array(" \(key)=".utf8) + value + [0x0A]
    var length = rest.count
    while rest.count + "\(length)".utf8.count != length {
      length = rest.count + "\(length)".utf8.count
    }
    return Array("\(length)".utf8) + rest
  }

  private static func ustar(name: [UInt8], size: Int64, type: Unicode.Scalar) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: block)
    func put(_ bytes: some Collection<UInt8>, at start: Int) {
      for (offset, byte) in bytes.enumerated() { header[start + offset] = byte }
    }
    put(name, at: 0)
    put("0000644".utf8, at: 100)
    put("0000000".utf8, at: 108)
    put("0000000".utf8, at: 116)
    put(octal(size, digits: 11), at: 124)
    put("00000000000".utf8, at: 136)
    put("        ".utf8, at: 148)
    header[156] = UInt8(ascii: type)
    put("ustar".utf8, at: 257)
    put("00".utf8, at: 263)
    let sum = header.reduce(0) { $0 + Int64($1) }
    put(octal(sum, digits: 6) + [0, 0x20], at: 148)
    return header
  }

  private static func octal(_ number: Int64, digits: Int) -> [UInt8] {
    Array(String(number, radix: 8).zeroPadded(to: digits).utf8)
  }
}
