/// Commands: letters, signs, functions, fractions and alphabets.
extension TeXParser {
  mutating func command(_ name: String) -> Piece {
    if let letter = TeXSymbols.letters[name] {
      let isUpright: Bool = letter.first?.isUppercase ?? false
      return Piece(xml: MathML.text("mi", isUpright ? "mathvariant=\"normal\"" : "", text: letter))
    }
    if let sign = TeXSymbols.signs[name] {
      return Piece(xml: MathML.text("mi", "mathvariant=\"normal\"", text: sign))
    }
    if let sign = TeXSymbols.operators[name] {
      return Piece(xml: MathML.text("mo", text: sign), kind: .operator)
    }
    if let large = TeXSymbols.large[name] {
      return Piece(
        xml: MathML.text("mo", text: large.sign), hasLimits: large.hasLimits, kind: .operator)
    }
    if TeXSymbols.functions.contains(name) {
      return Piece(xml: MathML.text("mi", text: name), isFunction: true, isName: true)
    }
    if let text = TeXSymbols.limits[name] { return TeXParser.named(text, hasLimits: true) }
    if let bracket = TeXSymbols.brackets[name] {
      return Piece(xml: TeXParser.bracket(bracket), kind: TeXParser.kind(of: bracket))
    }
    if let width = TeXSymbols.spaces[name] { return Piece(xml: MathML.space(width), kind: .space) }
    if let size = TeXSymbols.sizes[name] { return sized(size) }
    if let accent = TeXSymbols.accents[name] {
      let sign = MathML.text("mo", "stretchy=\"false\"", text: accent)
      return Piece(xml: MathML.element("mover", "accent=\"true\"", argument(), sign))
    }
    return construction(name)
  }

  /// A name such as `max`, with the limits of an operator.
  static func named(_ text: String, hasLimits: Bool) -> Piece {
    let attributes = "movablelimits=\"true\" lspace=\"0\" rspace=\"0.1667em\""
    return Piece(
      xml: hasLimits
        ? MathML.text("mo", attributes, text: text) : MathML.text("mi", text: text),
      hasLimits: hasLimits, isFunction: !hasLimits, isName: true)
  }

  mutating func construction(_ name: String) -> Piece {
    switch name {
    case "frac", "cfrac": return Piece(xml: MathML.element("mfrac", "", argument(), argument()))
    case "tfrac", "dfrac":
      let fraction = MathML.element("mfrac", "", argument(), argument())
      return Piece(
        xml: MathML.element("mstyle", "displaystyle=\"\(name == "dfrac")\"", fraction))
    case "binom", "tbinom", "dbinom":
      let parts = MathML.element("mfrac", "linethickness=\"0\"", argument(), argument())
      return Piece(
        xml: MathML.row([MathML.text("mo", text: "("), parts, MathML.text("mo", text: ")")]))
    case "sqrt": return Piece(xml: root())
    case "overline":
      return Piece(xml: MathML.element("mover", "", argument(), MathML.text("mo", text: "‾")))
    case "underline":
      return Piece(xml: MathML.element("munder", "", argument(), MathML.text("mo", text: "_")))
    case "overset", "stackrel":
      let above = argument()
      return Piece(xml: MathML.element("mover", "", argument(), above))
    case "underset":
      let below = argument()
      return Piece(xml: MathML.element("munder", "", argument(), below))
    case "text", "textrm", "mbox", "textbf", "textit":
      return Piece(xml: MathML.text("mtext", text: text()))
    case "operatorname", "mathop", "mathrm", "mathit":
      if next == .character("*") { position += 1 }
      return upright(text())
    case "mathbb", "mathcal", "mathbf", "mathsf", "mathtt", "mathfrak", "boldsymbol":
      return Piece(xml: TeXParser.alphabet(name, text()))
    case "left", "right", "middle":
      return Piece(
        xml: MathML.text("mo", "stretchy=\"true\"", text: delimiter() ?? ""),
        kind: name == "right" ? .ordinary : .operator)
    case "begin": return Piece(xml: matrix(text()))
    case "not":
      let sign = MathML.text("mo", "lspace=\"0\" rspace=\"-0.6em\"", text: "/")
      return Piece(xml: sign + piece().xml)
    case "\\": return Piece(xml: MathML.space("1em"))
    case "pmod":
      return Piece(xml: MathML.text("mtext", text: " (mod ") + argument() + "<mo>)</mo>")
    default: return Piece(xml: MathML.text("mtext", "class=\"unknown\"", text: "\\" + name))
    }
  }

  mutating func root() -> String {
    guard next == .character("[") else { return MathML.element("msqrt", "", argument()) }
    position += 1
    let index = MathML.row(row { $0 == .character("]") })
    position += 1
    return MathML.element("mroot", "", argument(), index)
  }

  /// A name in upright letters; one letter by itself is an identifier as well.
  func upright(_ text: String) -> Piece {
    let isOne: Bool = text.count == 1
    return Piece(
      xml: MathML.text("mi", isOne ? "mathvariant=\"normal\"" : "", text: text),
      isFunction: !isOne)
  }

  static func alphabet(_ name: String, _ text: String) -> String {
    let letters = text.map { TeXSymbols.letter($0, alphabet: name) ?? String($0) }.joined()
    return MathML.text("mi", "mathvariant=\"normal\"", text: letters)
  }
}
