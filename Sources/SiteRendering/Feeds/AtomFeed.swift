internal import TelemetryModel

/// A list of news that programs fetch again and again.
///
/// - Source: RFC 4287; RFC 4151 for the ids, RFC 4946 for the licence.
struct AtomFeed {
  /// Entries of a feed: a program that comes at least this often misses none.
  static let entryLimit = 200
  /// A part of the ids of feeds: fixed, because no later build may change them, whatever data it adds.
  private static let idYear = 2026

  let settings: SiteSettings
  let address: PageAddress
  /// The page that shows the same.
  let page: PageAddress
  let title: String
  let subtitle: String
  /// Newest first, at least one: a feed without news has no date that is not a clock's.
  let entries: [AtomEntry]

  /// Appends the file's bytes.
  func append(to buffer: inout ByteBuffer) {
    guard let newest = entries.map(\.updated).max() else {
      fatalError("a feed has an entry: \(address.path)")
    }
    let base = settings.baseURL
    buffer.append(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        + "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n")
    buffer.appendElement("id", Self.id(address.path, year: Self.idYear, of: base))
    buffer.appendElement("title", title)
    buffer.appendElement("subtitle", subtitle)
    buffer.appendElement("updated", "\(newest)")
    buffer.append("<author><name>")
    buffer.appendXML(settings.title)
    buffer.append("</name><uri>")
    buffer.appendXML(base.text)
    buffer.append("</uri></author>\n")
    if let licence = settings.licence {
      buffer.appendElement("rights", "\(licence.name), \(licence.url)")
      buffer.appendLink("license", licence.url)
    }
    buffer.appendLink("self", address.url(under: base), type: "application/atom+xml")
    buffer.appendLink("alternate", page.url(under: base), type: "text/html")
    // Without its version: that would change what was published before.
    buffer.append("<generator>telemetry-site</generator>\n")
    for entry in entries {
      buffer.append("<entry>\n")
      buffer.appendElement(
        "id", Self.id(entry.path, year: entry.day.civil.year, of: base))
      buffer.appendElement("title", entry.title)
      buffer.appendElement("published", "\(entry.published)")
      buffer.appendElement("updated", "\(entry.updated)")
      buffer.appendLink("alternate", entry.url, type: "text/html")
      buffer.append("<content type=\"html\">")
      buffer.appendXML(entry.text.html)
      buffer.append("</content>\n</entry>\n")
    }
    buffer.append("</feed>\n")
  }

  /// Stays when the site moves below another path; only another host makes new ids.
  private static func id(_ path: String, year: Int, of base: BaseURL) -> String {
    "tag:\(base.host),\(String(year).zeroPadded(to: 4)):\(path)"
  }
}

/// One piece of news.
struct AtomEntry {
  /// What the id is made of: begins with `/`, and stands for this entry for good.
  var path: String
  /// The other part of the id: a day that does not change either.
  var day: Day
  var title: String
  var url: String
  var published: Instant
  /// Later than `published` where a correction came.
  var updated: Instant
  var text: EntryText
}

extension ByteBuffer {
  fileprivate mutating func appendElement(_ name: String, _ text: String) {
    append("<\(name)>")
    appendXML(text)
    append("</\(name)>\n")
  }

  fileprivate mutating func appendLink(_ relation: String, _ url: String, type: String? = nil) {
    append("<link rel=\"\(relation)\"")
    if let type { append(" type=\"\(type)\"") }
    append(" href=\"")
    appendXML(url)
    append("\"/>\n")
  }
}
