/// Text, brackets that grow, and matrices.
extension TeXParser {
  /// The characters of a group, or of one token, as text.
  mutating func text() -> String {
    guard next == .character("{") else {
      let token = next
      position += 1
      return token.map(TeXParser.text) ?? ""
    }
    position += 1
    var (text, depth) = ("", 0)
    while position < tokens.count {
      let token = tokens[position]
      position += 1
      if token == .character("{") {
        depth += 1
      } else if token == .character("}") {
        if depth == 0 { break }
        depth -= 1
      } else {
        text += TeXParser.text(token)
      }
    }
    return text
  }

  static func text(_ token: TeXToken) -> String {
    switch token {
    case .space: "\u{a0}"
    case .character(let character): String(character)
    case .command(let name):
      TeXSymbols.letters[name] ?? TeXSymbols.signs[name]
        ?? (name == " " || name == "," ? " " : name)
    }
  }

  // MARK: Brackets that grow

  /// The bracket after `\big`, `\left` and the like; `nil` for none.
  mutating func delimiter() -> String? {
    guard let token = next else { return nil }
    position += 1
    switch token {
    case .character("."), .space: return nil
    case .character(let character): return String(character)
    case .command(let name): return TeXSymbols.brackets[name] ?? name
    }
  }

  /// What a bracket is to its neighbours.
  static func kind(of bracket: String) -> Kind {
    TeXSymbols.opening.contains(bracket) ? .operator : .ordinary
  }

  mutating func sized(_ size: String) -> Piece {
    let sign = delimiter() ?? ""
    let isBar: Bool = sign == "|" || sign == "‖"
    let spaces = isBar ? " lspace=\"0\" rspace=\"0\"" : ""
    let xml = MathML.text(
      "mo", "stretchy=\"true\" symmetric=\"true\" minsize=\"\(size)\" maxsize=\"\(size)\"\(spaces)",
      text: sign)
    return Piece(xml: xml, kind: TeXParser.kind(of: sign))
  }

  // MARK: Matrices

  /// The rows of a matrix after `\begin{...}`.
  mutating func matrix(_ name: String) -> String {
    var rows: [String] = []
    var cells: [String] = []
    func isEnd(_ token: TeXToken) -> Bool {
      token == .character("&") || token == .command("\\") || token == .command("end")
    }
    while let token = next {
      let before = position
      cells.append(MathML.element("mtd", "", row(until: isEnd).joined()))
      if next == .character("&") {
        position += 1
        continue
      }
      rows.append(MathML.element("mtr", "", cells.joined()))
      cells = []
      if next == .command("\\") { position += 1 }
      if next == .command("end") {
        position += 1
        _ = text()
        break
      }
      if position == before && token == next { position += 1 }
    }
    let table = MathML.element("mtable", "", rows.joined())
    guard let (left, right) = TeXParser.environments[name] else { return table }
    return MathML.row([
      MathML.text("mo", "stretchy=\"true\"", text: left), table,
      MathML.text("mo", "stretchy=\"true\"", text: right),
    ])
  }

  static let environments = [
    "pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "vmatrix": ("|", "|"), "cases": ("{", ""),
  ]
}
