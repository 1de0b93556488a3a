extension ExampleCharts {
  static let loomls = [
    ExampleChart(
      program: ExampleWorld.loomls, name: "loomls/client", title: "Editors",
      description: "The editor that started the language server.",
      issues: [151, 204], version: "v0.8.0",
      buckets: [
        Bucket("vscode", Habit(0.62, 0.50, count: 12)),
        Bucket("neovim", Habit(0.17, 0.16, count: 14)),
        Bucket("emacs", Habit(0.11, 0.07, count: 8)),
        // Renamed: the editor gives its full name since then.
        Bucket("hx", until: 11, Habit(0.04, 0.06, count: 8)),
        Bucket("helix", since: 11, Habit(0.04, 0.06, count: 8)),
        Bucket("shuttle", since: 4, Habit(-0.02, 0.27, count: 11)),
        Bucket("zed", since: 18, Habit(-0.02, 0.05, count: 7)),
        Bucket("sublime", Habit(0.02, 0.015, count: 6)),
        Bucket("other", Habit(0.05, 0.03, count: 5)),
      ]),
    ExampleChart(
      program: ExampleWorld.loomls, name: "loomls/feature",
      title: "Features of the language server",
      description: "What editors ask of the language server.",
      issues: [152], version: "v0.8.0",
      buckets: [
        Bucket("completion", Habit(0.96, 0.97, count: 400)),
        Bucket("hover", Habit(0.83, 0.80, count: 120)),
        Bucket("definition", Habit(0.71, 0.73, count: 60)),
        Bucket("references", Habit(0.43, 0.45, count: 14)),
        Bucket("rename", Habit(0.18, 0.21)),
        Bucket("inlay-hint", since: 11, Habit(0.10, 0.44, count: 200)),
        Bucket("semantic-tokens", since: 15, Habit(0.05, 0.37, count: 250)),
      ]
        + .falling(
          "symbols signature format code-lens folding call-tree type-tree", from: 0.38, by: 0.68,
          count: 20)),
    ExampleChart(
      program: ExampleWorld.loomls, name: "loomls/loom", title: "Loom beside the language server",
      description:
        "The version of loom that the language server finds, to know which ones to support.",
      issues: [160], version: "v0.8.0",
      buckets: (2...7).map {
        Bucket("1.\($0)", Habit(0.97, 0.97, count: 12, turn: .loomMinor($0)))
      }),
    ExampleChart(
      program: ExampleWorld.loomls, name: "loomls/latency", title: "Time of a completion",
      description: "How long an editor waits for a completion.",
      type: "histogram", issues: [153], version: "v0.8.0",
      buckets: [
        Bucket("<10ms", Habit(0.71, 0.80, count: 220)),
        Bucket("10ms-50ms", Habit(0.88, 0.90, count: 160)),
        Bucket("50ms-100ms", Habit(0.67, 0.58, count: 60)),
        Bucket("100ms-500ms", Habit(0.51, 0.36, count: 25)),
        Bucket("500ms-1s", Habit(0.19, 0.11, count: 6)),
        Bucket(">=1s", Habit(0.10, 0.05, count: 4)),
      ]),
    ExampleChart(
      program: ExampleWorld.loomls, name: "loomls/open-files", title: "Open files",
      description: "How many files an editor has open at once.",
      type: "histogram", issues: [162], version: "v0.9.0", since: 2,
      buckets: [
        Bucket("<5", Habit(0.62, 0.60, count: 9)),
        Bucket("5-19", Habit(0.58, 0.59, count: 11)),
        Bucket("20-49", Habit(0.24, 0.27, count: 6)),
        Bucket("50-199", Habit(0.07, 0.09, count: 3)),
        Bucket(">=200", Habit(0.01, 0.01, count: 2)),
      ]),
    ExampleChart(
      program: ExampleWorld.loomls, name: "loomls/restart", title: "Restarts",
      description: "Language servers that were started again within a minute. Collected from one"
        + " report in ten.",
      issues: [171], version: "v0.8.0", rate: "0.1", buckets: .single(0.16, 0.09, count: 2)),
    ExampleChart(
      program: ExampleWorld.loomls, name: "loomls/setting", title: "Settings",
      description: "Which settings differ from their defaults; their values are not collected.",
      issues: [163, 277], version: "v0.8.0",
      buckets: .falling(
        """
        format-on-save analyses hints import-order placeholders lens staticcheck local-prefix \
        build-flags env directory-filters memory-mode symbol-style watch-files \
        hover-kind link-target completion-budget experimental verbose-output vulncheck
        """, from: 0.44, by: 0.84, count: 1)),
    ExampleChart(
      program: ExampleWorld.loomls, name: "loomls/code-action", title: "Code actions",
      description: "Which changes of the source text people let the language server make.",
      issues: [164], version: "v0.9.0", since: 3,
      buckets: .falling(
        """
        organize-imports fill-struct extract-function add-import extract-variable \
        implement-interface inline-call remove-unused invert-if split-lines join-lines \
        add-test convert-quotes fill-switch move-to-file add-tags
        """, from: 0.57, by: 0.78, count: 8)),
    ExampleChart(
      program: ExampleWorld.loomls, name: "loomls/diagnostic", title: "Sources of diagnostics",
      description: "Which analysers say something, to drop those that nobody hears.",
      issues: [165, 310], version: "v0.10.0", since: 6,
      buckets: .falling(
        "compiler syntax unused vet shadow simplify deprecated nilness copylocks modernize"
          + " vulnerability embed", from: 0.91, by: 0.74, count: 30)),
    ExampleChart(
      program: ExampleWorld.loomls, name: "loomls/workspace", title: "Kinds of workspaces",
      description: "How a project lies on the disk.",
      issues: [166], version: "v0.8.0",
      buckets: .falling("module workspace loose-files legacy", from: 0.86, by: 0.36, count: 5)),
    ExampleChart(
      program: ExampleWorld.loomls, name: "loomls/telemetry-prompt",
      title: "Answers to the question about telemetry",
      description: "What people answer when the editor asks whether telemetry may be switched on."
        + " Only who says yes ever sends a report.",
      issues: [172], version: "v0.11.0", since: 12,
      buckets: .falling("shown accepted later dismissed", from: 0.11, by: 0.55, count: 1)),
  ]
}
