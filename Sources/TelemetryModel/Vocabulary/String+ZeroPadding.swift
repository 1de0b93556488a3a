extension String {
  /// Digits with as many zeros in front as it takes to have `width` of them.
  package func zeroPadded(to width: Int) -> String {
    String(repeating: "0", count: max(0, width - utf8.count)) + self
  }
}
