/// The place of a chart among the entries that a release has of its program.
package struct ChartPosition: Hashable, Sendable {
  package var release: Int
  package var position: Int

  package init(release: Int, position: Int) {
    self.release = release
    self.position = position
  }
}
