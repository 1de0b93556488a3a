/// A name that is its bytes: equality, hash and order are those of the UTF-8, not of Swift's `String`.
package protocol BytewiseName: Hashable, Comparable, Sendable, CustomStringConvertible {
  var text: String { get }
  init(_ text: String)
}

extension BytewiseName {
  package static func == (a: Self, b: Self) -> Bool { BytewiseOrder.equal(a.text, b.text) }
  package static func < (a: Self, b: Self) -> Bool { BytewiseOrder.less(a.text, b.text) }
  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
  package var description: String { text }
}

/// A program: the package path of its main package, such as `cmd/go` or `golang.org/x/tools/gopls`.
package struct ProgramName: BytewiseName {
  package let text: String
  package init(_ text: String) { self.text = text }
}

/// A chart: what stands before the first colon of its counters' names, such as `gopls/client`.
package struct ChartName: BytewiseName {
  package let text: String
  package init(_ text: String) { self.text = text }
}

/// A bucket of a chart: what stands behind the first colon, such as `vscode`.
package struct BucketName: BytewiseName {
  package let text: String
  package init(_ text: String) { self.text = text }
}

/// A version of the collection config, such as `v0.95.0`.
package struct ConfigVersion: BytewiseName {
  package let text: String
  package init(_ text: String) { self.text = text }
}

/// What a derived metric is called in addresses: `cache-misses`.
///
/// Its reader has checked that it is one segment of a path as it is.
package struct MetricID: BytewiseName {
  package let text: String
  package init(_ text: String) { self.text = text }
}

/// What reports are told apart by: the name of a piece of metadata, as `GOOS`, or several joined by `+`.
package struct BreakdownName: BytewiseName {
  package let text: String
  package init(_ text: String) { self.text = text }

  /// The pieces of metadata, at least one.
  package var parts: [ChartName] {
    text.utf8.split(separator: UInt8(ascii: "+"), omittingEmptySubsequences: false)
      .map { ChartName(String($0) ?? "") }
  }
}

/// A counter's whole name: `chart:bucket`, split at the first colon, or one word that is both.
package struct CounterName: BytewiseName {
  package let text: String
  package init(_ text: String) { self.text = text }

  package init(chart: ChartName, bucket: BucketName?) {
    text = bucket.map { "\(chart.text):\($0.text)" } ?? chart.text
  }

  package var chart: ChartName {
    ChartName(colon.map { String(text.utf8[..<$0]) ?? text } ?? text)
  }

  /// The bucket's name; for a counter without a colon, which has one bucket, the name of the chart.
  package var bucket: BucketName {
    BucketName(colon.map { String(text.utf8[text.utf8.index(after: $0)...]) ?? text } ?? text)
  }

  package var hasBucket: Bool { colon != nil }

  private var colon: String.Index? { text.utf8.firstIndex(of: UInt8(ascii: ":")) }
}
