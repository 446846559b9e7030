import CertificateChecking
import Documents
import ExactArithmetic

/// What a claim about a form says of integers: `2^32 7^7 > 3^3 5^20`.
///
/// With the denominators cleared, `sum a ln n > 0` says that a product of powers exceeds another.
public struct IntegerInequality: Sendable, Hashable {
  /// The factors of the greater side, bases with exponents.
  public let left: [Factor]
  /// `>`, `>=` or `=`.
  public let relation: String
  /// The factors of the other side.
  public let right: [Factor]

  /// A power.
  public struct Factor: Sendable, Hashable, CustomStringConvertible {
    public let base: Integer
    public let exponent: Integer

    /// `2^32`, or `7` for the first power.
    public var description: String { exponent.isOne ? "\(base)" : "\(base)^\(exponent)" }
  }

  /// The inequality of a claim of kind `form`.
  ///
  /// - Parameter line: the line of the claim, as in a certificate.
  /// - Returns: `nil` for a claim of another kind.
  public init?(claim line: String) { self.init(claim: line.utf8) }

  /// The inequality of a claim of kind `form`, from the bytes of its line.
  package init?(claim line: some Collection<UInt8>) {
    guard let value = try? JSONValue(parsing: line), value["kind"] == "form",
      let form = value["form"], let sum = try? LogarithmSum(reading: form),
      case .string(let relation) = value["relation"]
    else { return nil }
    self.relation = relation
    let terms = sum.cleared.sorted { $0.base < $1.base }
    let common = terms.reduce(Integer.zero) { Integer.gcd($0, $1.coefficient) }
    func factors(_ sign: Int) -> [Factor] {
      terms.filter { $0.coefficient.signum() == sign }.map {
        Factor(base: $0.base, exponent: $0.coefficient.magnitude.exactlyDivided(by: common))
      }
    }
    (left, right) = (factors(1), factors(-1))
  }

  /// The number of decimal digits of the greater side, where it is at most `limit`.
  ///
  /// - Complexity: that of the product.
  public func digitCount(atMost limit: Int) -> Int? {
    var product = Integer(1)
    for factor in left {
      guard let exponent = Int(exactly: factor.exponent),
        Double(factor.base.bitWidth) * Double(exponent) < 4 * Double(limit)
      else { return nil }
      product *= factor.base.power(exponent)
    }
    let count = product.description.count
    return count <= limit ? count : nil
  }
}

extension IntegerInequality: CustomStringConvertible {
  /// `2^32 7^7 > 3^3 5^20`
  public var description: String {
    func side(_ factors: [Factor]) -> String {
      factors.isEmpty ? "1" : factors.map(\.description).joined(separator: " ")
    }
    return "\(side(left)) \(relation) \(side(right))"
  }
}
