internal import TelemetryModel

/// The ids of a page's headings: from their texts, or as their authors want them, no two the same.
struct HeadingIDs {
  /// At first the ids of the layout's own elements.
  private var taken = Set(
    ["main", "theme-system", "theme-light", "theme-dark"].map { Array($0.utf8) })

  /// - Returns: The id, with `-2`, `-3` … behind it where an earlier heading has it.
  /// - Complexity: O(bytes) but for headings of one text.
  mutating func unique(_ wanted: [UInt8]) -> String {
    var id = wanted
    var number = counts[wanted, default: 1]
    while !taken.insert(id).inserted {
      number += 1
      id = wanted + Array("-\(number)".utf8)
    }
    counts[wanted] = number
    return String(decoding: id, as: UTF8.self)
  }

  /// The last number given to each id.
  private var counts: [[UInt8]: Int] = [:]

  /// Letters and digits of any script in lower case, `-` for each space, `_` and `-` as they are.
  static func id(of text: [UInt8]) -> [UInt8] {
    var id = ""
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar == " " {
        id += "-"
      } else if scalar == "_" || scalar == "-" || scalar.properties.isAlphabetic
        || scalar.properties.numericType != nil
      {
        id += scalar.properties.lowercaseMapping
      }
    }
    return id.isEmpty ? Array("section".utf8) : Array(id.utf8)
  }

  /// Whether authors may write it in `{#…}`.
  static func isID(_ text: some Collection<UInt8>) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isASCIIAlphanumeric || "-_.".utf8.contains($0) }
  }

  /// Takes `{#id}` from the end of a heading's text.
  ///
  /// - Returns: The text before it, and the id; nil where there is none.
  static func cut(_ text: [UInt8]) -> (text: [UInt8], id: [UInt8])? {
    guard text.last == UInt8(ascii: "}"), let open = text.lastIndex(of: UInt8(ascii: "{")),
      text[(open + 1)...].first == UInt8(ascii: "#")
    else { return nil }
    let before = text[..<open].reversed().drop { $0 == 0x20 }.reversed()
    return (Array(before), Array(text[(open + 2)...].dropLast()))
  }
}
