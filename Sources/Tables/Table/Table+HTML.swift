import ExactArithmetic

extension Table {
  /// A `table` with a caption and headings for its columns and rows.
  ///
  /// - Parameter isTitled: whether the page shows the title already, so that the caption is only for those who hear it.
  func html(_ style: ValueStyle, isTitled: Bool = false) -> HTML {
    let style = readerStyle(style)
    let kinds = alignments.map { alignment -> String? in
      switch alignment {
      case .left: return nil
      case .center: return "center"
      case .right: return "number"
      }
    }
    func cell(_ name: StaticString, _ scope: String?, _ kind: String?, _ content: HTML) -> HTML {
      switch (scope, kind) {
      case (let scope?, let kind?): return HTML(name, ["scope": scope, "class": kind], content)
      case (let scope?, nil): return HTML(name, ["scope": scope], content)
      case (nil, let kind?): return HTML(name, ["class": kind], content)
      case (nil, nil): return HTML(name, content)
      }
    }
    let headings = zip(headings(style), kinds).map {
      cell("th", "col", $1, HTML(formula: $0, .prose))
    }
    let lines = measured(style).rows.map { row in
      HTML(
        "tr",
        row.indices.map { index in
          let content = row[index].html(style, columns[index].notation)
          return index == 0
            ? cell("th", "row", kinds[index], content) : cell("td", nil, kinds[index], content)
        })
    }
    var parts = [HTML("thead", HTML("tr", headings)), HTML.block("tbody", lines)]
    if !title.isEmpty {
      let caption =
        isTitled
        ? HTML("caption", ["class": "spoken"], text: title) : HTML("caption", text: title)
      parts.insert(caption, at: 0)
    }
    return HTML("div", ["class": "wide"], .block("table", parts))
  }
}

extension Table.Cell {
  /// The value as in text: numbers and verdicts with their marks, text as it is.
  fileprivate func html(_ style: ValueStyle, _ notation: Table.Column.Notation) -> HTML {
    switch self {
    case .text(let text): return HTML(text)
    case .verdict(let verdict):
      return HTML("span", ["class": "verdict \(verdict.rawValue)"], text: verdict.rawValue)
    default: return HTML(formula: text(style, notation))
    }
  }
}
