import ExactArithmetic

/// How large an `epsilon` counts refute: every smaller one, at the confidence.
public struct AuditedEpsilon: Sendable, Hashable {
  /// The least `epsilon` that is not refuted, enclosed; 0 where none is refuted.
  public let interval: Enclosure
  /// The factors `e^epsilon` on both sides of it, with their p-values; `nil` where no `epsilon` is refuted.
  public let crossing: CertifiedCrossing?

  /// Nothing is refuted.
  public static let none = AuditedEpsilon(interval: .zero, crossing: nil)

  /// - Parameter crossing: where the p-value crosses the permitted error, as a function of `e^epsilon`.
  init(crossing: CertifiedCrossing, bits: Int) {
    let lower = Enclosure.log(crossing.lower, bits: bits).lower
    let upper = Enclosure.log(crossing.upper, bits: bits).upper
    self.init(interval: Enclosure(max(lower, 0), upper), crossing: crossing)
  }

  init(interval: Enclosure, crossing: CertifiedCrossing?) {
    self.interval = interval
    self.crossing = crossing
  }
}

extension AuditedEpsilon: CustomStringConvertible {
  /// The interval.
  public var description: String { "epsilon \(interval)" }
}

extension OneRunAudit {
  /// The least `epsilon` that the counts do not refute: with the confidence the mechanism is not
  /// `(eps, delta)`-differentially private for any smaller one.
  ///
  /// As `p_E(v)` increases with `E`, the p-values at two rational `E` settle all others.
  ///
  /// - Parameter bits: the accuracy of the enclosure, relative to the value.
  /// - Complexity: some twenty to forty enclosures of a binomial tail.
  public func epsilon(bits: Int = 112) -> AuditedEpsilon {
    CrossingSearch(
      level: error, bits: bits + 8, origin: 1, value: { pValue(at: $0, bits: $1) },
      exactly: decidedExactly
    ).epsilon(bits: bits)
  }
}

extension CrossingSearch {
  /// The crossing as a function of `E >= 1`, between two powers of 2 first.
  func epsilon(bits: Int) -> AuditedEpsilon {
    guard isAtMostLevel(1) else { return .none }
    var (low, high) = (0, 1)
    while isAtMostLevel(Rational.one.scaled(byPowerOfTwo: high)) { (low, high) = (high, 2 * high) }
    while high - low > 1 {
      let middle = (low + high) / 2
      if isAtMostLevel(Rational.one.scaled(byPowerOfTwo: middle)) {
        low = middle
      } else {
        high = middle
      }
    }
    let crossing = crossing(
      from: Rational.one.scaled(byPowerOfTwo: low), to: Rational.one.scaled(byPowerOfTwo: high))
    return crossing.map { AuditedEpsilon(crossing: $0, bits: bits + 16) } ?? .none
  }

  /// Whether the quantity is known to be at most the level.
  private func isAtMostLevel(_ argument: Rational) -> Bool {
    let value = value(argument, 128)
    if value.upper <= level { return true }
    if value.lower > level { return false }
    return exactly(argument) ?? false
  }
}
