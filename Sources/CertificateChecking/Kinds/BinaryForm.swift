import ExactArithmetic

/// A form in two variables, `F = sum_i f_i s^(n-i) t^i`, up to a positive factor.
struct BinaryForm {
  private let coefficients: [Integer]

  private init(_ coefficients: [Integer]) { self.coefficients = coefficients }

  /// `r (s+t) prod_y m_y - s t sum_y (u_y-v_y)^2 prod_(z != y) m_z` with `m_y = v_y s + u_y t`, over the outputs that
  /// one of the rows reaches.
  ///
  /// With ends `a < b`, the same on a part of [0,1]: `(1-a) s + (1-b) t` and `a s + b t` in place of `s` and `t` in the
  /// second term and in `m_y`.
  init(
    pair u: [Rational], _ v: [Rational], _ r: Rational, from a: Rational = 0, to b: Rational = 1
  ) {
    let letters = zip(u, v).filter { !$0.isZero || !$1.isZero }
    let factors = letters.map { (letter: (Rational, Rational)) in
      (a * letter.0 + (1 - a) * letter.1, b * letter.0 + (1 - b) * letter.1)
    }
    func product(_ f: [Rational], _ a: Rational, _ b: Rational) -> [Rational] {
      zip(f + [0], [0] + f).map { a * $0 + b * $1 }
    }
    var form = product(factors.reduce([1]) { product($0, $1.0, $1.1) }, r, r)
    for (skipped, letter) in letters.enumerated() {
      let square = (letter.0 - letter.1) * (letter.0 - letter.1)
      var others: [Rational] = [square]
      for (index, factor) in factors.enumerated() where index != skipped {
        others = product(others, factor.0, factor.1)
      }
      let term = product(product(others, 1 - a, 1 - b), a, b)
      for (index, coefficient) in term.enumerated() { form[index] -= coefficient }
    }
    let scale = form.reduce(Integer(1)) { Integer.lcm($0, $1.denominator) }
    coefficients = form.map { $0.numerator * scale.exactlyDivided(by: $0.denominator) }
  }

  /// `-F`
  var negated: BinaryForm { BinaryForm(coefficients.map { -$0 }) }

  var isNegativeAtAnEnd: Bool {
    coefficients[0].isNegative || coefficients[coefficients.count - 1].isNegative
  }

  var hasNoNegativeCoefficient: Bool { !coefficients.contains { $0.isNegative } }

  /// `F(s+t, t)`.
  var firstHalf: BinaryForm {
    var shifted = coefficients
    for last in stride(from: shifted.count, to: 1, by: -1) {
      for index in 1..<last { shifted[index] += shifted[index - 1] }
    }
    return BinaryForm(shifted)
  }

  /// `F(s, s+t)`.
  var secondHalf: BinaryForm {
    BinaryForm(BinaryForm(coefficients.reversed()).firstHalf.coefficients.reversed())
  }
}

/// Shows that forms are not negative where their variables are not, with a limit for all of them together.
package struct FormSigns {
  private let depth: Int
  private var formCount = 0

  private static let greatestFormCount = 100_000

  package init(depth: Int) { self.depth = depth }

  mutating func requireNotNegative(_ form: BinaryForm) throws(ClaimRejection) {
    var waiting = [(form: form, level: 0)]
    while let (form, level) = waiting.popLast() {
      formCount += 1
      try require(
        formCount <= FormSigns.greatestFormCount, "more than \(FormSigns.greatestFormCount) forms")
      try require(!form.isNegativeAtAnEnd, "a form is negative at an end")
      if form.hasNoNegativeCoefficient { continue }
      try require(level < depth, "the depth does not show it")
      waiting.append((form.firstHalf, level + 1))
      waiting.append((form.secondHalf, level + 1))
    }
  }
}
