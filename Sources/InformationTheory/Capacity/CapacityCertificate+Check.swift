import ExactArithmetic

extension CapacityCertificate {
  /// Checks that the two laws prove both bounds.
  ///
  /// The check is by the definitions, entry by entry, and shares nothing with the search: the lower
  /// bound is at most `sum_xy p_x W_xy log(W_xy / (pW)_y)`, and the upper one at least `sum_y W_xy
  /// log(W_xy / r_y)` for each input `x`. All comparisons are of log forms, and decided.
  ///
  /// - Throws: ``CapacityCertificateError``, the first bound that is not proved.
  /// - Complexity: 2 n m logarithms of rationals for n inputs and m outputs.
  public func check() throws(CapacityCertificateError) {
    let (p, r) = (input.probabilities, output.probabilities)
    if p.count != channel.inputCount {
      throw .inputCountMismatch(law: p.count, channel: channel.inputCount)
    }
    if r.count != channel.outputCount {
      throw .outputCountMismatch(law: r.count, channel: channel.outputCount)
    }
    let rows = channel.rows
    let reached: [Rational] = r.indices.map { y in
      Rational.sum(zip(p, rows).map { $0 * $1[y] })
    }
    var information: [LogForm.Term] = []
    for (x, row) in rows.enumerated() {
      var divergence: [LogForm.Term] = []
      for (y, entry) in row.enumerated() where !entry.isZero {
        if r[y].isZero { throw .outputMissed(output: y + 1, input: x + 1) }
        divergence.append(weight: entry, logarithmOf: entry / r[y])
        if !p[x].isZero {
          information.append(weight: p[x] * entry, logarithmOf: entry / reached[y])
        }
      }
      let form = LogForm(divergence)
      if form > upper {
        throw .upperBoundTooSmall(upper: upper, input: x + 1, divergence: form)
      }
    }
    let form = LogForm(information)
    if lower > form { throw .lowerBoundTooGreat(lower: lower, information: form) }
  }
}

extension [LogForm.Term] {
  /// Appends `weight log(value)`.
  fileprivate mutating func append(weight: Rational, logarithmOf value: Rational) {
    append(LogForm.Term(coefficient: weight, base: value.numerator))
    append(LogForm.Term(coefficient: -weight, base: value.denominator))
  }
}
