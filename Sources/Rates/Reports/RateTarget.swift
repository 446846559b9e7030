import ExactArithmetic
import Work

/// A success that is asked for.
public enum RateTarget: Sendable, Hashable, CustomStringConvertible {
  /// The greatest there is.
  case optimum
  /// A part of the greatest there is.
  case partOfOptimum(Rational)
  /// A probability.
  case success(Rational)

  /// Reads `optimum`, `9/10*OPT` or `0.7`.
  ///
  /// - Throws: ``RateTargetError``, or `RationalParsingError`.
  public init(parsing text: String) throws {
    if text.lowercased() == "optimum" || text.uppercased() == "OPT" {
      self = .optimum
    } else if let star = text.firstIndex(of: "*") {
      guard text[text.index(after: star)...].uppercased() == "OPT" else {
        throw RateTargetError(text: text)
      }
      self = .partOfOptimum(try Rational(parsing: String(text[..<star])))
    } else if let number = Rational(text) {
      self = .success(number)
    } else {
      throw RateTargetError(text: text)
    }
  }

  /// The target as it is read: `9/10*OPT`.
  public var description: String {
    switch self {
    case .optimum: "optimum"
    case .partOfOptimum(let part): "\(part)*OPT"
    case .success(let success): "\(success)"
    }
  }

  /// The probability that is meant.
  func success(optimum: Rational) -> Rational {
    switch self {
    case .optimum: optimum
    case .partOfOptimum(let part): part * optimum
    case .success(let success): success
    }
  }
}

/// A text that says no success.
public struct RateTargetError: InputError, Hashable {
  public let text: String

  public var description: String {
    "\"\(text)\" is no success; expected a probability such as 3/5, a part such as 9/10*OPT, or optimum"
  }
}
