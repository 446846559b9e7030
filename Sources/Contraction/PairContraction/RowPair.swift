import ExactArithmetic

/// Two rows P and Q of a channel, outputs with the same ratio `P_y : Q_y` put together.
///
/// The function of the weight b on P to be maximised is, in units of `1/denominator`,
///
///     F(b) = C - sum_j s_j p_j q_j / (b p_j + (1-b) q_j)
///
/// over the groups with coprime positive ratios `p_j != q_j` and weights `s_j`, with C the denominator less
/// the weight of the outputs with equal probabilities.
struct RowPair {
  /// Outputs with `P_y : Q_y = p : q` in lowest terms; `sum P_y = s p` and `sum Q_y = s q` over them.
  struct Group: Hashable {
    let p: Integer
    let q: Integer
    let s: Integer
  }

  /// What the coefficient depends on: the groups, rows exchanged if that comes first.
  struct Shape: Hashable {
    let groups: [Group]
    let onlyFirst: Integer
    let onlySecond: Integer
  }

  /// The groups with positive different p and q, ordered by `p/q` and so without repetition.
  let groups: [Group]
  /// The weight of the outputs that only P has, and only Q has.
  let onlyFirst: Integer
  let onlySecond: Integer
  let denominator: Integer
  /// C in the formula.
  let constant: Integer

  /// - Parameters:
  ///   - allFirst: the probabilities P_y times the denominator.
  ///   - allSecond: the same of Q.
  ///   - common: a common denominator, which may be one of more rows than these two.
  init(
    _ allFirst: ArraySlice<Integer>, _ allSecond: ArraySlice<Integer>, denominator common: Integer
  ) {
    // The common denominator of these two rows alone: those of many rows are long.
    var shared = common
    for count in [allFirst, allSecond].joined() where !shared.isOne {
      shared = Integer.gcd(shared, count)
    }
    let (first, second) = (
      allFirst.map { $0.exactlyDivided(by: shared) },
      allSecond.map { $0.exactlyDivided(by: shared) }
    )
    let denominator = common.exactlyDivided(by: shared)
    var weights: [Rational: Integer] = [:]
    var (onlyFirst, onlySecond, equal) = (Integer.zero, Integer.zero, Integer.zero)
    for (p, q) in zip(first, second) {
      switch (p.isZero, q.isZero) {
      case (true, true): continue
      case (false, true): onlyFirst += p
      case (true, false): onlySecond += q
      case (false, false):
        if p == q {
          equal += p
        } else {
          let divisor = Integer.gcd(p, q)
          weights[Rational(p, q), default: .zero] += divisor
        }
      }
    }
    groups = weights.sorted { $0.key < $1.key }.map { ratio, weight in
      Group(p: ratio.numerator, q: ratio.denominator, s: weight)
    }
    self.onlyFirst = onlyFirst
    self.onlySecond = onlySecond
    self.denominator = denominator
    constant = denominator - equal
  }

  var shape: Shape {
    let swapped = groups.reversed().map { Group(p: $0.q, q: $0.p, s: $0.s) }
    let isFirst =
      onlyFirst != onlySecond
      ? onlyFirst < onlySecond
      : groups.lexicographicallyPrecedes(swapped) { ($0.p, $0.q, $0.s) < ($1.p, $1.q, $1.s) }
    return isFirst
      ? Shape(groups: groups, onlyFirst: onlyFirst, onlySecond: onlySecond)
      : Shape(groups: swapped, onlyFirst: onlySecond, onlySecond: onlyFirst)
  }
}
