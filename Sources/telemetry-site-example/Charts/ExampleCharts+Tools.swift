extension ExampleCharts {
  static let loomfmt = [
    ExampleChart(
      program: ExampleWorld.loomfmt, name: "loomfmt/mode", title: "What loomfmt does",
      description: "Whether files are written, compared or listed.",
      issues: [180], version: "v1.2.0",
      buckets: [
        Bucket("write", Habit(0.67, 0.64, count: 30)),
        Bucket("stdin", Habit(0.49, 0.57, count: 80)),
        Bucket("diff", Habit(0.12, 0.13, count: 4)),
        Bucket("list", Habit(0.09, 0.12, count: 4)),
      ]),
    ExampleChart(
      program: ExampleWorld.loomfmt, name: "loomfmt/parse-error",
      title: "Files that cannot be formatted",
      description: "Files that loomfmt gives back because they cannot be parsed.",
      issues: [181], version: "v1.2.0", buckets: .single(0.38, 0.31, count: 5)),
    ExampleChart(
      program: ExampleWorld.loomfmt, name: "loomfmt/files", title: "Files of one run",
      description: "How many files are formatted at once.",
      type: "histogram", issues: [182], version: "v1.2.0",
      buckets: [
        Bucket("1", Habit(0.81, 0.84, count: 60)),
        Bucket("2-9", Habit(0.34, 0.31, count: 8)),
        Bucket("10-99", Habit(0.22, 0.24, count: 6)),
        Bucket("100-999", Habit(0.06, 0.07, count: 3)),
        Bucket(">=1000", Habit(0.01, 0.01, count: 1)),
      ]),
    ExampleChart(
      program: ExampleWorld.loomfmt, name: "loomfmt/style", title: "Styles",
      description: "Which optional styles are asked for.",
      issues: [183, 301], version: "v1.4.0", since: 8,
      buckets: .falling(
        "default sorted-imports wide short-blocks aligned-tags no-blank compact legacy",
        from: 0.83, by: 0.49, count: 20)),
  ]

  static let loomcache = [
    ExampleChart(
      program: ExampleWorld.loomcache, name: "loomcache/lookup",
      title: "Lookups in the build cache",
      description: "Whether a package was found in the build cache or had to be woven again.",
      issues: [117, 342], version: "v1.2.0",
      buckets: [
        Bucket("hit", Habit(0.97, 0.98, count: 300, turn: .cacheHit)),
        Bucket("miss", Habit(0.64, 0.60, count: 45, turn: .cacheMiss)),
      ]),
    ExampleChart(
      program: ExampleWorld.loomcache, name: "loomcache/size", title: "Size of the cache",
      description: "How large the cache is when it is cleaned up.",
      type: "histogram", issues: [118], version: "v1.2.0",
      buckets: [
        Bucket("<100MB", Habit(0.21, 0.15, count: 2)),
        Bucket("100MB-500MB", Habit(0.34, 0.28, count: 2)),
        Bucket("500MB-1GB", Habit(0.29, 0.31, count: 2)),
        Bucket("1GB-5GB", Habit(0.24, 0.32, count: 2)),
        Bucket("5GB-20GB", Habit(0.05, 0.09, count: 1)),
        Bucket(">=20GB", Habit(0.01, 0.02, count: 1)),
      ]),
    ExampleChart(
      program: ExampleWorld.loomcache, name: "loomcache/backend", title: "Where the cache lies",
      description: "Whether the cache is on the own disk or shared.",
      issues: [119], version: "v1.2.0",
      buckets: .falling("disk shared-folder remote none", from: 0.95, by: 0.21, count: 3)),
    ExampleChart(
      program: ExampleWorld.loomcache, name: "loomcache/age", title: "Age of what is found",
      description: "How old an entry of the cache is when it is used again.",
      type: "histogram", issues: [120], version: "v1.3.0", since: 2,
      buckets: [
        Bucket("<1h", Habit(0.86, 0.84, count: 120)),
        Bucket("1h-24h", Habit(0.72, 0.71, count: 60)),
        Bucket("24h-168h", Habit(0.48, 0.47, count: 20)),
        Bucket(">=168h", Habit(0.19, 0.20, count: 8)),
      ]),
    ExampleChart(
      program: ExampleWorld.loomcache, name: "loomcache/evict", title: "Entries thrown away",
      description: "Entries that had to go because the cache was full.",
      issues: [118], version: "v1.2.0", buckets: .single(0.27, 0.35, count: 40)),
    ExampleChart(
      program: ExampleWorld.loomcache, name: "loomcache/corrupt", title: "Damaged entries",
      description:
        "Entries whose contents did not have their hash. Rare, and always a reason to look.",
      issues: [123], version: "v1.3.1", since: 3, buckets: .single(0.006, 0.004, count: 1)),
  ]

  static let weave = [
    ExampleChart(
      program: ExampleWorld.weave, name: "weave/pass", title: "Passes of the compiler",
      description: "Which passes change anything, to find those that only cost time.",
      issues: [320], version: "v0.1.0", since: 11,
      buckets: .falling(
        """
        inline escape dead-code constant-fold bounds-check nil-check schedule regalloc peephole \
        loop-rotate devirtualize vectorize tail-call outline prove branch-layout phi-opt zero-copy
        """, from: 0.95, by: 0.89, count: 40)),
    ExampleChart(
      program: ExampleWorld.weave, name: "weave/optimize", title: "Levels of optimization",
      description: "How much optimization is asked for.",
      issues: [321], version: "v0.1.0", since: 11,
      buckets: .falling("default debug size speed profile-guided", from: 0.9, by: 0.44, count: 20)),
    ExampleChart(
      program: ExampleWorld.weave, name: "weave/time", title: "Time of a package",
      description: "How long the compiler needs for one package.",
      type: "histogram", issues: [322], version: "v0.1.0", since: 11,
      buckets: [
        Bucket("<500us", Habit(0.33, 0.37, count: 90)),
        Bucket("500us-5ms", Habit(0.68, 0.70, count: 140)),
        Bucket("5ms-50ms", Habit(0.91, 0.90, count: 110)),
        Bucket("50ms-500ms", Habit(0.74, 0.70, count: 50)),
        Bucket("500ms-5s", Habit(0.29, 0.24, count: 9)),
        Bucket(">=5s", Habit(0.05, 0.04, count: 2)),
      ]),
    ExampleChart(
      program: ExampleWorld.weave, name: "weave/warning", title: "Warnings",
      description: "Which warnings are shown. Half of the reports are enough.",
      issues: [323, 340], version: "v0.1.0", since: 13, rate: "0.5",
      buckets: .falling(
        """
        unused-result shadowed-name narrow-conversion missing-case deprecated-call \
        empty-branch constant-condition float-equality loop-capture unreachable \
        unchecked-error self-assignment duplicate-key weak-random printf-verb \
        struct-tag lock-copy context-leak time-compare mutable-global octal-literal \
        redundant-cast slow-concat wide-line
        """, from: 0.4, by: 0.86, count: 6)),
    ExampleChart(
      program: ExampleWorld.weave, name: "weave/feature", title: "Instruction sets",
      description: "Which instruction sets are asked for beyond the smallest one.",
      issues: [325], version: "v0.2.0", since: 17,
      buckets: .falling(
        "none avx2 avx512 neon sve rvv sse4 aes crc32", from: 0.82, by: 0.46, count: 20)),
    ExampleChart(
      program: ExampleWorld.weave, name: "weave/output", title: "What is made",
      description: "Whether a program, a library or a plug-in is made.",
      issues: [326], version: "v0.1.0", since: 11,
      buckets: .falling("program library plugin", from: 0.97, by: 0.33, count: 60)),
  ]
}
