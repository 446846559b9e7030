/// The unit in which a quantity of information is read.
public enum InformationUnit: String, Sendable, Hashable, CaseIterable, Codable {
  /// Logarithms to base 2.
  case bits
  /// Natural logarithms.
  case nats
  /// Logarithms to base 10.
  case hartleys

  /// What stands before a number in a text: `log2 `, `ln ` or `log10 `.
  var logarithm: String {
    switch self {
    case .bits: "log2 "
    case .nats: "ln "
    case .hartleys: "log10 "
    }
  }

  /// The same in LaTeX's mathematics.
  var latexLogarithm: String {
    switch self {
    case .bits: "\\log_2 "
    case .nats: "\\ln "
    case .hartleys: "\\log_{10} "
    }
  }

  /// The base of the logarithms; `nil` for natural ones.
  package var base: Int? {
    switch self {
    case .bits: 2
    case .nats: nil
    case .hartleys: 10
    }
  }

  /// One bit in this unit: 1, `ln 2` or `log10 2`.
  package func bit(bits: Int) -> Enclosure {
    switch self {
    case .bits: Enclosure(1)
    case .nats: Enclosure.log(Rational(2), bits: bits)
    case .hartleys:
      Enclosure.log(Rational(2), bits: bits + 8)
        .divided(by: Enclosure.log(Rational(10), bits: bits + 8), bits: bits + 4)
    }
  }
}
