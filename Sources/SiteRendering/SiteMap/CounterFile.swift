/// A file that stands beside a chart's or a counter's page.
package enum CounterFile: String, CaseIterable, Hashable, Sendable {
  case csv = "data.csv"
  case json = "data.json"
  case svg = "chart.svg"
}
