extension ExampleCharts {
  static let loom = [
    ExampleChart(
      program: ExampleWorld.loom, name: "loom/invocations", title: "Runs of loom",
      description: "Whether loom is run at all in a week, and how often.",
      issues: [101], version: "v1.2.0", buckets: .single(0.99, 0.99, count: 90)),
    ExampleChart(
      program: ExampleWorld.loom, name: "loom/subcommand", title: "Subcommands",
      description: "Which subcommands are used, to decide where work on loom pays off.",
      issues: [102, 188], version: "v1.2.0",
      buckets: [
        Bucket("build", Habit(0.88, 0.90, count: 40)),
        Bucket("test", Habit(0.71, 0.76, count: 25)),
        Bucket("run", Habit(0.62, 0.60, count: 18)),
        Bucket("get", Habit(0.35, 0.33, count: 4)),
        Bucket("install", Habit(0.22, 0.18)),
        Bucket("mod", Habit(0.19, 0.24, count: 5)),
        Bucket("vet", Habit(0.15, 0.21, count: 6)),
        Bucket("doc", Habit(0.12, 0.08)),
        Bucket("clean", Habit(0.09, 0.10, count: 2)),
        Bucket("version", Habit(0.08, 0.08, count: 2)),
        Bucket("bench", since: 5, Habit(0.03, 0.07)),
        Bucket("watch", since: 16, Habit(-0.10, 0.12, count: 9)),
      ]),
    ExampleChart(
      program: ExampleWorld.loom, name: "loom/mod/command", title: "Commands of loom mod",
      description: "What is done to the list of modules, to see which commands can be joined.",
      issues: [144], version: "v1.2.0",
      buckets: .falling(
        "tidy add update graph why vendor verify edit", from: 0.14, by: 0.66, count: 4)),
    ExampleChart(
      program: ExampleWorld.loom, name: "loom/modules", title: "Where modules come from",
      description: "The source that modules are read from. Half of the reports are enough.",
      issues: [140, 305], version: "v1.2.0", laterRate: (config: 12, rate: "0.5"),
      buckets: [
        Bucket("registry", Habit(0.82, 0.86, count: 30)),
        Bucket("vendor", Habit(0.21, 0.13, count: 20)),
        Bucket("workspace", Habit(0.08, 0.24, count: 15)),
      ]),
    ExampleChart(
      program: ExampleWorld.loom, name: "loom/proxy", title: "Module proxies",
      description: "Whether modules come through the public proxy; no address is collected.",
      issues: [141], version: "v1.2.0",
      buckets: .falling("public own direct off", from: 0.71, by: 0.30, count: 12)),
    ExampleChart(
      program: ExampleWorld.loom, name: "loom/test/result", title: "Results of tests",
      description: "How runs of loom test end.",
      issues: [150], version: "v1.2.0",
      buckets: .falling("pass fail panic timeout", from: 0.69, by: 0.42, count: 18)),
    ExampleChart(
      program: ExampleWorld.loom, name: "loom/test/duration", title: "Time of a test run",
      description: "How long the tests of one command run.",
      type: "histogram", issues: [150, 233], version: "v1.3.0", since: 2,
      buckets: [
        Bucket("<1s", Habit(0.52, 0.55, count: 16)),
        Bucket("1s-10s", Habit(0.47, 0.46, count: 9)),
        Bucket("10s-1m", Habit(0.24, 0.22, count: 5)),
        Bucket("1m-5m", Habit(0.10, 0.09, count: 2)),
        Bucket("5m-1h", Habit(0.04, 0.03, count: 2)),
        Bucket(">=1h", Habit(0.005, 0.004, count: 1)),
      ]),
    ExampleChart(
      program: ExampleWorld.loom, name: "loom/experiment", title: "Experiments",
      description: "Experiments that are switched on. Few have any; one report in ten tells.",
      issues: [199], version: "v1.3.0", since: 3, rate: "0.1",
      buckets: .falling(
        "fast-start lazy-load weft2 typed-errors arena none-of-these", from: 0.05, by: 0.7)),
    ExampleChart(
      program: ExampleWorld.loom, name: "loom/memory", title: "Largest memory of a build",
      description: "The most memory that a build needed at once.",
      type: "histogram", issues: [207], version: "v1.4.0", since: 7,
      buckets: [
        Bucket("<100MB", Habit(0.48, 0.40, count: 14)),
        Bucket("100MB-500MB", Habit(0.57, 0.58, count: 15)),
        Bucket("500MB-2GB", Habit(0.33, 0.38, count: 8)),
        Bucket("2GB-8GB", Habit(0.08, 0.12, count: 3)),
        Bucket(">=8GB", Habit(0.01, 0.02, count: 1)),
      ]),
    ExampleChart(
      program: ExampleWorld.loom, name: "loom/legacy-manifest", title: "Old manifests",
      description: "Builds that still read a loom.ini, until its support could be dropped.",
      issues: [109, 311], version: "v1.2.0", until: 14, buckets: .single(0.17, -0.06, count: 6)),
  ]

  static let loomBuilds = [
    ExampleChart(
      program: ExampleWorld.loom, name: "loom/build/flag", title: "Flags of loom build",
      description:
        "Flags that change what a build does; the values given to them are not collected.",
      issues: [121], version: "v1.2.0",
      buckets: [
        Bucket("o", Habit(0.28, 0.30, count: 6)),
        Bucket("release", Habit(0.24, 0.29, count: 5)),
        Bucket("static", Habit(0.06, 0.11)),
        Bucket("trace", Habit(0.02, 0.02)),
        Bucket("offline", since: 10, Habit(0.02, 0.05)),
      ] + .falling("tags race cover v x work a n buildmode", from: 0.09, by: 0.72)),
    ExampleChart(
      program: ExampleWorld.loom, name: "loom/build/duration", title: "Time of a build",
      description: "How long a build takes, from the command to the last file.",
      type: "histogram", issues: [130, 131], version: "v1.2.0",
      buckets: [
        Bucket("<100ms", Habit(0.41, 0.47, count: 20)),
        Bucket("100ms-1s", Habit(0.63, 0.66, count: 22)),
        Bucket("1s-10s", Habit(0.58, 0.52, count: 12)),
        Bucket("10s-1m", Habit(0.27, 0.21, count: 4)),
        Bucket("1m-5m", Habit(0.09, 0.06, count: 2)),
        Bucket("5m-30m", Habit(0.02, 0.02, count: 1)),
        Bucket(">=30m", Habit(0.003, 0.002, count: 1)),
      ]),
    ExampleChart(
      program: ExampleWorld.loom, name: "loom/build/packages", title: "Packages in a build",
      description: "How many packages a build consists of.",
      type: "histogram", issues: [132], version: "v1.2.0",
      buckets: [
        Bucket("1", Habit(0.31, 0.30, count: 9)),
        Bucket("2-10", Habit(0.55, 0.52, count: 14)),
        Bucket("11-100", Habit(0.61, 0.63, count: 16)),
        Bucket("101-1000", Habit(0.34, 0.40, count: 11)),
        Bucket("1001-10000", Habit(0.05, 0.07, count: 5)),
        Bucket(">=10001", Habit(0.004, 0.006, count: 2)),
      ]),
    ExampleChart(
      program: ExampleWorld.loom, name: "loom/build/error", title: "Builds that fail",
      description: "Builds that end with an error in the source text.",
      issues: [133], version: "v1.2.0", buckets: .single(0.74, 0.69, count: 9)),
    ExampleChart(
      program: ExampleWorld.loom, name: "loom/error", title: "Kinds of errors",
      description: "Which mistakes the compiler finds, to word the frequent ones better.",
      issues: [134, 262], version: "v1.3.0", since: 4,
      buckets: .falling(
        """
        undefined-name unused-import type-mismatch unused-variable missing-return \
        wrong-argument-count syntax-error import-cycle duplicate-declaration \
        not-exported invalid-operation missing-field assignment-mismatch constant-overflow \
        non-boolean-condition unreachable-pattern invalid-literal missing-method \
        ambiguous-selector break-outside-loop label-unused division-by-zero \
        invalid-receiver generic-constraint range-over-value string-index \
        defer-needs-call go-version-too-low embed-pattern build-tag-syntax \
        cgo-missing-compiler invalid-conversion shadowed-type init-cycle \
        goto-over-variable untyped-nil variadic-misuse wide-shift yield-outside-iterator \
        zero-sized-array
        """, from: 0.46, by: 0.9, count: 7)),
    ExampleChart(
      program: ExampleWorld.loom, name: "loom/linker", title: "Linkers",
      description:
        "Which linker makes the program, to see whether the external one is still needed.",
      issues: [266], version: "v1.4.1", since: 10,
      buckets: [
        Bucket("internal", Habit(0.55, 0.81, count: 28)),
        Bucket("external", Habit(0.42, 0.17, count: 14)),
      ]),
    ExampleChart(
      program: ExampleWorld.loom, name: "loom/target", title: "Targets of cross builds",
      description: "What is built for another system than the one it is built on.",
      issues: [158, 290], version: "v1.2.0",
      buckets: .falling(
        "linux-amd64 linux-arm64 windows-amd64 darwin-arm64 wasm linux-riscv64 freebsd-amd64"
          + " windows-arm64 linux-386", from: 0.17, by: 0.62, count: 5)),
  ]
}
