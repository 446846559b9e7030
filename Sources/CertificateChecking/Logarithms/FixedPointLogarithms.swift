import ExactArithmetic

/// Enclosures of logarithms of positive integers between integers divided by `2^bits`, by section 'Evidence for forms'
/// of `Certificates/FORMAT.md`.
package struct FixedPointLogarithms {
  package typealias Ends = (lower: Integer, upper: Integer)

  let bits: Int
  /// The table has `2^width` steps from 1 to 2.
  private let width: Int
  /// How many terms of a series are taken.
  private let termCount: Int
  /// Entry `i` encloses `ln((2^width + i)/2^width)`.
  private var table: [Ends] = [(.zero, .zero)]
  private var known: [Integer: Ends] = [:]

  /// Beyond so many logarithms those that were found are forgotten.
  private static let greatestMemory = 1 << 17

  package init(bits: Int) {
    self.bits = bits
    width = bits <= 96 ? 4 : 6
    termCount = bits / (2 * width + 2) + 1
    for l in (1 << width)..<(2 << width) {
      let z = (Integer(1) << bits).floorDivided(by: Integer(2 * l + 1))
      let step = doubleArtanh(z, z + 1)
      let last = table[table.count - 1]
      table.append((last.lower + step.lower, last.upper + step.upper))
    }
  }

  /// Ends of `2 artanh z` for `lower <= 2^bits z <= upper`, `z <= 1/2`.
  private func doubleArtanh(_ lower: Integer, _ upper: Integer) -> Ends {
    if bits <= 64, let low = Int(exactly: lower), let high = Int(exactly: upper),
      let ends = doubleArtanh(UInt64(low), UInt64(high))
    {
      return ends
    }
    var (low, high) = (lower, upper)
    var (lowSum, highSum) = (Integer.zero, Integer.zero)
    let lowSquare = (low * low) >> bits
    let highSquare = ((high * high) >> bits) + 1
    for j in 0..<termCount {
      let odd = Integer(2 * j + 1)
      lowSum += low.floorDivided(by: odd)
      low = (low * lowSquare) >> bits
      highSum += high.floorDivided(by: odd) + 1
      high = ((high * highSquare) >> bits) + 1
    }
    return (2 * lowSum, 2 * highSum + 3 * high)
  }

  /// The same in machine words, for at most 64 bits; `nil` where a word may not suffice.
  private func doubleArtanh(_ lower: UInt64, _ upper: UInt64) -> Ends? {
    // With z < 2^-4 all of the terms of both sums, and three times the last one, are below 2^63.
    guard upper >> UInt64(max(0, bits - 4)) == 0, bits >= 4 else { return nil }
    func shifted(_ a: UInt64, _ b: UInt64) -> UInt64 {
      let (high, low) = a.multipliedFullWidth(by: b)
      return bits == 64 ? high : high << UInt64(64 - bits) | low >> UInt64(bits)
    }
    var (low, high, odd) = (lower, upper, UInt64(1))
    var (lowSum, highSum) = (UInt64(0), UInt64(0))
    let (lowSquare, highSquare) = (shifted(low, low), shifted(high, high) + 1)
    for _ in 0..<termCount {
      lowSum += low / odd
      low = shifted(low, lowSquare)
      highSum += high / odd + 1
      high = shifted(high, highSquare) + 1
      odd += 2
    }
    return (Integer(2 * lowSum), Integer(2 * highSum + 3 * high))
  }

  /// Ends of `2^bits ln n` for `n >= 1`.
  mutating func ends(of n: Integer) -> Ends {
    if let ends = known[n] { return ends }
    let ends = enclosure(of: n)
    if known.count >= FixedPointLogarithms.greatestMemory { known = [:] }
    known[n] = ends
    return ends
  }

  /// Ends of `2^bits ln 2`.
  var log2: Ends { table[table.count - 1] }

  /// Ends of `2^bits ln(n/2^scale)` for `n >= 1`; nothing is kept.
  package func enclosure(of n: Integer, scale: Int = 0) -> Ends {
    let exponent = n.bitWidth - 1
    let (index, rest) = fraction(of: n, exponent: exponent)
    let entry = table[index]
    let factor = Integer(exponent - scale)
    let isSmall = exponent < scale
    return (
      entry.lower + factor * (isSmall ? log2.upper : log2.lower) + rest.lower,
      entry.upper + factor * (isSmall ? log2.lower : log2.upper) + rest.upper
    )
  }

  /// The entry of the table below `n/2^exponent`, and ends of the logarithm of what that is too small by.
  private func fraction(of n: Integer, exponent: Int) -> (index: Int, rest: Ends) {
    if bits <= 64, let word = Int(exactly: n) { return fraction(of: UInt128(word), exponent) }
    let scaled = n << bits
    let x = scaled >> exponent
    let above = (x << exponent) == scaled ? x : x + 1
    let index = x >> (bits - width)
    let c = index << (bits - width)
    // 2^width <= index < 2^(width + 1) <= 128
    let entry = (Int(exactly: index) ?? 0) - (1 << width)
    if above == c { return (entry, (.zero, .zero)) }
    let rest = doubleArtanh(
      ((x - c) << bits).floorDivided(by: x + c),
      ((above - c) << bits).floorDivided(by: above + c) + 1)
    return (entry, rest)
  }

  /// The same for a word and at most 64 bits, where `x < 2^(bits + 1)` and `x - c < 2^(bits - width)`.
  private func fraction(of n: UInt128, _ exponent: Int) -> (index: Int, rest: Ends) {
    let x = exponent <= bits ? n << (bits - exponent) : n >> (exponent - bits)
    let isExact = exponent <= bits || x << (exponent - bits) == n
    let above = isExact ? x : x + 1
    let index = x >> (bits - width)
    let c = index << (bits - width)
    let entry = Int(index) - (1 << width)
    if above == c { return (entry, (.zero, .zero)) }
    let (low, high) = (((x - c) << bits) / (x + c), ((above - c) << bits) / (above + c) + 1)
    return (entry, doubleArtanh(Integer(Int(low)), Integer(Int(high))))
  }
}

/// The enclosures at one precision at a time.
package struct LogarithmTables {
  private var current = FixedPointLogarithms(bits: 64)

  package init() {}

  /// Whether `sum a ln n > 0` shows at a precision; the coefficients are integers.
  package mutating func isPositive(
    _ terms: [(base: Integer, coefficient: Integer)], bits: Int
  ) -> Bool {
    if current.bits != bits { current = FixedPointLogarithms(bits: bits) }
    var sum = Integer.zero
    for (base, coefficient) in terms {
      let ends = current.ends(of: base)
      sum += coefficient * (coefficient.isNegative ? ends.upper : ends.lower)
    }
    return sum.signum() > 0
  }
}
