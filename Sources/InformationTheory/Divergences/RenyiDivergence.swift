import ExactArithmetic

/// A Renyi divergence of any rational order: exact, enclosed to any width, or `+infinity`.
public enum RenyiDivergence: Sendable {
  case finite(InformationQuantity)
  case infinite

  /// The value when it is finite.
  public var quantity: InformationQuantity? {
    if case .finite(let quantity) = self { return quantity }
    return nil
  }

  init(_ divergence: Divergence) {
    self = divergence.logForm.map { .finite(.exact($0)) } ?? .infinite
  }
}

extension RenyiDivergence: CustomStringConvertible {
  /// The value, or `+infinity`.
  public var description: String { quantity?.description ?? "+infinity" }
}

/// The order of a Renyi divergence: a rational number that is at least 0, or infinity.
public enum RenyiOrder: Sendable, Hashable {
  case rational(Rational)
  case infinite

  /// Reads a number, or `infinity`.
  ///
  /// - Throws: ``RenyiOrderError`` for a negative number; `RationalParsingError`.
  public init(parsing text: String) throws {
    if text == "infinity" {
      self = .infinite
      return
    }
    try self.init(Rational(parsing: text))
  }

  /// A rational order.
  ///
  /// - Throws: ``RenyiOrderError`` for a negative number.
  public init(_ order: Rational) throws(RenyiOrderError) {
    if order.isNegative { throw RenyiOrderError(order: order) }
    self = .rational(order)
  }
}

extension RenyiOrder: CustomStringConvertible {
  /// The number, or `infinity`.
  public var description: String {
    switch self {
    case .rational(let order): order.description
    case .infinite: "infinity"
    }
  }
}

extension FiniteLaw {
  /// The Renyi divergence of rational or infinite order,
  /// `D_a(P||Q) = 1/(a-1) log sum_x P(x)^a Q(x)^(1-a)`, with its limits at 1 and infinity.
  ///
  /// It is exact for integer orders, for order infinity, and for an order `s/t` where all the terms
  /// `P(x)^a Q(x)^(1-a)` are rational multiples of one of them; otherwise it is enclosed to any width.
  /// An order of which numerator or denominator is above 256 is always enclosed, but for equal laws.
  ///
  /// For `a >= 1` it is infinite when `P(x) > 0 = Q(x)` for some `x`, for `a < 1` when the supports are
  /// disjoint. (A. Rényi, 1961; T. van Erven and P. Harremoës, arXiv 1206.2459.)
  ///
  /// - Complexity: O(n) powers, or two logarithms and an exponential function for each outcome.
  public func renyiDivergence(_ order: RenyiOrder, from reference: FiniteLaw) -> RenyiDivergence {
    switch order {
    case .infinite: RenyiDivergence(maxDivergence(from: reference))
    case .rational(let order): renyiDivergence(rational: order, from: reference)
    }
  }

  private func renyiDivergence(
    rational order: Rational, from reference: FiniteLaw
  ) -> RenyiDivergence {
    if order.isInteger, order <= RenyiSum.greatestOrder, let order = Int(exactly: order.numerator) {
      return RenyiDivergence(renyiDivergence(order: order, from: reference))
    }
    if self == reference { return .finite(.zero) }
    var cells: [RenyiSum.Cell] = []
    for (outcome, count) in zip(outcomes, counts) where !count.isZero {
      let other = reference.count(of: outcome)
      if other.isZero {
        if order > 1 { return .infinite }
        continue
      }
      cells.append(
        RenyiSum.Cell(
          own: Rational(count, denominator), other: Rational(other, reference.denominator)))
    }
    if cells.isEmpty { return .infinite }
    let sum = RenyiSum(order: order, cells: cells)
    if let form = sum.exactLogarithm { return .finite(.exact(form / (order - 1))) }
    return .finite(.enclosed((order - 1).reciprocal() * sum.logarithm))
  }
}

/// `sum_x P(x)^a Q(x)^(1-a)` for a rational order `a`.
private struct RenyiSum {
  /// An outcome that both laws have.
  struct Cell: Sendable {
    let own: Rational
    let other: Rational
  }

  /// Up to this numerator and denominator powers and roots are written out.
  static let greatestOrder: Rational = 256

  let order: Rational
  let cells: [Cell]

  /// The logarithm of the sum where it is a log form: where all terms are rational multiples of the first.
  var exactLogarithm: LogForm? {
    guard Rational(order.numerator) <= RenyiSum.greatestOrder,
      Rational(order.denominator) <= RenyiSum.greatestOrder,
      let s = Int(exactly: order.numerator), let t = Int(exactly: order.denominator)
    else { return nil }
    let first = cells[0]
    var sum = Rational.zero
    for cell in cells {
      let (own, other) = (cell.own / first.own, cell.other / first.other)
      guard let root = (own.power(s) * other.power(t - s)).root(t) else { return nil }
      sum += root
    }
    return LogForm.log(sum) + order * LogForm.log(first.own) + (1 - order)
      * LogForm.log(first.other)
  }

  /// The logarithm of the sum, in bits.
  var logarithm: ComputableReal {
    let (order, cells) = (order, cells)
    return ComputableReal { bits in
      let sum = cells.reduce(Enclosure.zero) { sum, cell in
        let exponent =
          order * Enclosure.log(cell.own, bits: bits)
          + (1 - order) * Enclosure.log(cell.other, bits: bits)
        return (sum + Enclosure.exp(exponent, bits: bits)).rounded(toBits: bits + 16)
      }
      return Enclosure.log2(sum, bits: bits)
    }
  }
}

extension Rational {
  /// The root of a positive number, if it is rational.
  fileprivate func root(_ degree: Int) -> Rational? {
    let (numerator, denominator) = (numerator.root(degree), denominator.root(degree))
    return numerator.isExact && denominator.isExact
      ? Rational(numerator.floor, denominator.floor) : nil
  }
}
