/// The derived metrics of the example: `metrics.yml`.
enum ExampleMetrics {
  static let text =
    ExampleContent.mark + """
      - id: cache-misses
        title: Lookups in the build cache that miss
        description: >
          What part of the lookups in the build cache finds nothing, so that a package has to be
          woven again.
        program: example.org/loom/cmd/loomcache
        numerator: loomcache/lookup:miss
        denominator: loomcache/lookup:{hit,miss}
        by: [GOOS, Version, GOOS+Version]
        issues: [https://example.org/loom/issues/117, https://example.org/loom/issues/342]
      - id: caches-away
        title: Caches that are not on the own disk
        description: Reports of machines whose cache lies in a shared folder or on a server.
        program: example.org/loom/cmd/loomcache
        numerator: loomcache/backend:{shared-folder,remote}
        by: GOOS
        issues: https://example.org/loom/issues/119
      - id: damaged-caches
        title: Reports of a damaged cache
        description: Reports of at least one entry whose contents did not have their hash.
        program: example.org/loom/cmd/loomcache
        numerator: loomcache/corrupt
        by: GOOS
        issues: https://example.org/loom/issues/123
      - id: thrown-away
        title: Entries thrown away for each lookup
        description: How many entries had to go because the cache was full, for each lookup in it.
        program: example.org/loom/cmd/loomcache
        numerator: loomcache/evict
        denominator: loomcache/lookup:{hit,miss}
        by: GOOS
        issues: https://example.org/loom/issues/118

      """
}
