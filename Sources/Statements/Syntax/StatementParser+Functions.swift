import ExactArithmetic
import Work

// Numbers, units, and the functions by their names.

extension StatementParser {
  /// The names that the language knows, for error messages.
  private static let names = [
    "H", "I", "D", "TV", "chi2", "h", "d", "log", "min", "max", "Pr", "eta_KL", "eta_TV", "doeblin",
    "capacity", "bits", "nats", "hartleys",
  ]

  mutating func primary() throws(StatementError) -> QuantityExpression {
    let start = scanner.position - 1
    if let text = scanner.numeral() { return try number(text, from: start) }
    if scanner.skip("(") {
      let inner = try nested()
      try scanner.expect(")", "an operator or a closing parenthesis")
      return QuantityExpression(
        kind: inner.kind, position: start + 1, text: scanner.text(from: start))
    }
    let word = scanner.word()
    if word.isEmpty { throw scanner.error("a number, a quantity or an opening parenthesis") }
    guard let kind = try function(word) else { throw unknown(word) }
    return expression(kind, from: start)
  }

  private func number(_ text: String, from start: Int) throws(StatementError) -> QuantityExpression
  {
    do {
      return expression(.number(try Rational(parsing: text)), from: start)
    } catch {
      throw meaningless(start + 1, "\(error)")
    }
  }

  private mutating func unknown(_ word: String) -> StatementError {
    let position = scanner.position
    if word == "ln" || word == "log2" || word == "log10" {
      return meaningless(
        position,
        "there is no \(word), because log has no unit; expected log(...), which is read in bits or nats"
      )
    }
    let meant = Spelling.nearest(to: word, among: StatementParser.names).map {
      "; did you mean \($0)?"
    }
    return meaningless(
      position,
      "there is no quantity \"\(word)\"\(meant ?? "; expected one of \(StatementParser.names.joined(separator: ", "))")"
    )
  }

  /// The quantity that a name begins, which is skipped; `nil`, and nothing skipped, if there is none of that name.
  private mutating func function(_ word: String) throws(StatementError) -> QuantityExpression.Kind?
  {
    if let unit = StatementParser.unit(word) {
      scanner.advance(word.count)
      return .unit(unit)
    }
    guard StatementParser.names.contains(word) else { return nil }
    scanner.advance(word.count)
    if word == "Pr" { return try probability() }
    try scanner.expect("(", "an opening parenthesis after \(word)")
    let kind = try arguments(of: word)
    try scanner.expect(")", "a closing parenthesis")
    return kind
  }

  private static func unit(_ word: String) -> QuantityExpression.Unit? {
    QuantityExpression.Unit(rawValue: word) ?? QuantityExpression.Unit(rawValue: word + "s")
  }

  private mutating func arguments(of word: String) throws(StatementError) -> QuantityExpression.Kind
  {
    if let divergence = QuantityExpression.Divergence(rawValue: word) {
      let first = try lawTerm()
      try scanner.expect("||", "|| between the two laws")
      return .divergence(divergence, first, from: try lawTerm())
    }
    if let quantity = QuantityExpression.ChannelQuantity(rawValue: word) {
      return .channel(quantity, try channelTerm())
    }
    switch word {
    case "H": return try entropy()
    case "I": return try information()
    case "min": return .minimum(try list())
    case "max": return .maximum(try list())
    case "h": return .binaryEntropy(try nested())
    case "d":
      let first = try nested()
      try scanner.expect("||", "|| between the two probabilities")
      return .binaryDivergence(first, try nested())
    default: return .logarithm(try nested())
    }
  }

  private mutating func list() throws(StatementError) -> [QuantityExpression] {
    var items = [try nested()]
    while scanner.skip(",") { items.append(try nested()) }
    return items
  }

  // MARK: Entropies

  private static let groupEnds: Set<Character> = [",", ";", ":", "|", "(", ")"]

  private mutating func group(
    before separators: Set<Character> = groupEnds
  ) throws(StatementError) -> [QuantityExpression.Name] {
    var names = [try scanner.name(before: separators, "the name of a variable")]
    while scanner.skip(",") {
      names.append(try scanner.name(before: separators, "the name of a variable"))
    }
    return names
  }

  private mutating func entropy() throws(StatementError) -> QuantityExpression.Kind {
    let group = try group()
    return .entropy(of: group, given: scanner.skipBar() ? try self.group() : [])
  }

  private mutating func information() throws(StatementError) -> QuantityExpression.Kind {
    var groups = [try group()]
    while scanner.skip(";") || scanner.skip(":") { groups.append(try group()) }
    if groups.count == 1 { throw scanner.error("a comma or a semicolon") }
    return .information(between: groups, given: scanner.skipBar() ? try group() : [])
  }

  // MARK: Laws and channels

  private static let lawEnds: Set<Character> = [",", "*", "|", "(", ")", "="]

  private mutating func lawTerm() throws(StatementError) -> QuantityExpression.LawTerm {
    let position = scanner.position
    var factors = [try group(before: StatementParser.lawEnds)]
    while scanner.skip("*") { factors.append(try group(before: StatementParser.lawEnds)) }
    let condition = scanner.skipBar() ? try events(before: [",", "|", "(", ")", "=", "!"]) : []
    return QuantityExpression.LawTerm(factors: factors, condition: condition, position: position)
  }

  private mutating func channelTerm() throws(StatementError) -> QuantityExpression.ChannelTerm {
    let name = try scanner.name(before: ["|", "(", ")"], "a channel")
    if !scanner.skipBar() { return .named(name) }
    var parts = StatementParser(
      String(repeating: " ", count: name.position - 1) + name.text, variables: scanner.variables)
    let outputs = try parts.group()
    if parts.scanner.peek() != nil { throw parts.scanner.error("a comma or a bar") }
    return .conditional(outputs, given: try group())
  }

  // MARK: Probabilities

  private mutating func probability() throws(StatementError) -> QuantityExpression.Kind {
    let isBracket = scanner.skip("[")
    if !isBracket { try scanner.expect("(", "an opening bracket after Pr") }
    let ends: Set<Character> = [",", "|", "[", "]", "(", ")", "=", "!", "≠"]
    let events = try events(before: ends)
    let condition = scanner.skipBar() ? try self.events(before: ends) : []
    try scanner.expect(
      isBracket ? "]" : ")", "a comma, a bar or a closing \(isBracket ? "bracket" : "parenthesis")")
    return .probability(events, given: condition)
  }

  private mutating func events(
    before separators: Set<Character>
  ) throws(StatementError) -> [QuantityExpression.Event] {
    var events = [try event(before: separators)]
    while scanner.skip(",") { events.append(try event(before: separators)) }
    return events
  }

  private mutating func event(
    before separators: Set<Character>
  ) throws(StatementError) -> QuantityExpression.Event {
    let variable = try scanner.name(before: separators, "the name of a variable")
    let isEqual = scanner.skip("==") || scanner.skip("=")
    if !isEqual, !scanner.skip("!="), !scanner.skip("≠") { throw scanner.error("= or !=") }
    let other = try scanner.name(before: separators, "an outcome or a variable")
    return QuantityExpression.Event(variable: variable, isEqual: isEqual, other: other)
  }
}
