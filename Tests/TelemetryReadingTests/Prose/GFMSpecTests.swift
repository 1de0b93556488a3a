import SiteTestSupport
import TelemetryModel
import Testing

@testable import TelemetryReading

/// The examples of the GFM specification, as pages of a site.
@Suite(
  "The GFM specification, by GitHub",
  .enabled(if: SharedFolder.isPresent, "../shared is absent"))
struct GFMSpecTests {
  struct Example {
    var number: Int
    var markdown: String
    var html: String
  }

  /// Where our page is another one than the specification's, and why: each number by hand, from the
  /// example's text.
  private enum Reason: String, CaseIterable {
    /// `#`, while the page has its title already.
    case title = "a second title"
    /// `foo`, `/f&ouml;`, `ftp:`: no page of a site, and no address that is followed.
    case link = "the link to "
    case emptyLink = "a link without a target"
    /// `/url`, `moon.jpg`: no file of the site's.
    case image = "the image "
    case imageText = "an image without a text"
    case rawHTML = "HTML, which is shown as text"
    case anchor = " is no place on this page"
    /// 605: a scheme is written in lower case. 610 and those behind it: the specification reads them
    /// without its own extension for bare addresses.
    case address = "nothing"

    var examples: [Int] {
      switch self {
      case .title:
        [10, 32] + (36...38) + [42, 45, 46] + (48...54) + [85, 111, 183, 184, 197] + (206...208)
          + [210, 278]
      case .link:
        [163, 164, 171, 172, 173, 175, 318, 319, 328, 329, 356, 498, 501] + (504...508)
          + (510...512) + [515, 530, 604] + (606...609) + [628]
      case .emptyLink: [169, 495, 496, 575]
      case .image: [525, 528, 539] + (580...588) + (590...597) + [599]
      case .imageText: [589]
      case .rawHTML:
        [Int](118...160) + [170, 288, 289, 317, 327, 354, 484, 485, 486, 500, 503, 532, 544]
          + (632...636) + [642, 644] + (647...651) + [653, 663, 664]
      case .anchor: [509]
      case .address: [605, 610, 614, 616, 619, 620]
      }
    }
  }

  @Test("each example has the specification's HTML, or one of the reasons that are listed")
  func examples() throws {
    let examples = try Self.all()
    #expect(examples.count == 673)
    var found: [Reason: [Int]] = [:]
    for example in examples {
      let read = try ReadArticle("---\ntitle: t\n---\n" + example.markdown)
      let messages = (read.diagnostics.errors + read.diagnostics.warnings).map(\.message)
      if let message = messages.first {
        let reason = try #require(
          Reason.allCases.first { message.contains($0.rawValue) }, "\(example.number): \(message)")
        found[reason, default: []].append(example.number)
      }
      guard let article = read.article else { continue }
      let html = Self.withoutIDs(ReadArticle.html(article.pieces))
        .replacing("[address ", with: "").replacing("]\"", with: "\"")
      for tag in Self.tags(in: html) {
        #expect(Self.ourTags.contains(tag), "\(example.number): <\(tag)>")
      }
      if messages.isEmpty, html != Self.ours(example.html) {
        found[.address, default: []].append(example.number)
      }
    }
    for reason in Reason.allCases {
      #expect(found[reason] ?? [] == reason.examples, "\(reason)")
    }
  }

  static func all() throws -> [Example] {
    let spec = String(
      decoding: try SharedFolder.bytes("suites/gfm-spec/spec.txt"), as: UTF8.self)
    var examples: [Example] = []
    var open: (markdown: String, html: String, isHTML: Bool)?
    let fence = String(repeating: "`", count: 32)
    for line in spec.split(separator: "\n", omittingEmptySubsequences: false) {
      let text = line.replacing("→", with: "\t") + "\n"
      if line.hasPrefix(fence + " example") {
        open = ("", "", false)
      } else if line == fence, let example = open {
        examples.append(
          Example(
            number: examples.count + 1, markdown: example.markdown, html: example.html))
        open = nil
      } else if line == ".", open?.isHTML == false {
        open?.isHTML = true
      } else if open?.isHTML == true {
        open?.html += text
      } else {
        open?.markdown += text
      }
    }
    return examples
  }

  /// The specification's HTML with the markup that ours differs in on purpose.
  static func ours(_ html: String) -> String {
    html.replacing(" />", with: ">")
      .replacing("<pre><code", with: "<pre tabindex=\"0\"><code")
      .replacing("<table>", with: "<div class=\"scroll\" tabindex=\"0\">\n<table>")
      .replacing("</table>", with: "</table>\n</div>")
      .replacing("<th>", with: "<th scope=\"col\">")
      .replacing("<th align", with: "<th scope=\"col\" class")
      .replacing("<td align", with: "<td class")
      .replacing(
        "<li><input disabled=\"\" type=\"checkbox\"> ",
        with: "<li><span class=\"task\" role=\"img\" aria-label=\"open\">☐</span> "
      )
      .replacing(
        "<li><input checked=\"\" disabled=\"\" type=\"checkbox\"> ",
        with: "<li><span class=\"task\" role=\"img\" aria-label=\"done\">☑</span> ")
  }

  private static let ourTags: Set<String> = [
    "p", "em", "strong", "del", "a", "img", "br", "hr", "ul", "ol", "li", "blockquote", "pre",
    "code", "h2", "h3", "h4", "h5", "h6", "div", "table", "thead", "tbody", "tr", "th", "td",
    "span", "sup", "section",
  ]

  private static func withoutIDs(_ html: String) -> String {
    var parts = html.components(after: "<h")
    for index in parts.indices.dropFirst() {
      guard let quote = parts[index].dropFirst(6).firstIndex(of: "\""),
        parts[index].dropFirst().hasPrefix(" id=\"")
      else { continue }
      parts[index] =
        String(parts[index].prefix(1)) + parts[index][parts[index].index(after: quote)...]
    }
    return parts.joined(separator: "<h")
  }

  private static func tags(in html: String) -> [String] {
    html.components(after: "<").dropFirst().map {
      String($0.drop { $0 == "/" }.prefix { $0 != ">" && $0 != " " })
    }
  }
}

extension String {
  /// The parts between all places of `separator`.
  fileprivate func components(after separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
