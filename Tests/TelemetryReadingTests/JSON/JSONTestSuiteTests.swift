import SiteTestSupport
import TelemetryModel
import TelemetryReading
import Testing

@Suite(
  "JSONTestSuite by Nicolas Seriot",
  .enabled(if: SharedFolder.isPresent, "../shared is absent"))
struct JSONTestSuiteTests {
  static let folder = "suites/JSONTestSuite/test_parsing"

  /// Valid by the RFC, refused by THREATS: two readers could understand them differently.
  static let refusedThoughValid = [
    "y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json",
    "y_object_escaped_null_in_key.json", "y_string_null_escape.json",
  ]

  @Test("every invalid text is refused")
  func invalid() throws {
    let names = try Self.names("n_")
    #expect(names.count == 188)
    for name in names {
      #expect(try !Self.isAccepted(name), "\(name)")
    }
  }

  @Test("every valid text is accepted, but for repeated keys and NUL")
  func valid() throws {
    let names = try Self.names("y_")
    #expect(names.count == 95)
    for name in names {
      #expect(try Self.isAccepted(name) != Self.refusedThoughValid.contains(name), "\(name)")
    }
  }

  @Test("what the RFC leaves open is decided for each text")
  func implementationDefined() throws {
    let names = try Self.names("i_")
    #expect(names == Self.decisions.map(\.name))
    for (name, expected) in Self.decisions {
      #expect(try Self.fault(name) == expected, "\(name)")
    }
  }

  /// By hand, from the bytes of each text. nil: accepted.
  static let decisions: [(name: String, fault: JSONFault?)] = [
    // A number is kept as its text; whether it fits is asked where it is used.
    ("i_number_double_huge_neg_exp.json", nil),
    ("i_number_huge_exp.json", nil),
    ("i_number_neg_int_huge_exp.json", nil),
    ("i_number_pos_double_huge_exp.json", nil),
    ("i_number_real_neg_overflow.json", nil),
    ("i_number_real_pos_overflow.json", nil),
    ("i_number_real_underflow.json", nil),
    ("i_number_too_big_neg_int.json", nil),
    ("i_number_too_big_pos_int.json", nil),
    ("i_number_very_big_negative_int.json", nil),
    // {"\uDFAA":0}: a low half alone.
    ("i_object_key_lone_2nd_surrogate.json", JSONFault(.loneSurrogate, at: 2)),
    // ["\uDADA"]: a high half, then the end of the string.
    ("i_string_1st_surrogate_but_2nd_missing.json", JSONFault(.loneSurrogate, at: 2)),
    // ["\uD888\u1234"]: a high half, then an ordinary character.
    ("i_string_1st_valid_surrogate_2nd_invalid.json", JSONFault(.loneSurrogate, at: 2)),
    ("i_string_UTF-16LE_with_BOM.json", JSONFault(.utf16, at: 0)),
    // [" E6 97 A5 D1 88 FA: FA begins nothing.
    ("i_string_UTF-8_invalid_sequence.json", JSONFault(.invalidUTF8(0xFA), at: 7)),
    // [" ED A0 80: a surrogate in UTF-8.
    ("i_string_UTF8_surrogate_U+D800.json", JSONFault(.invalidUTF8(0xED), at: 2)),
    // ["\uD800\n"]: the escape behind it is another one.
    ("i_string_incomplete_surrogate_and_escape_valid.json", JSONFault(.loneSurrogate, at: 2)),
    // ["\uDd1ea"]: a low half alone, then the letter a.
    ("i_string_incomplete_surrogate_pair.json", JSONFault(.loneSurrogate, at: 2)),
    // ["\uD800\uD800\n"]: two high halves.
    ("i_string_incomplete_surrogates_escape_valid.json", JSONFault(.loneSurrogate, at: 2)),
    ("i_string_invalid_lonely_surrogate.json", JSONFault(.loneSurrogate, at: 2)),
    ("i_string_invalid_surrogate.json", JSONFault(.loneSurrogate, at: 2)),
    ("i_string_invalid_utf-8.json", JSONFault(.invalidUTF8(0xFF), at: 2)),
    // ["\uDd1e\uD834"]: the halves in the wrong order.
    ("i_string_inverted_surrogates_U+1D11E.json", JSONFault(.loneSurrogate, at: 2)),
    // E9 is é in Latin-1, and the head of three bytes in UTF-8.
    ("i_string_iso_latin_1.json", JSONFault(.invalidUTF8(0xE9), at: 2)),
    ("i_string_lone_second_surrogate.json", JSONFault(.loneSurrogate, at: 2)),
    ("i_string_lone_utf8_continuation_byte.json", JSONFault(.invalidUTF8(0x81), at: 2)),
    // F4 BF BF BF would be above U+10FFFF.
    ("i_string_not_in_unicode_range.json", JSONFault(.invalidUTF8(0xF4), at: 2)),
    ("i_string_overlong_sequence_2_bytes.json", JSONFault(.invalidUTF8(0xC0), at: 2)),
    ("i_string_overlong_sequence_6_bytes.json", JSONFault(.invalidUTF8(0xFC), at: 2)),
    ("i_string_overlong_sequence_6_bytes_null.json", JSONFault(.invalidUTF8(0xFC), at: 2)),
    ("i_string_truncated-utf-8.json", JSONFault(.invalidUTF8(0xE0), at: 2)),
    ("i_string_utf16BE_no_BOM.json", JSONFault(.utf16, at: 0)),
    ("i_string_utf16LE_no_BOM.json", JSONFault(.utf16, at: 0)),
    // The 65th bracket is one too many.
    ("i_structure_500_nested_arrays.json", JSONFault(.tooDeep(limit: 64), at: 64)),
    ("i_structure_UTF-8_BOM_empty_object.json", JSONFault(.byteOrderMark, at: 0)),
  ]

  private static func names(_ prefix: String) throws -> [String] {
    try SharedFolder.names(in: folder).filter { $0.hasPrefix(prefix) }
  }

  private static func isAccepted(_ name: String) throws -> Bool {
    var diagnostics = Diagnostics()
    let document = JSONDocument.read(
      try SharedFolder.bytes("\(folder)/\(name)"), file: name, limits: InputLimits(),
      diagnostics: &diagnostics)
    #expect(document != nil || diagnostics.hasErrors, "\(name) is refused without a word")
    return !diagnostics.hasErrors
  }

  private static func fault(_ name: String) throws -> JSONFault? {
    try SharedFolder.bytes("\(folder)/\(name)").withUnsafeBytes { bytes in
      var scanner = JSONScanner(bytes, maximumDepth: InputLimits().jsonDepth)
      do throws(JSONFault) {
        while try scanner.next() != .end {}
        return nil
      } catch {
        return error
      }
    }
  }
}
