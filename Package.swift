// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// Compiles in less time; what the tests test is optimized all the same.
let testSettings =
  settings + [.unsafeFlags(["-Onone"], .when(configuration: .release))]

let package = Package(
  name: "telemetry-site",
  products: [
    .executable(name: "telemetry-site", targets: ["telemetry-site"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // The cellar: module maps for the system's libraries.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(
      name: "CMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),

    // Floor 1: words and facts.
    .target(name: "TelemetryModel", dependencies: ["CLibCrypto"], swiftSettings: settings),

    // Floor 2, left wing: bytes → model. Right wing: model → bytes. Neither sees the other.
    .target(
      name: "TelemetryReading",
      dependencies: [
        "TelemetryModel", "CZlib", "CMarkGFM", .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings),
    .target(
      name: "SiteRendering",
      dependencies: ["TelemetryModel"],
      swiftSettings: settings,
      plugins: ["EmbedTemplates"]),

    // Puts the folder templates/ into SiteRendering at build time. The target's link to that folder makes
    // the build plan anew when a template comes or goes: only folders of targets are watched for that.
    .executableTarget(name: "embed-templates", exclude: ["templates"], swiftSettings: settings),
    .plugin(name: "EmbedTemplates", capability: .buildTool(), dependencies: ["embed-templates"]),

    // Floor 3: the only hand on the disk.
    .target(
      name: "SiteBuilding",
      dependencies: [
        "TelemetryModel", "TelemetryReading", "SiteRendering", "CSQLite", "CZlib",
      ],
      swiftSettings: settings),

    // The roof: arguments, printing, exit code.
    .executableTarget(
      name: "telemetry-site",
      dependencies: [
        "TelemetryModel", "SiteBuilding",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // Beside the roof: what makes the example in content/, from nothing but a seed.
    .executableTarget(
      name: "telemetry-site-example", dependencies: ["TelemetryModel", "CZlib"],
      swiftSettings: settings),

    // Makes sites with and without a true change, and counts what is said of them.
    .executableTarget(
      name: "telemetry-site-simulation", dependencies: ["TelemetryModel"], swiftSettings: settings),

    .target(
      name: "SiteTestSupport",
      dependencies: ["TelemetryModel"],
      path: "Tests/SiteTestSupport",
      swiftSettings: settings),
    .testTarget(
      name: "TelemetryModelTests",
      dependencies: ["TelemetryModel", "SiteTestSupport"],
      swiftSettings: testSettings),
    .testTarget(
      name: "TelemetryReadingTests",
      dependencies: ["TelemetryReading", "TelemetryModel", "SiteTestSupport"],
      swiftSettings: testSettings),
    .testTarget(
      name: "SiteRenderingTests",
      dependencies: ["SiteRendering", "TelemetryModel", "SiteTestSupport", "embed-templates"],
      swiftSettings: testSettings),
    .testTarget(
      name: "SiteBuildingTests",
      dependencies: [
        "SiteBuilding", "TelemetryReading", "SiteRendering", "TelemetryModel", "SiteTestSupport",
      ],
      swiftSettings: testSettings),
    .testTarget(
      name: "CommandTests",
      dependencies: ["telemetry-site", "SiteTestSupport"],
      swiftSettings: testSettings),
    .testTarget(
      name: "ExampleTests",
      dependencies: [
        "telemetry-site-example", "telemetry-site-simulation", "TelemetryModel", "TelemetryReading",
        "SiteTestSupport",
      ],
      swiftSettings: testSettings),
  ]
)
