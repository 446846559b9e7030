import ExactArithmetic

/// The game with a message: the joint law enumerated, and from it Bob's success and the four informations.
package struct PlayedGame {
  private let k: Int
  private let d: Int
  private let delta: Rational
  package private(set) var success = Rational(0)
  /// `I(X;M)`, `sum_j I(X_j;M)`, `I(M;Y|J)`, `I(J;Y|M)`.
  package private(set) var informations: [LogarithmSum]

  package init(k: Int, d: Int, delta: Rational, message: MessageWeights) {
    (self.k, self.d, self.delta) = (k, d, delta)
    let size = 1 << d
    let (flip, base) = (delta.numerator, delta.denominator)
    // The likelihoods of y given u, times base^d, by their distance.
    let noise = (0...d).map { flip.power($0) * (base - flip).power(d - $0) }
    // The weight of everything is the sum of the weights of all messages and all examples.
    let everything = message.total << (k * d)
    let noisyBase = base.power(d)
    var sums = [LogarithmSum](repeating: LogarithmSum(), count: 4)
    var best = Integer.zero
    for table in message.tables.values {
      let sent = table.reduce(Integer.zero) { $0 + $1.weight }
      for (_, weight) in table {
        sums[0].add(Rational(weight), log: weight * everything, over: message.total * sent)
      }
      var copies: [[Integer]] = []
      for j in 0..<k {
        var counts = [Integer](repeating: .zero, count: size)
        for (input, weight) in table { counts[(input >> (d * j)) % size] += weight }
        for count in counts {
          sums[1].add(Rational(count), log: count * Integer(size), over: sent)
        }
        let noisy = PlayedGame.noisy(counts, noise)
        for count in noisy {
          sums[2].add(Rational(count), log: count * Integer(size), over: noisyBase * sent)
        }
        copies.append(noisy)
      }
      for y in 0..<size {
        let column = copies.map { $0[y] }
        let sum = column.reduce(Integer.zero, +)
        best += column.max() ?? .zero
        for count in column { sums[3].add(Rational(count), log: count * Integer(k), over: sum) }
      }
    }
    let single = Rational(Integer(1), everything)
    let copied = Rational(Integer(1), Integer(k) * everything * noisyBase)
    success = Rational(best) * copied
    informations = zip([single, single, copied, copied], sums).map { $0 * $1 }
  }

  /// `sum_u counts[u] W(y|u)` for every `y`.
  private static func noisy(_ counts: [Integer], _ noise: [Integer]) -> [Integer] {
    counts.indices.map { (y: Int) in
      var sum = Integer.zero
      for (u, count) in counts.enumerated() where !count.isZero {
        sum += count * noise[(u ^ y).nonzeroBitCount]
      }
      return sum
    }
  }

  /// `F`, `I(J;Y|M)`, `I(M;Y|J)`, `(rho^2/k) sum_j I(X_j;M)`, `(rho^2/k) I(X;M)`.
  package var sides: [LogarithmSum] {
    let rho = 1 - 2 * delta
    let factor = rho * rho / Rational(k)
    return [
      fano, informations[3], informations[2], factor * informations[1], factor * informations[0],
    ]
  }

  /// `ln k + s ln s + (1-s) ln((1-s)/(k-1))`.
  private var fano: LogarithmSum {
    if k == 1 { return LogarithmSum() }
    var form = LogarithmSum(1, log: Integer(k))
    if !success.isZero { form.add(success, log: success) }
    let failure = 1 - success
    if !failure.isZero { form.add(failure, log: failure / Rational(k - 1)) }
    return form
  }
}
