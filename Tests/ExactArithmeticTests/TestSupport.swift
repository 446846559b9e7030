import ExactArithmetic
import Foundation
import Work

/// The factor for the number of random cases: the environment variable `LEMMATA_TEST_MULTIPLIER`.
let testMultiplier: Int = {
  let text = ProcessInfo.processInfo.environment["LEMMATA_TEST_MULTIPLIER"]
  return max(1, text.flatMap { Int($0) } ?? 1)
}()

/// The number of random cases of one loop.
func cases(_ count: Int) -> Int { count * testMultiplier }

/// Words at which a representation or an operation changes.
let cornerWords: [Int] = [
  0, 1, -1, 2, -2, 3, -7, 10, 1 << 31, -(1 << 31), 1 << 32, (1 << 32) - 1, 3_037_000_499,
  3_037_000_500, -3_037_000_500, 1 << 62, -(1 << 62), Int.max, Int.max - 1, Int.min, Int.min + 1,
]

extension SplitMix64 {
  /// A number from `0..<bound`.
  mutating func index(below bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// A number from a closed range.
  mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// True or false.
  mutating func coin() -> Bool { next() & 1 == 1 }

  /// A machine word, often a corner.
  mutating func word() -> Int {
    switch index(below: 6) {
    case 0: return cornerWords[index(below: cornerWords.count)]
    case 1: return index(below: 41) - 20
    case 2: return (1 << index(below: 63)) &+ (index(below: 5) - 2)
    case 3: return Int(truncatingIfNeeded: next()) >> 32
    default: return Int(truncatingIfNeeded: next()) >> index(below: 64)
    }
  }

  /// A natural number of at most `bits` random bits.
  mutating func natural(bits: Int) -> Integer {
    let count = bits / 64 + 1
    var limbs: [UInt] = []
    for _ in 0..<count { limbs.append(UInt(next())) }
    let value = Integer(limbCount: count) { target in
      for index in 0..<count { target[index] = limbs[index] }
    }
    return value >> (64 * count - bits)
  }

  /// An integer of either sign: a word, a neighbour of a power of two, or up to `bits` random bits.
  mutating func integer(bits: Int = 300) -> Integer {
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
  mutating func nonzeroInteger(bits: Int = 300) -> Integer {
    while true {
      let value = integer(bits: bits)
      if !value.isZero { return value }
    }
  }

  /// A rational: an integer, a small fraction, a fraction of words, or a long one.
  mutating func rational(bits: Int = 200) -> Rational {
    switch index(below: 5) {
    case 0: return Rational(integer(bits: bits))
    case 1: return Rational(index(below: 41) - 20, 1 + index(below: 20))
    case 2: return Rational(Integer(word()), nonzeroInteger(bits: 60))
    default: return Rational(integer(bits: bits), nonzeroInteger(bits: bits))
    }
  }

  /// A rational other than zero.
  mutating func nonzeroRational(bits: Int = 200) -> Rational {
    while true {
      let value = rational(bits: bits)
      if !value.isZero { return value }
    }
  }

  /// A rational above zero.
  mutating func positiveRational(bits: Int = 200) -> Rational {
    nonzeroRational(bits: bits).magnitude
  }

  /// A rational from 0 to 1, often an end or close to one.
  mutating func probability() -> Rational {
    let tiny = Rational(1).scaled(byPowerOfTwo: -(1 + index(below: 150)))
    switch index(below: 8) {
    case 0: return [0, 1, Rational(1, 2)][index(below: 3)]
    case 1: return tiny
    case 2: return 1 - tiny
    case 3: return Rational(1, 2) + (next() & 1 == 0 ? tiny : -tiny)
    default:
      let denominator = 1 + index(below: 100_000)
      return Rational(index(below: denominator + 1), denominator)
    }
  }

  /// A permutation of `0..<count`.
  mutating func permutation(_ count: Int) -> [Int] { Array(0..<count).shuffled(using: &self) }

  /// A prime of twenty decimal digits.
  mutating func twentyDigitPrime() -> UInt64 {
    var candidate = 10_000_000_000_000_000_000 + next() % 8_000_000_000_000_000_000
    candidate |= 1
    while !WordFactorization.isPrime(candidate) { candidate += 2 }
    return candidate
  }

  /// An integer of twenty decimal digits.
  mutating func twentyDigitInteger() -> Integer {
    Integer(10_000_000_000_000_000_000 + next() % 8_000_000_000_000_000_000)
  }
}

// MARK: - Comparing

/// Whether two enclosures of the same number are consistent.
func overlap(_ a: Enclosure, _ b: Enclosure) -> Bool { a.lower <= b.upper && b.lower <= a.upper }

/// The hash value within this process.
func hashOf(_ value: some Hashable) -> Int {
  var hasher = Hasher()
  hasher.combine(value)
  return hasher.finalize()
}

/// The message of the error that a closure throws, or a note that it throws none.
func message<Result>(_ body: () throws -> Result) -> String {
  do {
    let result = try body()
    return "no error, but \(result)"
  } catch DecodingError.dataCorrupted(let context) {
    return context.debugDescription
  } catch {
    return "\(error)"
  }
}

// MARK: - JSON

/// The JSON text of a value.
func json(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// The value of a JSON text.
func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
  try JSONDecoder().decode(type, from: Data(text.utf8))
}

/// The value after encoding and decoding.
func throughJSON<Value: Codable>(_ value: Value) throws -> Value {
  try decode(Value.self, json(value))
}

/// What the decoder says about corrupt data, or `nil` when it accepts them.
func decodingMessage<Value: Decodable>(_ type: Value.Type, _ text: String) -> String? {
  do {
    _ = try decode(type, text)
    return nil
  } catch DecodingError.dataCorrupted(let context) {
    return context.debugDescription
  } catch {
    return "\(error)"
  }
}
