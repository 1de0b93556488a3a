import SiteRendering
import Testing

struct BarLayoutTests {
  @Test("a bar is as long as its share of the scale, in whole pixels")
  func length() {
    let bar = BarLayout(value: 0.25, interval: 0.2...0.3, full: 0.5)
    #expect(bar.length == 240)
    #expect(bar.whisker == 192...288)
  }

  @Test("a bar above 0 is at least one pixel long, and one of 0 has none")
  func smallest() {
    #expect(BarLayout(value: 0.000_001, interval: nil, full: 1).length == 1)
    #expect(BarLayout(value: 0, interval: nil, full: 1).length == 0)
  }

  @Test("a whisker ends where the scale ends")
  func cut() {
    #expect(BarLayout(value: 1, interval: 0.9...1.2, full: 1).whisker == 432...480)
  }

  @Test(
    "the scale of a table is the smallest round one that holds every interval",
    arguments: [(0.004, 0.01), (0.01, 0.01), (0.011, 0.02), (0.34, 0.5), (0.51, 1), (1, 1)])
  func scale(greatest: Double, full: Double) {
    #expect(BarLayout.fullShare(holding: greatest) == full)
  }

  @Test("a bar is drawn with its whisker on a halo")
  func drawing() {
    var buffer = ByteBuffer(capacity: 300)
    BarDrawing.append(BarLayout(value: 0.25, interval: 0.2...0.3, full: 0.5), to: &buffer)
    #expect(
      String(decoding: buffer.bytes, as: UTF8.self)
        == "<svg class=\"bar\" viewBox=\"0 0 480 16\" preserveAspectRatio=\"none\" width=\"240\""
        + " height=\"16\" aria-hidden=\"true\"><rect y=\"2\" height=\"12\" width=\"240\"/>"
        + "<path class=\"halo\" d=\"M192 8H288\"/><path class=\"whisker\" d=\"M192 8H288\"/></svg>")
  }
}
