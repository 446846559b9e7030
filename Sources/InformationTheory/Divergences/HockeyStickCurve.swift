import ExactArithmetic

/// The hockey-stick divergence of two laws as a function of gamma, `E_gamma(P||Q) = sum_x max(P(x) -
/// gamma Q(x), 0)`.
///
/// It falls from 1 at gamma = 0, is convex and linear between its vertices, which are the likelihood
/// ratios, and stays at `P(Q = 0)` beyond the last. At gamma = 1 it is the total variation; `(epsilon,
/// delta)`-differential privacy of a mechanism says that it is at most delta at `gamma = e^epsilon`.
///
/// (Y. Polyanskiy, H. V. Poor and S. Verdú, IEEE Transactions on Information Theory 2010; B. Balle, G.
/// Barthe and M. Gaboardi, arXiv 1807.01647.)
public struct HockeyStickCurve: Sendable, Hashable {
  /// The ends of the linear pieces, by rising gamma, of which the first is 0.
  public let vertices: [Vertex]

  /// A point where the slope of the curve changes.
  public struct Vertex: Sendable, Hashable {
    public let gamma: Rational
    public let value: Rational

    public init(gamma: Rational, value: Rational) {
      self.gamma = gamma
      self.value = value
    }
  }

  /// The value at any gamma.
  ///
  /// - Precondition: `gamma >= 0`.
  /// - Complexity: O(log n) for n vertices.
  public func value(at gamma: Rational) -> Rational {
    precondition(!gamma.isNegative, "a hockey-stick divergence at \(gamma)")
    var (low, high) = (0, vertices.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if vertices[middle].gamma <= gamma { low = middle } else { high = middle }
    }
    let left = vertices[low]
    if high == vertices.count { return left.value }
    let right = vertices[high]
    let share = (gamma - left.gamma) / (right.gamma - left.gamma)
    return left.value + share * (right.value - left.value)
  }
}

extension HockeyStickCurve: CustomStringConvertible {
  /// The vertices: `0: 1, 2/3: 1/3, 2: 0`.
  public var description: String { vertices.map(\.description).joined(separator: ", ") }
}

extension HockeyStickCurve.Vertex: CustomStringConvertible {
  /// The point: `3/4: 1/4`.
  public var description: String { "\(gamma): \(value)" }
}

extension FiniteLaw {
  /// The hockey-stick divergence `E_gamma(P||Q) = sum_x max(P(x) - gamma Q(x), 0)`, the greatest
  /// `P(A) - gamma Q(A)` of an event.
  ///
  /// - Precondition: `gamma >= 0`.
  /// - Complexity: O(n) operations.
  public func hockeyStickDivergence(gamma: Rational, from reference: FiniteLaw) -> Rational {
    precondition(!gamma.isNegative, "a hockey-stick divergence at \(gamma)")
    var excess = Integer.zero
    for (outcome, count) in zip(outcomes, counts) {
      let difference =
        count * reference.denominator * gamma.denominator
        - reference.count(of: outcome) * denominator * gamma.numerator
      if difference.signum() > 0 { excess += difference }
    }
    return Rational(excess, denominator * reference.denominator * gamma.denominator)
  }

  /// The hockey-stick divergence for all gamma.
  ///
  /// - Complexity: O(n log n) operations.
  public func hockeyStickCurve(from reference: FiniteLaw) -> HockeyStickCurve {
    // The outcomes by falling likelihood ratio: those before a gamma make up the best event.
    let cells = zip(outcomes, counts).compactMap { outcome, count -> HockeyStickCell? in
      let other = reference.count(of: outcome)
      if count.isZero || other.isZero { return nil }
      return HockeyStickCell(
        ratio: Rational(count * reference.denominator, other * denominator),
        own: Rational(count, denominator), other: Rational(other, reference.denominator))
    }.sorted { $1.ratio < $0.ratio }
    var own = Rational.one - Rational.sum(cells.map(\.own))
    var other = Rational.zero
    var vertices: [HockeyStickCurve.Vertex] = []
    for cell in cells {
      if vertices.last?.gamma != cell.ratio {
        vertices.append(.init(gamma: cell.ratio, value: own - cell.ratio * other))
      }
      own += cell.own
      other += cell.other
    }
    vertices.append(.init(gamma: .zero, value: .one))
    return HockeyStickCurve(vertices: vertices.reversed())
  }

  /// The Renyi divergence of infinite order, `log max_x P(x)/Q(x)`; infinite when `P(x) > 0 = Q(x)` for
  /// some `x`.
  ///
  /// - Complexity: O(n) operations.
  public func maxDivergence(from reference: FiniteLaw) -> Divergence {
    var greatest = Rational.zero
    for (outcome, count) in zip(outcomes, counts) where !count.isZero {
      let other = reference.count(of: outcome)
      if other.isZero { return .infinite }
      greatest = max(greatest, Rational(count * reference.denominator, other * denominator))
    }
    return .finite(.log(greatest))
  }
}

/// An outcome that both laws have.
private struct HockeyStickCell {
  let ratio: Rational
  let own: Rational
  let other: Rational
}
