import Testing

@testable import SiteRendering

@Suite("Words of a search")
struct SearchWordsTests {
  private func words(_ text: String) -> [String] {
    SearchWords.of(text).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("they are runs of ASCII letters and digits, in lower case")
  func ascii() {
    #expect(words("golang.org/x/tools/gopls") == ["golang", "org", "x", "tools", "gopls"])
    #expect(words("GOOS:x86_64-v2") == ["goos", "x86", "64", "v2"])
    #expect(words(" <script>alert('1')</script> ") == ["script", "alert", "1", "script"])
    #expect(words("__proto__") == ["proto"])
    #expect(words("") == [] && words("+ - / <=") == [])
  }

  @Test("other scripts are words too, cut at their spaces and signs of punctuation")
  func scripts() {
    #expect(words("Öffnen – «Datei»…") == ["öffnen", "datei"])
    #expect(words("ΣΊΣΥΦΟΣ Привет") == ["σίσυφοσ", "привет"])
    #expect(words("編集者。终了") == ["編集者", "终了"])
    #expect(words("👩‍🚀.exe") == ["👩", "🚀", "exe"])
  }

  @Test("a letter whose lower case is not one code point stays as it is, as in JavaScript")
  func folding() {
    #expect(words("İstanbul") == ["İstanbul"])
    #expect(words("\u{212A}ELVIN") == ["kelvin"])
    #expect(words("STRASSE ẞ") == ["strasse", "ß"])
  }

  @Test("é in two spellings is two words: names are bytes")
  func normalization() {
    #expect(SearchWords.of("\u{E9}") != SearchWords.of("e\u{301}"))
  }

  @Test("a long word is cut at 24 code points")
  func length() {
    #expect(words(String(repeating: "a", count: 30)) == [String(repeating: "a", count: 24)])
    #expect(words(String(repeating: "é", count: 30))[0].unicodeScalars.count == 24)
  }

  @Test("they are ordered like UTF-16, as JavaScript orders text")
  func order() {
    let all = ["", "a", "ab", "b", "é", "中", "\u{FB01}", "\u{FF41}", "😀", "😀b", "\u{10FFFD}"]
    for a in all {
      for b in all {
        #expect(
          SearchWords.less(Array(a.utf8), Array(b.utf8))
            == a.utf16.lexicographicallyPrecedes(b.utf16), "\(a) before \(b)")
      }
    }
  }
}
