/// The way back from a path to its name, which shows that no two names share one.
enum PathDecoder {
  /// - Returns: nil where a segment was shortened, and its name cannot be known.
  static func name(of segments: [String]) -> [UInt8]? {
    var name: [UInt8] = []
    for (index, segment) in segments.enumerated() {
      guard let part = part(of: Array(segment.utf8)) else { return nil }
      if index > 0 { name.append(UInt8(ascii: "/")) }
      name += part
    }
    return name
  }

  private static func part(of segment: [UInt8]) -> [UInt8]? {
    let tilde = UInt8(ascii: "~")
    if segment == [tilde] { return [] }
    if segment.suffix(19).starts(with: [tilde, tilde, tilde]) { return nil }
    var name: [UInt8] = []
    var bits: [Bool] = []
    var index = 0
    while index < segment.count {
      if segment[index] != tilde {
        name.append(segment[index])
        index += 1
      } else if segment[index + 1] != tilde {
        name.append(digit(segment[index + 1]) << 4 | digit(segment[index + 2]))
        index += 3
      } else {
        for byte in segment[(index + 2)...].reversed() {
          bits += (0..<4).map { digit(byte) >> $0 & 1 == 1 }
        }
        index = segment.count
      }
    }
    var letter = 0
    for index in name.indices where isLetter(name[index]) {
      if letter < bits.count, bits[letter] { name[index] &= ~0x20 }
      letter += 1
    }
    return name
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func digit(_ byte: UInt8) -> UInt8 {
    byte < UInt8(ascii: "a") ? byte - UInt8(ascii: "0") : byte - UInt8(ascii: "a") + 10
  }
}
