import ExactArithmetic

/// Reads statements and expressions, by recursive descent.
struct StatementParser {
  var scanner: Scanner
  /// How deep parentheses and functions are nested here.
  private var depth = 0

  /// Deeper than this nothing is nested.
  static let greatestDepth = 100

  init(_ text: String, variables: [String]) { scanner = Scanner(text, variables: variables) }

  /// The error that what stands at a position has no meaning.
  func meaningless(_ position: Int, _ problem: String) -> StatementError {
    .meaning(text: scanner.text, position: position, problem: problem)
  }

  // MARK: Statements

  mutating func statement() throws(StatementError) -> Statement {
    var sides = [try sum()]
    var relations: [Statement.Relation] = []
    while let relation = relation() {
      relations.append(relation)
      sides.append(try sum())
    }
    if relations.isEmpty || scanner.peek() != nil {
      throw scanner.error(
        relations.isEmpty ? "an operator, or <=, <, =, >=, > or !=" : "an operator")
    }
    return Statement(
      text: scanner.text(from: 0), sides: sides, relations: relations,
      variables: scanner.variables)
  }

  mutating func expression() throws(StatementError) -> QuantityExpression {
    let result = try sum()
    if scanner.peek() != nil { throw scanner.error("an operator or the end") }
    return result
  }

  private mutating func relation() -> Statement.Relation? {
    let signs: [(String, Statement.Relation)] = [
      ("<=", .atMost), (">=", .atLeast), ("!=", .different), ("==", .equal), ("≤", .atMost),
      ("≥", .atLeast), ("≠", .different), ("<", .less), (">", .greater), ("=", .equal),
    ]
    for (sign, relation) in signs where scanner.skip(sign) { return relation }
    return nil
  }

  // MARK: Sums and products

  /// A sum in parentheses or among arguments, which may be nested only so deep.
  mutating func nested() throws(StatementError) -> QuantityExpression {
    if depth == StatementParser.greatestDepth {
      throw scanner.error("at most \(StatementParser.greatestDepth) nested parentheses")
    }
    depth += 1
    defer { depth -= 1 }
    return try sum()
  }

  private mutating func sum() throws(StatementError) -> QuantityExpression {
    let start = scanner.position - 1
    var terms = [QuantityExpression.Term(operand: try product(), isInverse: false)]
    while true {
      if scanner.skip("+") {
        terms.append(QuantityExpression.Term(operand: try product(), isInverse: false))
      } else if scanner.skip("-") || scanner.skip("−") {
        terms.append(QuantityExpression.Term(operand: try product(), isInverse: true))
      } else {
        return terms.count == 1 ? terms[0].operand : expression(.sum(terms), from: start)
      }
    }
  }

  private mutating func product() throws(StatementError) -> QuantityExpression {
    let start = scanner.position - 1
    var factors = [QuantityExpression.Term(operand: try signed(), isInverse: false)]
    while true {
      if scanner.skip("*") || scanner.skip("·") || scanner.skip("×") {
        factors.append(QuantityExpression.Term(operand: try signed(), isInverse: false))
      } else if scanner.skip("/") {
        factors.append(QuantityExpression.Term(operand: try signed(), isInverse: true))
      } else if let next = scanner.peek(), next == "(" || next.isLetter {
        factors.append(QuantityExpression.Term(operand: try power(), isInverse: false))
      } else {
        return factors.count == 1 ? factors[0].operand : expression(.product(factors), from: start)
      }
    }
  }

  /// A power with any number of signs before it.
  private mutating func signed() throws(StatementError) -> QuantityExpression {
    let start = scanner.position - 1
    var isNegative = false
    while true {
      if scanner.skip("-") || scanner.skip("−") {
        isNegative.toggle()
      } else if !scanner.skip("+") {
        break
      }
    }
    let operand = try power()
    if !isNegative { return operand }
    return expression(
      .sum([QuantityExpression.Term(operand: operand, isInverse: true)]), from: start)
  }

  private mutating func power() throws(StatementError) -> QuantityExpression {
    let start = scanner.position - 1
    let base = try primary()
    if !scanner.skip("^") { return base }
    let isNegative = scanner.skip("-")
    let position = scanner.position
    guard let text = scanner.numeral() else { throw scanner.error("an integer exponent") }
    guard let exponent = Int(text), exponent <= 100_000 else {
      throw meaningless(position, "the exponent is \(text); expected an integer up to 100000")
    }
    return expression(.power(base, exponent: isNegative ? -exponent : exponent), from: start)
  }

  func expression(_ kind: QuantityExpression.Kind, from start: Int) -> QuantityExpression {
    QuantityExpression(kind: kind, position: start + 1, text: scanner.text(from: start))
  }
}

// MARK: - From text

extension Statement {
  /// Reads a statement.
  ///
  /// - Parameters:
  ///   - text: the statement, such as `I(X;Y|Z) >= I(X;Y)`.
  ///   - variables: names that may have separators such as `:` or `*` in them; others need not be known here.
  /// - Throws: ``StatementError``, which names the position and what was expected.
  /// - Complexity: linear in the length of the text.
  public init(parsing text: String, variables: [String] = []) throws(StatementError) {
    var parser = StatementParser(String(text.drop(while: \.isWhitespace)), variables: variables)
    self = try parser.statement()
  }

  /// Reads statements, one on each line; what follows `#` is a comment.
  ///
  /// - Throws: ``StatementError``, which names the line.
  public static func all(
    parsing text: String, variables: [String] = []
  ) throws(StatementError) -> [Statement] {
    var statements: [Statement] = []
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (number, line) in zip(1..., lines) {
      let content = line.prefix { $0 != "#" }
      if content.allSatisfy(\.isWhitespace) { continue }
      do {
        statements.append(try Statement(parsing: String(content), variables: variables))
      } catch {
        throw .inLine(number, error)
      }
    }
    return statements
  }
}

extension QuantityExpression {
  /// Reads an expression.
  ///
  /// - Parameters:
  ///   - text: the expression, such as `I(X;Y|Z) - 1/2 H(X)`.
  ///   - variables: names that may have separators such as `:` or `*` in them; others need not be known here.
  /// - Throws: ``StatementError``, which names the position and what was expected.
  public init(parsing text: String, variables: [String] = []) throws(StatementError) {
    var parser = StatementParser(String(text.drop(while: \.isWhitespace)), variables: variables)
    self = try parser.expression()
  }
}
