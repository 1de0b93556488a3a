/// The table that is being written; none stands in another.
struct ProseTable {
  var alignments: [MarkdownNode.Alignment] = []
  var column = 0
  var isHeader = false
  var hasBody = false
}

extension ProseWriter {
  mutating func tableBounds(_ node: MarkdownNode, _ isEntering: Bool) {
    output.startLine()
    if isEntering {
      table = ProseTable(alignments: node.alignments)
      // What may scroll has to be within reach of the keyboard.
      output.markup("<div class=\"scroll\" tabindex=\"0\">\n<table>\n")
    } else {
      output.markup("\(table.hasBody ? "</tbody>\n" : "")</table>\n</div>\n")
    }
  }

  mutating func tableRow(isHeader: Bool, _ isEntering: Bool) {
    output.startLine()
    if isEntering {
      table.isHeader = isHeader
      table.column = 0
      if isHeader {
        output.markup("<thead>\n")
      } else if !table.hasBody {
        table.hasBody = true
        output.markup("<tbody>\n")
      }
      output.markup("<tr>")
    } else {
      output.markup(isHeader ? "</tr>\n</thead>\n" : "</tr>")
    }
  }

  mutating func tableCell(_ node: MarkdownNode, _ isEntering: Bool) {
    let name = table.isHeader ? "th" : "td"
    guard isEntering else {
      output.markup("</\(name)>")
      table.column += 1
      return
    }
    places.enter(node)
    output.startLine()
    output.markup(table.isHeader ? "<th scope=\"col\"" : "<td")
    let alignment = table.column < table.alignments.count ? table.alignments[table.column] : .none
    if alignment != .none { output.markup(" class=\"\(alignment)\"") }
    output.markup(">")
  }
}
