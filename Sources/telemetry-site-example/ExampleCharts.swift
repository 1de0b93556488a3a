/// The fifteen charts of the example.
enum ExampleCharts {
  typealias Bucket = ExampleChart.Bucket
  typealias Habit = ExampleChart.Habit

  static let all = loom + loomls + loomfmt

  private static let loom = [
    ExampleChart(
      program: 0, name: "loom/invocations", title: "Runs of loom",
      description: "How many machines run loom at all in a week, and how often.",
      issues: [101], version: "v1.2.0", buckets: [Bucket(habit: Habit(0.99, 0.99, count: 90))]),
    ExampleChart(
      program: 0, name: "loom/subcommand", title: "Subcommands",
      description: "Which subcommands are used, to decide where work on loom pays off.",
      issues: [102, 188], version: "v1.2.0",
      buckets: [
        Bucket(name: "build", habit: Habit(0.88, 0.90, count: 40)),
        Bucket(name: "test", habit: Habit(0.71, 0.76, count: 25)),
        Bucket(name: "run", habit: Habit(0.62, 0.60, count: 18)),
        Bucket(name: "get", habit: Habit(0.35, 0.33, count: 4)),
        Bucket(name: "doc", habit: Habit(0.12, 0.08)),
        Bucket(name: "clean", habit: Habit(0.09, 0.10, count: 2)),
        Bucket(name: "bench", since: 3, habit: Habit(0.03, 0.07)),
      ]),
    ExampleChart(
      program: 0, name: "loom/cache", title: "Build cache",
      description: "Whether a package was found in the build cache or had to be woven again.",
      issues: [117, 342], version: "v1.2.0",
      buckets: [
        Bucket(name: "hit", habit: Habit(0.91, 0.93, count: 300)),
        Bucket(name: "miss", habit: Habit(0.64, 0.60, count: 45, turn: .cacheFault)),
      ]),
    ExampleChart(
      program: 0, name: "loom/build/flag", title: "Flags of loom build",
      description:
        "Flags that change what a build does; the values given to them are not collected.",
      issues: [121], version: "v1.2.0",
      buckets: [
        Bucket(name: "o", habit: Habit(0.28, 0.30, count: 6)),
        Bucket(name: "release", habit: Habit(0.24, 0.29, count: 5)),
        Bucket(name: "static", habit: Habit(0.06, 0.11)),
        Bucket(name: "trace", habit: Habit(0.02, 0.02)),
        Bucket(name: "offline", since: 5, habit: Habit(0.02, 0.05)),
      ]),
    ExampleChart(
      program: 0, name: "loom/build/duration", title: "Time of a build",
      description: "How long a build takes, from the command to the last file.",
      type: "histogram", issues: [130, 131], version: "v1.2.0",
      buckets: [
        Bucket(name: "<100ms", habit: Habit(0.41, 0.47, count: 20)),
        Bucket(name: "100ms-1s", habit: Habit(0.63, 0.66, count: 22)),
        Bucket(name: "1s-10s", habit: Habit(0.58, 0.52, count: 12)),
        Bucket(name: "10s-1m", habit: Habit(0.27, 0.21, count: 4)),
        Bucket(name: ">=1m", habit: Habit(0.09, 0.06, count: 2)),
      ]),
    ExampleChart(
      program: 0, name: "loom/build/error", title: "Builds that fail",
      description: "Builds that end with an error in the source text.",
      issues: [133], version: "v1.2.0", buckets: [Bucket(habit: Habit(0.74, 0.69, count: 9))]),
    ExampleChart(
      program: 0, name: "loom/modules", title: "Where modules come from",
      description: "The source that modules are read from. Half of the machines are enough.",
      issues: [140, 305], version: "v1.2.0", laterRate: (config: 6, rate: "0.5"),
      buckets: [
        Bucket(name: "registry", habit: Habit(0.82, 0.86, count: 30)),
        Bucket(name: "vendor", habit: Habit(0.21, 0.13, count: 20)),
        Bucket(name: "workspace", habit: Habit(0.08, 0.24, count: 15)),
      ]),
    ExampleChart(
      program: 0, name: "loom/linker", title: "Linkers",
      description:
        "Which linker makes the program, to see whether the external one is still needed.",
      issues: [266], version: "v1.4.1", since: 5,
      buckets: [
        Bucket(name: "internal", habit: Habit(0.55, 0.81, count: 28)),
        Bucket(name: "external", habit: Habit(0.42, 0.17, count: 14)),
      ]),
    ExampleChart(
      program: 0, name: "loom/legacy-manifest", title: "Old manifests",
      description: "Builds that still read a loom.ini, until its support could be dropped.",
      issues: [109, 311], version: "v1.2.0", until: 7,
      buckets: [Bucket(habit: Habit(0.17, -0.06, count: 6))]),
  ]

  private static let loomls = [
    ExampleChart(
      program: 1, name: "loomls/client", title: "Editors",
      description: "The editor that started the language server.",
      issues: [151, 204], version: "v0.8.0",
      buckets: [
        Bucket(name: "vscode", habit: Habit(0.62, 0.50, count: 12)),
        Bucket(name: "neovim", habit: Habit(0.17, 0.16, count: 14)),
        Bucket(name: "emacs", habit: Habit(0.11, 0.07, count: 8)),
        Bucket(name: "helix", habit: Habit(0.04, 0.06, count: 8)),
        Bucket(name: "shuttle", since: 2, habit: Habit(-0.02, 0.27, count: 11)),
        Bucket(name: "other", habit: Habit(0.05, 0.03, count: 5)),
      ]),
    ExampleChart(
      program: 1, name: "loomls/feature", title: "Features of the language server",
      description: "What editors ask of the language server.",
      issues: [152], version: "v0.8.0",
      buckets: [
        Bucket(name: "completion", habit: Habit(0.96, 0.97, count: 400)),
        Bucket(name: "definition", habit: Habit(0.71, 0.73, count: 60)),
        Bucket(name: "hover", habit: Habit(0.83, 0.80, count: 120)),
        Bucket(name: "rename", habit: Habit(0.18, 0.21)),
        Bucket(name: "inlay-hint", since: 6, habit: Habit(0.10, 0.44, count: 200)),
      ]),
    ExampleChart(
      program: 1, name: "loomls/loom", title: "Loom beside the language server",
      description:
        "The version of loom that the language server finds, to know which ones to support.",
      issues: [160], version: "v0.8.0",
      buckets: (2...7).map {
        Bucket(name: "1.\($0)", habit: Habit(0.97, 0.97, count: 12, turn: .loomMinor($0)))
      }),
    ExampleChart(
      program: 1, name: "loomls/restart", title: "Restarts",
      description: "Language servers that were started again within a minute. Collected from one"
        + " machine in ten.",
      issues: [171], version: "v0.8.0", rate: "0.1",
      buckets: [Bucket(habit: Habit(0.16, 0.09, count: 2))]),
  ]

  private static let loomfmt = [
    ExampleChart(
      program: 2, name: "loomfmt/mode", title: "What loomfmt does",
      description: "Whether files are written, compared or listed.",
      issues: [180], version: "v1.2.0",
      buckets: [
        Bucket(name: "write", habit: Habit(0.67, 0.64, count: 30)),
        Bucket(name: "stdin", habit: Habit(0.49, 0.57, count: 80)),
        Bucket(name: "diff", habit: Habit(0.12, 0.13, count: 4)),
        Bucket(name: "list", habit: Habit(0.09, 0.12, count: 4)),
      ]),
    ExampleChart(
      program: 2, name: "loomfmt/parse-error", title: "Files that cannot be formatted",
      description: "Files that loomfmt gives back because they cannot be parsed.",
      issues: [181], version: "v1.2.0", buckets: [Bucket(habit: Habit(0.38, 0.31, count: 5))]),
  ]
}
