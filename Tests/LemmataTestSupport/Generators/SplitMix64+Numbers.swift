import AlgebraicNumbers
import ExactArithmetic
import Work

/// Words at which a representation or an operation changes.
package let cornerWords: [Int] = [
  0, 1, -1, 2, -2, 3, -7, 10, 1 << 31, -(1 << 31), 1 << 32, (1 << 32) - 1, 3_037_000_499,
  3_037_000_500, -3_037_000_500, 1 << 62, -(1 << 62), Int.max, Int.max - 1, Int.min, Int.min + 1,
]

extension SplitMix64 {
  /// A number from `0..<bound`.
  package mutating func index(below bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// A number from a closed range.
  package mutating func int(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  /// True or false.
  package mutating func coin() -> Bool { next() & 1 == 1 }

  /// A machine word, often a corner.
  package mutating func word() -> Int {
    switch index(below: 6) {
    case 0: return cornerWords[index(below: cornerWords.count)]
    case 1: return index(below: 41) - 20
    case 2: return (1 << index(below: 63)) &+ (index(below: 5) - 2)
    case 3: return Int(truncatingIfNeeded: next()) >> 32
    default: return Int(truncatingIfNeeded: next()) >> index(below: 64)
    }
  }

  /// A natural number of at most `bits` random bits.
  package mutating func natural(bits: Int) -> Integer {
    let count = bits / 64 + 1
    var limbs: [UInt] = []
    for _ in 0..<count { limbs.append(UInt(next())) }
    let value = Integer(limbCount: count) { target in
      for index in 0..<count { target[index] = limbs[index] }
    }
    return value >> (64 * count - bits)
  }

  /// An integer of either sign: a word, a neighbour of a power of two, or up to `bits` random bits.
  package mutating func integer(bits: Int = 300) -> Integer {
    switch index(below: 6) {
    case 0, 1: return Integer(word())
    case 2:
      let power = (Integer.one << index(below: bits)) + Integer(index(below: 5) - 2)
      return next() & 1 == 0 ? power : -power
    case 3:
      // The neighbourhood of the greatest and the least word.
      let offset = Integer(index(below: 7) - 3)
      return next() & 1 == 0 ? Integer(Int.max) + offset : Integer(Int.min) + offset
    default:
      let magnitude = natural(bits: 1 + index(below: bits))
      return next() & 1 == 0 ? magnitude : -magnitude
    }
  }

  /// An integer other than zero.
  package mutating func nonzeroInteger(bits: Int = 300) -> Integer {
    while true {
      let value = integer(bits: bits)
      if !value.isZero { return value }
    }
  }

  /// A rational: zero, an integer, a small fraction, a decimal, a fraction of words, or a long one.
  package mutating func rational(bits: Int = 200) -> Rational {
    switch index(below: 7) {
    case 0: return coin() ? .zero : Rational(integer(bits: bits))
    case 3: return Rational(Integer(word()), Integer(10).power(index(below: 41)))
    case 1: return Rational(index(below: 41) - 20, 1 + index(below: 20))
    case 2: return Rational(Integer(word()), nonzeroInteger(bits: 60))
    default: return Rational(integer(bits: bits), nonzeroInteger(bits: bits))
    }
  }

  /// A rational other than zero.
  package mutating func nonzeroRational(bits: Int = 200) -> Rational {
    while true {
      let value = rational(bits: bits)
      if !value.isZero { return value }
    }
  }

  /// A rational above zero.
  package mutating func positiveRational(bits: Int = 200) -> Rational {
    nonzeroRational(bits: bits).magnitude
  }

  /// A rational from 0 to 1, often an end or close to one.
  package mutating func probability() -> Rational {
    let tiny = Rational(1).scaled(byPowerOfTwo: -(1 + index(below: 150)))
    switch index(below: 10) {
    case 0, 1: return [0, 1, Rational(1, 2)][index(below: 3)]
    case 2: return tiny
    case 3: return 1 - tiny
    case 4: return Rational(1, 2) + (next() & 1 == 0 ? tiny : -tiny)
    case 5: return Rational(index(below: 5), 4)
    default:
      let denominator = 1 + index(below: 100_000)
      return Rational(index(below: denominator + 1), denominator)
    }
  }

  /// A rational from 0 to 1 with a denominator of at most 1000, often an end, one half or a quarter.
  package mutating func shortProbability() -> Rational {
    switch index(below: 6) {
    case 0: return 0
    case 1: return 1
    case 2: return Rational(1, 2)
    case 3: return Rational(index(below: 5), 4)
    default:
      let denominator = int(2...1000)
      return Rational(int(0...denominator), denominator)
    }
  }

  /// An interval: one number, a narrow one, one about zero, or any.
  package mutating func enclosure() -> Enclosure {
    let a = rational(bits: 100)
    switch index(below: 5) {
    case 0: return Enclosure(a)
    case 1: return Enclosure(a, a + Rational(1).scaled(byPowerOfTwo: -int(1...200)))
    case 2: return Enclosure(-a.magnitude, rational(bits: 100).magnitude)
    default:
      let b = rational(bits: 100)
      return Enclosure(min(a, b), max(a, b))
    }
  }

  /// A form in logarithms: zero, one term, terms that cancel or share factors, or large bases.
  package mutating func logForm() -> LogForm {
    switch index(below: 6) {
    case 0: return .zero
    case 1: return rational(bits: 40) * .log(2 + index(below: 30))
    case 2:
      // log(a b) - log a - log b is zero.
      let (a, b) = (Integer(2 + index(below: 100)), natural(bits: 70) + 2)
      return .log(a * b) - .log(a) - .log(b)
    case 3:
      let power = Integer(2 + index(below: 10)).power(int(1...40))
      return Rational(1, int(1...9)) * .log(power) + rational(bits: 20) * .log(6)
    case 4: return .log(natural(bits: 150) + 1) - rational(bits: 60) * .log(natural(bits: 90) + 1)
    default:
      return (0..<int(2...6)).reduce(LogForm.zero) { sum, _ in
        sum + rational(bits: 30) * .log(1 + index(below: 50))
      }
    }
  }

  /// A polynomial: a product of linear and quadratic factors with roots that may be rational, repeated, close to one
  /// another or far apart, or any of small degree.
  package mutating func polynomialWithRoots() -> Polynomial {
    var product = Polynomial.one
    for _ in 0..<int(1...3) {
      switch index(below: 5) {
      case 0: product = product * Polynomial(root: rational(bits: 30))
      case 1: product = product * Polynomial([Integer(-int(0...20)), 0, 1])
      case 2:
        // Two roots close to each other.
        let near = Integer(2).power(int(1...40))
        product = product * Polynomial([-near * near - 1, 0, near * near])
      case 3: product = product * product
      default: product = product * Polynomial((0...int(1...3)).map { _ in Integer(int(-9...9)) })
      }
      if product.isZero { product = .one }
    }
    return product.degree < 1 ? Polynomial([-2, 0, 1]) : product
  }

  /// A permutation of `0..<count`.
  package mutating func permutation(_ count: Int) -> [Int] {
    Array(0..<count).shuffled(using: &self)
  }

  /// A prime of twenty decimal digits.
  package mutating func twentyDigitPrime() -> UInt64 {
    var candidate = 10_000_000_000_000_000_000 + next() % 8_000_000_000_000_000_000
    candidate |= 1
    while !WordFactorization.isPrime(candidate) { candidate += 2 }
    return candidate
  }

  /// An integer of twenty decimal digits.
  package mutating func twentyDigitInteger() -> Integer {
    Integer(10_000_000_000_000_000_000 + next() % 8_000_000_000_000_000_000)
  }
}
