import ExactArithmetic

/// Products of ratios as integers: their exponents over pairwise coprime bases are the digits of a number.
///
/// Each ratio is `prod_j c_j^(e_j)`; the exponents of a product of `d` of them, shifted to be at least 0, lie below
/// `d w_j + 1` for the width `w_j` of the exponents of `c_j`.  As the bases are pairwise coprime, different codes are
/// different products.
struct RatioCode {
  /// The bases with what their exponents need.
  private let digits: [Digit]
  /// The code of each ratio.
  let codes: [Int]
  /// The number of codes of products.
  let size: Int

  /// A base, the least exponent of it in a product, and the number of exponents.
  private struct Digit {
    let base: Integer
    let least: Int
    let count: Int
  }

  /// - Parameters:
  ///   - ratios: positive numbers.
  ///   - copies: the number `d` of factors of a product.
  ///   - limit: the greatest number of codes.
  /// - Returns: `nil` where there are more.
  init?(_ ratios: [Rational], copies: Int, limit: Int) {
    let bases = LogForm.coprimeBases(of: ratios.flatMap { [$0.numerator, $0.denominator] })
    var (digits, size) = ([Digit](), 1)
    var codes = [Int](repeating: 0, count: ratios.count)
    for base in bases {
      let exponents = ratios.map { RatioCode.exponent(of: base, in: $0) }
      let (least, most) = (exponents.min() ?? 0, exponents.max() ?? 0)
      let (width, overflow) = (most - least).multipliedReportingOverflow(by: copies)
      if overflow || width >= limit / size { return nil }
      for index in codes.indices { codes[index] += (exponents[index] - least) * size }
      digits.append(Digit(base: base, least: copies * least, count: width + 1))
      size *= width + 1
    }
    self.digits = digits
    self.codes = codes
    self.size = size
  }

  private static func exponent(of base: Integer, in ratio: Rational) -> Int {
    var count = 0
    for (sign, part) in [(1, ratio.numerator), (-1, ratio.denominator)] {
      var rest = part
      while base.divides(rest) {
        rest = rest.exactlyDivided(by: base)
        count += sign
      }
    }
    return count
  }

  /// The products that have a count, ascending.
  ///
  /// - Parameter counts: the count of each code.
  func products(_ counts: [Integer]) -> [(ratio: Rational, outside: Integer)] {
    let powers = digits.map { digit in
      (0..<digit.count).map { place -> Rational in
        let exponent = digit.least + place
        let power = digit.base.power(abs(exponent))
        return exponent < 0 ? Rational(Integer.one, power) : Rational(power)
      }
    }
    let logarithms = digits.map { Double(Enclosure.log2(Rational($0.base), bits: 64).midpoint) }
    var found: [(logarithm: Double, ratio: Rational, outside: Integer)] = []
    for (code, count) in counts.enumerated() where !count.isZero {
      var (rest, ratio, logarithm) = (code, Rational.one, 0.0)
      for (index, digit) in digits.enumerated() {
        let place = rest % digit.count
        rest /= digit.count
        ratio *= powers[index][place]
        logarithm += Double(digit.least + place) * logarithms[index]
      }
      found.append((logarithm, ratio, count))
    }
    // What is closer than the logarithms are known is compared exactly.
    found.sort {
      let distance = $0.logarithm - $1.logarithm
      return abs(distance) > 1e-6 ? distance < 0 : $0.ratio < $1.ratio
    }
    return found.map { ($0.ratio, $0.outside) }
  }
}
