import SiteRendering
import TelemetryModel
import Testing

@Suite("Page addresses")
struct PageAddressTests {
  private static let go = ProgramName("cmd/go")
  private static let gopls = ProgramName("golang.org/x/tools/gopls")
  private static let client = ChartName("gopls/client")
  private static let lastDay = Day(Array("2026-04-26".utf8))

  @Test("every page and file has its address and its file")
  func pathsAndFiles() throws {
    let day = try #require(Self.lastDay)
    let expected: [(PageAddress, String, String)] = [
      (.home, "/", "index.html"),
      (.notFound, "/404.html", "404.html"),
      (.charts, "/charts/", "charts/index.html"),
      (.week(day), "/charts/2026-04-26/", "charts/2026-04-26/index.html"),
      (.program(Self.go), "/programs/cmd/go/", "programs/cmd/go/index.html"),
      (.counters, "/counters/", "counters/index.html"),
      (
        .chart(Self.gopls, Self.client), "/counters/golang.org/x/tools/gopls/-/gopls/client/",
        "counters/golang.org/x/tools/gopls/-/gopls/client/index.html"
      ),
      (
        .chartFile(Self.go, ChartName("GOOS"), .svg), "/counters/cmd/go/-/goos~~f/chart.svg",
        "counters/cmd/go/-/goos~~f/chart.svg"
      ),
      (
        .counter(Self.go, ChartName("go"), BucketName("go/fx")),
        "/counters/cmd/go/-/go/-/go/fx/", "counters/cmd/go/-/go/-/go/fx/index.html"
      ),
      (
        .counterFile(Self.go, ChartName("a"), BucketName("<b"), .csv),
        "/counters/cmd/go/-/a/-/~3cb/data.csv", "counters/cmd/go/-/a/-/~3cb/data.csv"
      ),
      (
        .weekProgram(day, Self.gopls), "/charts/2026-04-26/golang.org/x/tools/gopls/",
        "charts/2026-04-26/golang.org/x/tools/gopls/index.html"
      ),
      (.countersLetter("p-2"), "/counters/-/p-2/", "counters/-/p-2/index.html"),
      (
        .chartLetter(Self.go, ChartName("GOOS"), "0-9"), "/counters/cmd/go/-/goos~~f/-/-/0-9/",
        "counters/cmd/go/-/goos~~f/-/-/0-9/index.html"
      ),
      (.asset("fonts/a.woff2"), "/assets/fonts/a.woff2", "assets/fonts/a.woff2"),
    ]
    for (address, path, file) in expected {
      #expect(address.path == path)
      #expect(address.outputPath == file)
    }
  }

  @Test("a link stands under the path of the base URL")
  func links() throws {
    let base = try #require(BaseURL("https://example.org/telemetry"))
    #expect(PageAddress.home.href(under: base) == "/telemetry/")
    #expect(PageAddress.program(Self.go).href(under: base) == "/telemetry/programs/cmd/go/")
    #expect(PageAddress.notFound.url(under: base) == "https://example.org/telemetry/404.html")
    let root = try #require(BaseURL("https://example.org"))
    #expect(PageAddress.charts.href(under: root) == "/charts/")
    #expect(PageAddress.home.url(under: root) == "https://example.org/")
  }

  @Test("pages whose names share their parts do not share an address")
  func separators() {
    func names(_ text: String) -> (ProgramName, ChartName, BucketName) {
      (ProgramName(text), ChartName(text), BucketName(text))
    }
    var paths: Set<String> = [PageAddress.counters.outputPath.lowercased()]
    var count = 1
    let texts = ["a", "A", "-", "a/-", "-/a", "a/-/a", "a/-/a/-/a", "index.html", "data.csv", ""]
    let letters = ["a", "0-9", "other", "a-2"]
    for letter in letters {
      paths.insert(PageAddress.countersLetter(letter).outputPath.lowercased())
      count += 1
    }
    for program in texts {
      for chart in texts {
        let addresses =
          [
            PageAddress.chart(ProgramName(program), ChartName(chart)),
            .chartFile(ProgramName(program), ChartName(chart), .csv),
          ]
          + letters.map { .chartLetter(ProgramName(program), ChartName(chart), $0) }
          + texts.flatMap {
            [
              PageAddress.counter(ProgramName(program), ChartName(chart), BucketName($0)),
              .counterFile(ProgramName(program), ChartName(chart), BucketName($0), .csv),
            ]
          }
        count += addresses.count
        for address in addresses { paths.insert(address.outputPath.lowercased()) }
      }
    }
    #expect(paths.count == count)
  }

  @Test("an output path over 1,024 bytes is told with its length")
  func tooLong() {
    // 9 bytes of folder, 2 for each segment, 10 for the page: 1,023, 1,025.
    func address(segments: Int) -> PageAddress {
      .program(ProgramName(Array(repeating: "a", count: segments).joined(separator: "/")))
    }
    #expect(address(segments: 502).outputPath.utf8.count == 1023)
    #expect(address(segments: 502).tooLong == nil)
    #expect(address(segments: 503).tooLong == PageAddress.TooLong(bytes: 1025, limit: 1024))
  }

  @Test(
    "an asset keeps its name, or has none",
    arguments: [
      ("site.css", true), ("icons/a-b_c.1.svg", true), ("Site.css", false), ("a b.css", false),
      (".hidden", false), ("../x", false), ("a//b", false), ("", false), ("a/", false),
      ("~", false),
      ("con.css", false), ("\u{e9}.css", false),
    ])
  func assetNames(name: String, isAllowed: Bool) {
    #expect(PageAddress.isAssetName(name) == isAllowed)
  }
}
