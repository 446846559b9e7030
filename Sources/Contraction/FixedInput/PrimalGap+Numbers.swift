import ExactArithmetic

extension PrimalGap {
  /// The laws and the channel in double precision, which many gaps share.
  struct Numbers {
    let prior: [Double]
    let output: [Double]
    /// `W(y|x)/R(y) - 1`, row after row.
    let excess: [Double]

    init(_ instance: ReducedInput) {
      prior = instance.prior.map { Double($0) }
      output = instance.output.map { Double($0) }
      excess = instance.rows.flatMap { (row: [Rational]) -> [Double] in
        zip(row, instance.output).map { (a: Rational, b: Rational) -> Double in Double(a / b - 1) }
      }
    }
  }
}
