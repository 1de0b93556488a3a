internal import TelemetryModel

/// Which feeds there are, and which pages lead to them.
extension PageContext {
  var hasFeed: Bool { catalog.newestPeriod != nil }
  var hasErrataFeed: Bool { !content.errata.isEmpty }

  /// The feeds of what a page shows, with what each is called.
  ///
  /// A permanent page has the same in every build: a version's page comes with the feed of versions.
  func feeds(of address: PageAddress) -> [(title: String, address: PageAddress)] {
    switch address.kind.row.feed {
    case .feed: hasFeed ? [(feedTitle, .feed)] : []
    case .configFeed: catalog.hasConfig ? [(configFeedTitle, .configFeed)] : []
    case .errataFeed: hasErrataFeed ? [(errataFeedTitle, .errataFeed)] : []
    default: []
    }
  }

  var feedTitle: String { "\(settings.title): new data" }
  var configFeedTitle: String { "\(settings.title): what is collected" }
  var errataFeedTitle: String { "\(settings.title): corrections" }

  func url(_ address: PageAddress) -> String { address.url(under: settings.baseURL) }
}
