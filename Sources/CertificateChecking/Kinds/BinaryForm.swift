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
    let scale = (u + v).reduce(Integer(1)) { Integer.lcm($0, $1.denominator) }
    let unit = Integer.lcm(a.denominator, b.denominator)
    let (low, high) = (BinaryForm.count(a, unit), BinaryForm.count(b, unit))
    // The product of all `m_y`, and the sum of the products of all but one.
    var every = [Integer(1)]
    var sums: [Integer] = []
    for (first, second) in zip(u, v) where !first.isZero || !second.isZero {
      let (x, z) = (BinaryForm.count(first, scale), BinaryForm.count(second, scale))
      let (left, right) = (low * x + (unit - low) * z, high * x + (unit - high) * z)
      let square = (x - z) * (x - z)
      sums = zip(BinaryForm.product(sums, left, right), every).map { $0 + square * $1 }
      every = BinaryForm.product(every, left, right)
    }
    let outside = BinaryForm.product(sums, unit - low, unit - high)
    let curved = BinaryForm.product(outside, low, high)
    let factor = r.numerator * scale * unit
    let denominator = r.denominator
    coefficients = zip(BinaryForm.product(every, factor, factor), curved).map {
      $0 - denominator * $1
    }
  }

  /// A number in units of a common denominator.
  private static func count(_ number: Rational, _ unit: Integer) -> Integer {
    number.numerator * unit.exactlyDivided(by: number.denominator)
  }

  /// The coefficients of `F (a s + b t)`.
  private static func product(_ f: [Integer], _ a: Integer, _ b: Integer) -> [Integer] {
    zip(f + [Integer.zero], [Integer.zero] + f).map { a * $0 + b * $1 }
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
