import ExactArithmetic
import InformationTheory
import Work

/// What bits about rules cost in bits about examples, one example for each of `k` tasks.
///
/// The contraction coefficient of the pair of the candidates and the rule is `eta = log2 d/(log2 d + d - 1)`, attained by the
/// candidate set `{1}`; so a message with `R` bits about the rules has at least `R/eta = R (1 + (d-1)/log2 d)` bits about the examples.
///
/// Source: derived here.
public struct StreamingPrice: Sendable, Hashable {
  /// The number `d >= 2` of coordinates.
  public let dimension: Int

  /// - Throws: ``StreamingError/noRule`` for `d = 1`, ``StreamingError/dimensionOutOfRange(_:)`` below.
  public init(dimension d: Int) throws(StreamingError) {
    if d < 1 { throw .dimensionOutOfRange(d) }
    if d == 1 { throw .noRule }
    dimension = d
  }

  /// `log2 d` where it is an integer, so that the price is rational.
  private var exponent: Int? {
    dimension.nonzeroBitCount == 1 ? dimension.trailingZeroBitCount : nil
  }

  /// `eta = log2 d/(log2 d + d - 1)` as a rational; `nil` where `d` is no power of 2.
  public var rationalContraction: Rational? {
    exponent.map { Rational($0, $0 + dimension - 1) }
  }

  /// `eta = log2 d/(log2 d + d - 1)`.
  public var contraction: ComputableReal {
    let d = dimension
    return ComputableReal { bits in
      let log = Enclosure.log2(Rational(d), bits: bits)
      return log.divided(by: log + Enclosure(Rational(d - 1)), bits: bits)
    }
  }

  /// `1/eta = 1 + (d-1)/log2 d` as a rational; `nil` where `d` is no power of 2.
  public var rationalPrice: Rational? { rationalContraction?.reciprocal() }

  /// `1/eta = 1 + (d-1)/log2 d`.
  public var price: ComputableReal {
    let d = dimension
    return ComputableReal { bits in
      Enclosure(1)
        + Enclosure(Rational(d - 1)).divided(
          by: Enclosure.log2(Rational(d), bits: bits), bits: bits)
    }
  }

  /// `k d2((2a-1)^2 || 1/d)`: at least so many bits about `k` rules has every message with which labels are predicted with average success
  /// `a`; 0 for `(2a-1)^2 < 1/d`.
  ///
  /// - Throws: ``StreamingError/tasksOutOfRange(_:)``, ``StreamingError/successOutOfRange(_:)``.
  public func knowledge(tasks k: Int, success a: Rational) throws(StreamingError) -> LogForm {
    if k < 1 { throw .tasksOutOfRange(k) }
    if a.isNegative || a > 1 { throw .successOutOfRange(a) }
    let guess = (2 * a - 1) * (2 * a - 1)
    let chance = Rational(1, dimension)
    if guess <= chance { return .zero }
    guard case .finite(let divergence) = binaryDivergence(guess, chance) else {
      preconditionFailure("a chance of \(chance)")
    }
    return Rational(k) * divergence
  }

  /// `1/eta` times ``knowledge(tasks:success:)``: at least so many bits about the examples has every message of that success, one
  /// example for each task.
  ///
  /// - Throws: as ``knowledge(tasks:success:)``.
  public func bound(tasks k: Int, success a: Rational) throws(StreamingError) -> InformationQuantity
  {
    let knowledge = try knowledge(tasks: k, success: a)
    if let rationalPrice { return .exact(rationalPrice * knowledge) }
    if knowledge.isZero { return .zero }
    let price = price
    return .enclosed(
      ComputableReal { bits in
        price.enclosure(bits: bits) * knowledge.enclosure(in: .bits, bits: bits)
      })
  }
}

extension StreamingPrice: CustomStringConvertible {
  /// The price: `d = 8: 10/3 bits for a bit`.
  public var description: String {
    let value = rationalPrice?.description ?? "\(price.enclosure(bits: 40))"
    return "d = \(dimension): \(value) bits for a bit"
  }
}
