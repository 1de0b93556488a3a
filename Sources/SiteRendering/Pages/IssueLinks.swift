internal import TelemetryModel

/// Links to the issues in which something was asked for, in short: `Issue 120`.
enum IssueLinks {
  /// In the order given. Two whose short names are the same keep their addresses.
  static func all(_ issues: [String]) -> [Fact] {
    let labels = issues.map(label)
    return zip(issues, labels).map { issue, label in
      let isShared = labels.count { BytewiseOrder.equal($0, label) } > 1
      return link(issue, label: isShared ? issue : label)
    }
  }

  /// For the line of facts at a page's top: the first of those that lead somewhere.
  static func facts(_ issues: [String]) -> [(String, String?)] {
    issues.filter(WebAddress.isWebURL).prefix(3).map { (label($0), $0) }
  }

  /// A link only to the web: what else an author may have written stays text.
  static func link(_ issue: String) -> Fact { link(issue, label: label(issue)) }

  private static func link(_ issue: String, label: String) -> Fact {
    Fact(label, WebAddress.isWebURL(issue) ? issue : nil)
  }

  /// `Issue 120` of an address whose last two segments are `issue` or `issues` and a number; of others
  /// the address.
  static func label(_ issue: String) -> String {
    guard WebAddress.isWebURL(issue) else { return issue }
    let end = issue.utf8.firstIndex { "?#".utf8.contains($0) } ?? issue.utf8.endIndex
    let segments = issue.utf8[..<end].split(separator: UInt8(ascii: "/"))
    guard segments.count >= 4, let number = segments.last, number.count <= 10,
      number.allSatisfy(\.isASCIIDigit), let kind = segments.dropLast().last,
      kind.elementsEqual("issues".utf8) || kind.elementsEqual("issue".utf8)
    else { return issue }
    return "Issue \(String(decoding: number, as: UTF8.self))"
  }
}
