import TelemetryModel
import Testing

struct WebAddressTests {
  @Test(
    "an address of the web has a host and the characters of a URL",
    arguments: [
      "https://go.dev", "https://go.dev/issue/57000", "http://localhost:8000/?a=b#c",
      "https://example.org/caf%C3%A9", "https://example.org/@name",
    ])
  func web(text: String) { #expect(WebAddress.isWebURL(text)) }

  @Test(
    "what is no address of the web, or would be taken for another's, is refused",
    arguments: [
      "", "https://", "https:///path", "https://go.dev@evil.example/", "https://a:b@evil.example/",
      "https://?q", "https://#x", "HTTPS://go.dev", "ftp://go.dev/", "javascript:alert(1)",
      "//go.dev/", "https://go.dev:0/", "https://go.dev:+80/", "https://go.dev:99999/",
      "https://go dev/", "https://go.dev/a b", "https://go.dev/\"", "https://go.dev/%zz",
      "https://g\u{43e}.dev/", "https://go.dev/\n", " https://go.dev/", "https://go.dev\\evil/",
    ])
  func refused(text: String) { #expect(!WebAddress.isWebURL(text)) }
}
