import ExactArithmetic

/// The ratio `D(QW||R) / D(Q||P)` of two divergences for rational laws: exact, as a quotient of log forms.
struct DivergenceRatio {
  let instance: ReducedInput

  /// The output law `QW`.
  func output(of law: [Rational]) -> [Rational] {
    (0..<instance.outputCount).map { y in
      Rational.sum(zip(law, instance.rows).map { $0 * $1[y] })
    }
  }

  /// The ratio.
  ///
  /// - Precondition: the law is not P itself.
  func value(of law: [Rational]) -> LogQuotient {
    LogQuotient(
      DivergenceRatio.divergence(of: output(of: law), from: instance.output),
      over: DivergenceRatio.divergence(of: law, from: instance.prior))
  }

  /// `sum p ln(p/q)` for laws, or parts of laws.
  private static func divergence(of law: [Rational], from reference: [Rational]) -> LogForm {
    zip(law, reference).reduce(into: LogForm.zero) { form, pair in
      if !pair.0.isZero { form += pair.0 * LogForm.log(pair.0 / pair.1) }
    }
  }
}
