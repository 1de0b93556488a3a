import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

@Suite("The pages of configs")
struct ConfigPageTests {
  static let config = Array("{\"Programs\": []}\n".utf8)
  static let chartConfig = Array("# \u{202E}x\u{7}\r\ntitle: <b>\n".utf8)

  /// The fixture's history with files, stacks, hashes and gaps of records in its last version.
  static func site(versions: Int = 3, weeks: Int = 5) throws -> RenderedSite {
    var content = SiteContent()
    var history = CatalogFixture.history
    history.releases[1].config.programs[0].stacks = [
      CounterConfig(
        expression: "crash", names: [CounterName("crash")], rate: 1, depth: 8,
        location: SourceLocation(file: "config.json"))
    ]
    history.releases[2].config.programs[0].stacks = [
      CounterConfig(
        expression: "crash", names: [CounterName("crash")], rate: 0.25, depth: 16,
        location: SourceLocation(file: "config.json"))
    ]
    history.releases[2].config.sampleRate = 0.5
    history.releases[2].config.metadata[0].values.append(BucketName("windows"))
    history.releases[2].records?.append(
      ConfigFixture.record("Crashes", "crash", program: "example.org/tool", type: "stack"))
    history.releases[2].records?.append(
      ConfigFixture.record("Never", "never:{a,b}", program: "example.org/tool"))
    history.releases[2].commit = "0123456789abcdef"
    history.releases[2].moduleHash = "h1:tUkgA/2r/6epSRu3O9dhJdVEOE6MmVXr8AoEDPPAXAw="
    history.releases[2].goModHash = "h1:gGAx30yFyiHN9b+CsdVOVYZ2OSK1XUtbnauQkqJV5KY="
    history.releases[2].configSHA256 = SHA256.hexDigest(of: Self.config)
    history.releases[2].modulePath = "example.org/tool/config"
    history.releases = Array(history.releases.prefix(versions))
    for release in history.releases {
      content.configFiles.append(file(release, "config.json", Self.config))
      content.configFiles.append(file(release, "chartconfig.txt", Self.chartConfig))
      if release.goModHash != nil {
        content.configFiles.append(file(release, "go.mod", []))
      }
    }
    let catalog = try CatalogFixture.build(
      CatalogFixture.settings, CatalogFixture.tables(upTo: weeks), history)
    return try RenderedSite(catalog, content: content)
  }

  private static func file(_ release: ConfigRelease, _ name: String, _ text: [UInt8]) -> ConfigFile
  {
    ConfigFile(
      version: release.version, name: name,
      file: FileDigest(of: text), text: text)
  }

  private static func address(_ version: String) -> PageAddress { .config(ConfigVersion(version)) }

  @Test("counters that came and went lead to their pages, and issues are named by their numbers")
  func links() throws {
    let site = try Self.site()
    let page = site.text(Self.address("v0.3.0"))
    let tool = "/telemetry/counters/example.org/tool/-"
    #expect(page.contains("<li><a href=\"\(tool)/old/-/old/\"><code>old</code></a></li>"))
    #expect(
      site.addresses.contains {
        $0.href(under: site.catalog.settings.baseURL) == "\(tool)/old/-/old/"
      })
    #expect(
      page.contains("<a href=\"/telemetry/counters/lab/-/mode/-/c/\"><code>mode:c</code></a>"))
  }

  @Test("the index, a version and what is collected are as they were looked at")
  func golden() throws {
    let site = try Self.site()
    try Golden.expect(site.bytes(.configs), equals: "pages/config.three-versions.html")
    try Golden.expect(
      site.bytes(Self.address("v0.3.0")), equals: "pages/config-version.every-change.html")
    try Golden.expect(
      site.bytes(Self.address("v0.1.0")), equals: "pages/config-version.first.html")
    try Golden.expect(site.bytes(.collected), equals: "pages/collected.sampled.html")
  }

  @Test("a version's page is the same when later versions and data have come")
  func permanent() throws {
    let earlier = try Self.site(versions: 2, weeks: 3)
    let later = try Self.site()
    for version in ["v0.1.0", "v0.2.0"] {
      let page = earlier.text(Self.address(version))
      #expect(page == later.text(Self.address(version)))
      #expect(!page.contains("v0.3.0") && !page.contains("until"))
    }
    #expect(!earlier.addresses.contains(Self.address("v0.3.0")))
  }

  @Test("a site with configs and no table has its pages, drawings among them")
  func withoutTables() throws {
    var history = CatalogFixture.history
    history.releases[2].config.programs[0].stacks = [
      CounterConfig(
        expression: "crash", names: [CounterName("crash")], rate: 1, depth: 8,
        location: SourceLocation(file: "config.json"))
    ]
    let site = try RenderedSite(
      CatalogFixture.build(CatalogFixture.settings, InputTables(), history))
    for address in site.addresses
    where address.outputPath.utf8.last != UInt8(ascii: "v") && address != .noJekyll {
      #expect(!site.bytes(address).isEmpty, "\(address.path)")
    }
    #expect(site.text(.collected).contains("&quot;Week&quot;: &quot;2026-03-25&quot;"))
  }

  @Test("a site without a config history says so, and has no version")
  func withoutHistory() throws {
    let site = try RenderedSite(CatalogFixture.withoutConfig())
    #expect(!site.addresses.contains(.configs))
    #expect(!site.text(.home).contains("/config/"))
    #expect(site.text(.collected).contains("nothing can be said here about what is collected"))
    #expect(!site.text(.collected).contains("<section"))
    #expect(!site.addresses.contains { $0.kind == .config })
  }

  @Test("hashes say what the build checked, and what cannot be checked from the site")
  func hashes() throws {
    let page = try Self.site().text(Self.address("v0.3.0"))
    let url = "https://example.org/telemetry/config/v0.3.0/"
    #expect(page.contains("<code>curl -s \(url)config.json | sha256sum</code>"))
    #expect(page.contains("$(curl -s \(url)go.mod | sha256sum | cut -d&#39; &#39; -f1)"))
    #expect(page.contains("go mod download -json example.org/tool/config@v0.3.0"))
    #expect(page.contains("the build did not check it, and it cannot be checked from this site"))
    #expect(!page.contains("The history gives no hash"))
    let first = try Self.site().text(Self.address("v0.1.0"))
    #expect(
      first.contains("gives no hash of config.json (sha256), go.mod (gomod_h1) and the module"))
    #expect(first.contains(SHA256.hexDigest(of: Self.config)))
    #expect(!first.contains("go mod download"))
  }

  @Test("a version's name that a shell would act on stands in no command")
  func commands() throws {
    var history = ConfigHistory(releases: [CatalogFixture.history.releases[0]])
    history.releases[0].version = ConfigVersion("$(id)")
    history.releases[0].modulePath = "example.org/tool/config"
    history.releases[0].moduleHash = "h1:tUkgA/2r/6epSRu3O9dhJdVEOE6MmVXr8AoEDPPAXAw="
    let site = try RenderedSite(
      CatalogFixture.build(CatalogFixture.settings, TablesFixture().tables, history))
    let page = site.text(Self.address("$(id)"))
    #expect(page.contains("<h3>h1</h3>"))
    #expect(!page.contains("go mod download"))
  }

  @Test("characters of a file that do not show, or turn text, are named")
  func unseen() throws {
    let page = try Self.site().text(Self.address("v0.3.0"))
    #expect(page.contains("# &lt;U+202E&gt;x&lt;U+0007&gt;\ntitle: &lt;b&gt;\n"))
  }

  @Test("a file that is too long for a page is linked alone")
  func longFile() throws {
    var content = SiteContent()
    let release = CatalogFixture.history.releases[0]
    content.configFiles = [
      Self.file(release, "config.json", Array(repeating: UInt8(ascii: "x"), count: 64 * 1024)),
      Self.file(
        release, "chartconfig.txt", Array(repeating: UInt8(ascii: "y"), count: 64 * 1024 + 1)),
    ]
    let page = try RenderedSite(CatalogFixture.catalog(), content: content)
      .text(Self.address("v0.1.0"))
    #expect(page.contains("xxx"))
    #expect(!page.contains("yyy"))
    #expect(page.contains("/config/v0.1.0/chartconfig.txt\">chartconfig.txt (65,537 bytes)"))
  }

  @Test("a chart's changes link the versions that made them")
  func changes() throws {
    let site = try Self.site()
    let place = try site.counter("example.org/tool", "old")
    let page = site.text(.chart(program: place.program, chart: place.chart))
    #expect(
      page.contains(
        "Retired with</span> <a href=\"/telemetry/config/v0.3.0/\">v0.3.0 (25 Mar 2026)</a>"))
  }

  @Test("no sentence of what is collected names Go or a tool of it")
  func neutral() throws {
    let page = try Self.site().text(.collected)
    #expect(!page.contains(/\bGo\b|golang|gopls|cmd\//))
  }
}
