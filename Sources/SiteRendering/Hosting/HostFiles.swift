internal import TelemetryModel

/// What hosts and robots read: the list of pages, the rules for robots, and the headers of answers.
enum HostFiles {
  /// - Parameter pages: Every address that is rendered besides these; pages are picked out here.
  static func families(_ site: PageContext, pages: [PageAddress]) -> [PageFamily] {
    let base = site.settings.baseURL
    let dates = Dictionary(
      site.catalog.releases.map { (PageAddress.config($0.version), $0.date.day) }
    ) { first, _ in first }
    let map = Sitemap(
      base: base, pages: pages.filter(Sitemap.lists), dates: dates, urlLimit: Sitemap.urlLimit,
      byteLimit: Sitemap.byteLimit)
    let headers = HostHeaders(base: base, pages: pages)
    return [
      PageFamily(map.addresses) { _, file, buffer in map.append(file: file, to: &buffer) },
      PageFamily([.robots]) { site, _, buffer in
        // All may be read. Below a path, robots ask the host for another file.
        buffer.append("User-agent: *\nAllow: /\n\nSitemap: \(site.url(.sitemap))\n")
      },
      PageFamily([.headers]) { _, _, buffer in headers.append(to: &buffer) },
      PageFamily([.noJekyll]) { _, _, _ in },
    ]
  }
}

extension PageAddress {
  package static let robots = PageAddress(.robots)
  /// HTTP headers, for the hosts that read them from a file.
  package static let headers = PageAddress(.headers)
  /// Tells GitHub's host that the files are published as they are.
  package static let noJekyll = PageAddress(.noJekyll)
}
