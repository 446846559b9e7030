import ExactArithmetic
import InformationTheory

/// What the leaves below a node can show, as likelihoods of the node's symbol.
///
/// A pattern of the leaves matters only through the vector of its likelihoods up to a factor: patterns with
/// proportional vectors leave the same posterior law.  So the table holds each primitive integer vector
/// once, with the sum of its multiples.
struct LikelihoodTable {
  /// The multiple of each primitive vector; the sum over all of them is the denominator for each symbol.
  private(set) var multiples: [[Integer]: Integer] = [:]
  private(set) var denominator: Integer = .one

  var count: Int { multiples.count }

  private init(denominator: Integer) { self.denominator = denominator }

  /// The table of a leaf, whose symbol is seen.
  init(symbols: Int) {
    for symbol in 0..<symbols {
      multiples[(0..<symbols).map { $0 == symbol ? .one : .zero }] = .one
    }
  }

  /// The table of the parent that has the node of this table as its only child.
  func behind(_ channel: Channel) -> LikelihoodTable {
    var table = LikelihoodTable(denominator: denominator * channel.denominator)
    for (vector, multiple) in multiples {
      let image = (0..<channel.inputCount).map { input in
        var sum = Integer.zero
        for output in 0..<channel.outputCount {
          sum.addProduct(channel.counts[input * channel.outputCount + output], vector[output])
        }
        return sum
      }
      table.insert(image, multiple)
    }
    return table
  }

  /// The table of a node that has the children of both.
  ///
  /// - Throws: `CancellationError`.
  func product(with other: LikelihoodTable) throws -> LikelihoodTable {
    var table = LikelihoodTable(denominator: denominator * other.denominator)
    for (first, multiple) in multiples {
      try Task.checkCancellation()
      for (second, otherMultiple) in other.multiples {
        table.insert(zip(first, second).map { $0 * $1 }, multiple * otherMultiple)
      }
    }
    return table
  }

  private mutating func insert(_ vector: [Integer], _ multiple: Integer) {
    let divisor = vector.reduce(Integer.zero) { Integer.gcd($0, $1) }
    if divisor.isZero { return }
    let primitive = divisor.isOne ? vector : vector.map { $0.exactlyDivided(by: divisor) }
    multiples[primitive, default: .zero] += divisor * multiple
  }

  /// The mutual information between the symbol, with the given law, and what the leaves show:
  /// with counts `p_x` over `N` and multiples `m_v` over `D`,
  /// `log N + 1/(D N) sum_v m_v (sum_x p_x v_x log v_x - s_v log s_v)` where `s_v = sum_x p_x v_x`.
  func information(law: FiniteLaw<Int>) -> LogForm {
    var sums: [Integer: Integer] = [:]
    for (vector, multiple) in multiples {
      var total = Integer.zero
      for (count, likelihood) in zip(law.counts, vector) where !likelihood.isZero {
        let product = count * likelihood
        total += product
        sums[likelihood, default: .zero] += multiple * product
      }
      if !total.isZero { sums[total, default: .zero] -= multiple * total }
    }
    let scale = Rational(.one, denominator * law.denominator)
    return LogForm.log(law.denominator)
      + scale
      * LogForm(sums.map { LogForm.Term(coefficient: Rational($0.value), base: $0.key) })
  }
}
