/// One counter, or one value of a piece of metadata.
package struct Counter: Sendable {
  package var name: CounterName
  package var bucket: BucketName
  /// When the configs list it, at which rate. Empty without a config history, or where none ever did.
  package var listings: [Listing]
  /// One for each period of the site.
  package var cells: [Cell]
  /// Whether a table has a row of it, for each period: a cell of 0 may also stand for no row.
  package var hasRow: [Bool]

  /// - Parameter hasRow: nil: wherever a count is above 0.
  package init(
    name: CounterName, bucket: BucketName, listings: [Listing], cells: [Cell],
    hasRow: [Bool]? = nil
  ) {
    self.name = name
    self.bucket = bucket
    self.listings = listings
    self.cells = cells
    self.hasRow =
      hasRow ?? cells.map { ($0.reports.value ?? 0) > 0 || ($0.total.value ?? 0) > 0 }
  }
}
