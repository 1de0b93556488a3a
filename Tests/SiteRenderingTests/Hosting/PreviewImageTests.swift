import FoundationEssentials
import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteRendering

@Suite("The picture beside a link")
struct PreviewImageTests {
  @Test("the shipped one is as large as pages say, and small")
  func shipped() throws {
    let file = try #require(EmbeddedTemplates.files.first { $0.path == "assets/preview.png" })
    let size = try #require(PreviewImage.size(of: file.bytes))
    #expect(size == (PreviewImage.width, PreviewImage.height))
    #expect(file.bytes.count <= 30_000)
  }

  @Test("what is no PNG has no size", arguments: [[], Array("GIF89a".utf8), [0x89, 0x50]])
  func none(bytes: [UInt8]) { #expect(PreviewImage.size(of: bytes) == nil) }

  @Test("every page names it by its whole address; without one, none does")
  func pages() throws {
    let catalog = try CatalogFixture.catalog()
    var diagnostics = Diagnostics()
    let assets = ["style.css": "s.css", "icon.svg": "i.svg", "site.js": "s.js"]
    for picture in ["preview.0123.png", nil] {
      var own = assets
      own["preview.png"] = picture
      let renderer = try #require(
        SiteRenderer(
          catalog: catalog, templates: try RenderedSite.templates(), assets: own,
          diagnostics: &diagnostics))
      let home = try #require(renderer.bundles.first { $0.addresses.contains(.home) })
      let text = String(decoding: renderer.bytes(of: .home, in: home), as: UTF8.self)
      let meta =
        "<meta property=\"og:image\" content=\"https://example.org/telemetry/assets/preview.0123.png\">"
      #expect(text.contains(meta) == (picture != nil))
      #expect(text.contains("og:image") == (picture != nil))
      #expect(text.contains("twitter:card") == (picture != nil))
      #expect(
        text.contains("<meta property=\"og:url\" content=\"https://example.org/telemetry/\">"))
    }
  }
}
