import ExactArithmetic

/// Words of a ``Report`` with values in them, which take their form when the report is rendered.
///
/// ```swift
/// let phrase: Phrase = "no coefficient exceeds 1 - doeblin = \(.rational(1 / 3))"
/// print(phrase.text())  // no coefficient exceeds 1 - doeblin = 1/3 = 0.333333333333…
/// ```
public struct Phrase: Sendable {
  /// What the phrase consists of, in order.
  public private(set) var runs: [Run]

  /// A piece of a phrase.
  public enum Run: Sendable {
    /// Words and formulas in plain text.
    case words(String)
    /// A name that somebody gave, such as that of a file.
    case name(String)
    /// Something to be typed, such as a command.
    case code(String)
    /// A value.
    case value(Table.Cell, Form)
    /// The name of the unit of information.
    case unit
  }

  /// How a value stands in a phrase.
  public enum Form: Sendable, Hashable {
    /// Its exact form and its decimal: `1/3 = 0.333333333333…`.
    case full
    /// Its decimal.
    case decimal
    /// Its exact form, abbreviated where it is long.
    case abbreviated
  }

  /// Creates a phrase of words alone.
  public init(words: String) { runs = words.isEmpty ? [] : [.words(words)] }

  /// Creates a phrase of pieces.
  public init(_ runs: [Run]) { self.runs = runs }

  /// Whether there is nothing in it.
  public var isEmpty: Bool { runs.isEmpty }

  /// Appends another phrase.
  public static func += (lhs: inout Phrase, rhs: Phrase) { lhs.runs += rhs.runs }

  /// Two phrases as one.
  public static func + (lhs: Phrase, rhs: Phrase) -> Phrase { Phrase(lhs.runs + rhs.runs) }

  /// Several phrases as one, with words between them.
  public static func joined(_ phrases: [Phrase], separator: String) -> Phrase {
    var result = Phrase([])
    for (index, phrase) in phrases.enumerated() {
      if index > 0 { result.runs.append(.words(separator)) }
      result += phrase
    }
    return result
  }

  /// The phrase in plain text.
  public func text(_ style: ValueStyle = ValueStyle()) -> String {
    runs.map { run in
      switch run {
      case .words(let words): return words
      case .name(let text), .code(let text): return text
      case .value(let value, let form): return value.written(form, style)
      case .unit: return style.unit.rawValue
      }
    }.joined()
  }
}

extension Phrase: ExpressibleByStringInterpolation {
  /// Creates a phrase of words alone.
  public init(stringLiteral words: String) { self.init(words: words) }

  /// Creates a phrase with values in it.
  public init(stringInterpolation: StringInterpolation) { self.init(stringInterpolation.runs) }

  /// What stands in the parentheses of an interpolation that is no value.
  public enum Mark: Sendable {
    /// The name of the unit of information.
    case unit
  }

  /// Collects the pieces of a literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var runs: [Run] = []

    /// Creates an empty collection.
    public init(literalCapacity: Int, interpolationCount: Int) {
      runs.reserveCapacity(2 * interpolationCount + 1)
    }

    /// Appends words.
    public mutating func appendLiteral(_ words: String) {
      if !words.isEmpty { runs.append(.words(words)) }
    }

    /// Appends words that were made elsewhere.
    public mutating func appendInterpolation(words: String) { appendLiteral(words) }

    /// Appends a number of things.
    public mutating func appendInterpolation(count: Int) { appendLiteral("\(count)") }

    /// Appends a name that somebody gave.
    public mutating func appendInterpolation(name: String) { runs.append(.name(name)) }

    /// Appends something to be typed.
    public mutating func appendInterpolation(code: String) { runs.append(.code(code)) }

    /// Appends a value with its decimal.
    public mutating func appendInterpolation(_ value: Table.Cell) {
      runs.append(.value(value, .full))
    }

    /// Appends the decimal of a value.
    public mutating func appendInterpolation(decimal value: Table.Cell) {
      runs.append(.value(value, .decimal))
    }

    /// Appends a rational number, abbreviated where it is long.
    public mutating func appendInterpolation(abbreviated value: Rational) {
      runs.append(.value(.rational(value), .abbreviated))
    }

    /// Appends the name of the unit.
    public mutating func appendInterpolation(mark: Mark) { runs.append(.unit) }

    /// Appends another phrase.
    public mutating func appendInterpolation(phrase: Phrase) { runs += phrase.runs }
  }
}
