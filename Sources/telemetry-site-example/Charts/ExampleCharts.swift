/// All charts of the example, in the order of their programs.
enum ExampleCharts {
  typealias Bucket = ExampleChart.Bucket
  typealias Habit = ExampleChart.Habit

  static let all = loom + loomBuilds + loomls + loomfmt + loomcache + weave
}
