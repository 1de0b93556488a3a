/// A kind of page or file. Each has a row in the site map, which says where it lies and where it is named.
///
/// Pages are made in this order, and listed in it for search engines.
package enum PageKind: Int, CaseIterable, Sendable {
  case home, notFound, charts, week, program, counters, chart, chartFile, counter, counterFile
  case article, articleVersion, data, dataWeek, errata, stacks, stack, gaps, chartsAlias, dataAlias
  case configs, config, configFile, collected, weekProgram, countersLetter, chartLetter
  case changes, changesWeek, metrics, metric, metricFile, search, searchFile, rarelyUsed, method
  case feed, configFeed, errataFeed, dataDictionary, dataUse, dataPackage, schema
  case sitemap, sitemapPart, robots, headers, noJekyll
  case dataFile, dataWeekFile, reports, buildDocument, checksums, asset

  /// The kind's row in the site map.
  var row: SiteMapRow { SiteMap.rows[self] }
}
