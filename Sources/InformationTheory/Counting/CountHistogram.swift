import ExactArithmetic

/// How often each count occurs in a law given by counts over one common denominator.
///
/// An entropy depends on the law through this only: with total `N`,
/// `H = log N - (1/N) sum_c m_c c log c` over the distinct counts `c` with multiplicities `m_c`.
public struct CountHistogram: Sendable, Hashable {
  /// The number of cells with each positive count.
  public private(set) var multiplicities: [Integer: Int] = [:]

  /// An empty histogram.
  public init() {}

  /// The histogram of a list of counts; zeros are ignored.
  ///
  /// - Precondition: no count is negative.
  public init(_ counts: some Sequence<Integer>) {
    for count in counts { insert(count) }
  }

  /// Adds cells that have the same count.
  ///
  /// - Precondition: `count` is not negative.
  public mutating func insert(_ count: Integer, multiplicity: Int = 1) {
    precondition(!count.isNegative, "a negative count \(count)")
    if !count.isZero && multiplicity != 0 { multiplicities[count, default: 0] += multiplicity }
  }

  /// Adds the cells of another histogram.
  public mutating func formUnion(_ other: CountHistogram) {
    multiplicities.merge(other.multiplicities, uniquingKeysWith: +)
  }

  /// `sum_c m_c c`.
  public var total: Integer {
    multiplicities.reduce(.zero) { $0 + $1.key * Integer($1.value) }
  }

  /// `sum_c m_c c log c`.
  public var sumOfCountLogs: LogForm {
    LogForm(
      multiplicities.lazy.map {
        LogForm.Term(coefficient: Rational($0.key * Integer($0.value)), base: $0.key)
      })
  }

  /// The entropy `log N - (1/N) sum_c m_c c log c` of the law with these counts over the denominator `N`.
  ///
  /// - Parameter total: the common denominator, at least the sum of the counts of a law; a histogram of
  ///   counts of another sum gives the sum of `-p log p` over its cells.
  /// - Precondition: `total > 0`.
  public func entropy(total: Integer) -> LogForm {
    precondition(total.signum() > 0, "a law over the denominator \(total)")
    let mass = Rational(self.total, total)
    return mass * LogForm.log(total) - Rational(.one, total) * sumOfCountLogs
  }
}
