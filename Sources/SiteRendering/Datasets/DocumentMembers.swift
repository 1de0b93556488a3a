internal import TelemetryModel

/// A member of the outermost object, on a line of its own, with others behind it.
extension ByteBuffer {
  mutating func appendMember(_ key: String, _ append: (inout ByteBuffer) -> Void) {
    self.append("\"\(key)\":")
    append(&self)
    self.append(",\n")
  }

  mutating func appendMember(_ key: String, _ text: String?) {
    appendMember(key) { buffer in
      if let text { buffer.appendJSON(text) } else { buffer.append("null") }
    }
  }

  mutating func appendMember<Element>(
    _ key: String, _ elements: [Element], _ append: (inout ByteBuffer, Element) -> Void
  ) {
    appendMember(key) { buffer in
      buffer.append("[")
      for (index, element) in elements.enumerated() {
        if index > 0 { buffer.append(",") }
        append(&buffer, element)
      }
      buffer.append("]")
    }
  }
}

extension ByteBuffer {
  /// Appends `{"name":…,"url":…}`, or `null`.
  mutating func append(_ licence: SiteSettings.Licence?) {
    guard let licence else { return append("null") }
    append("{\"name\":")
    appendJSON(licence.name)
    append(",\"url\":")
    appendJSON(licence.url)
    append("}")
  }

  /// Appends since when, until when and at which rate something was listed.
  ///
  /// - Parameter isMetadata: It is sent with every report: then there is no rate.
  mutating func append(_ listing: Listing, isMetadata: Bool, of releases: [ConfigRelease]) {
    append("{\"since\":")
    append(release: listing.releases.lowerBound, of: releases)
    append(",\"until\":")
    append(release: listing.releases.upperBound, of: releases)
    append(",\"rate\":")
    append(isMetadata ? "null" : "\(listing.rate)")
    append("}")
  }

  private mutating func append(release index: Int, of releases: [ConfigRelease]) {
    guard index < releases.count else { return append("null") }
    append("{\"version\":")
    appendJSON(releases[index].version.text)
    append(",\"date\":\"\(releases[index].date.day)\"}")
  }
}
