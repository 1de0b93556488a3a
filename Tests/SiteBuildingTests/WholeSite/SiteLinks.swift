import Foundation

/// The links of a built site: what leads to nothing, or out of it.
struct SiteLinks {
  /// By path below the site.
  let files: [String: [UInt8]]
  /// Such as `https://example.org` and `/telemetry/`.
  let origin: String
  let basePath: String

  /// Sentences about links that are wrong, in the order of the pages.
  func mistakes() -> [String] {
    let pages = files.keys.filter { $0.hasSuffix(".html") }.sorted()
    let texts = Dictionary(
      uniqueKeysWithValues: pages.map { ($0, String(decoding: files[$0] ?? [], as: UTF8.self)) })
    return pages.flatMap { page in
      Set(Self.targets(in: texts[page] ?? "")).sorted().compactMap { target in
        mistake(target, on: page, texts).map { "\(page): '\(target)' \($0)" }
      }
    }
  }

  /// How many links the pages have.
  func count() -> Int {
    files.keys.filter { $0.hasSuffix(".html") }.reduce(0) {
      $0 + Self.targets(in: String(decoding: files[$1] ?? [], as: UTF8.self)).count
    }
  }

  private func mistake(_ target: String, on page: String, _ texts: [String: String]) -> String? {
    var target = target
    if target.hasPrefix(origin + basePath) { target.removeFirst(origin.count) }
    if target.hasPrefix("https://") || target.hasPrefix("mailto:") { return nil }
    let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let fragment = parts.count == 2 ? String(parts[1]) : nil
    var file = page
    if !parts[0].isEmpty {
      guard parts[0].hasPrefix(basePath) else { return "does not begin with \(basePath)" }
      file = String(parts[0].dropFirst(basePath.count))
      if file.isEmpty || file.hasSuffix("/") { file += "index.html" }
    }
    if files[file] == nil { return "leads to no file" }
    guard let fragment else { return nil }
    return texts[file]?.contains(" id=\"\(fragment)\"") == true ? nil : "leads to no such place"
  }

  /// The values of all `href` and `src`, as a browser reads them.
  static func targets(in page: String) -> [String] {
    page.matches(of: /\s(?:href|src)\s*=\s*"([^"]*)"/).map {
      String($0.output.1).replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
        .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }
  }
}
