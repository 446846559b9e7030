import Documents
import ExactArithmetic
import Foundation
import Tables
import Work

/// How many times the usual number of random cases to try.
let multiplier =
  ProcessInfo.processInfo.environment["LEMMATA_TEST_MULTIPLIER"].flatMap(Int.init) ?? 1

/// The message of the error that a closure throws, or a note that it throws none.
func message<Result>(_ body: () throws -> Result) -> String {
  do {
    let result = try body()
    return "no error, but \(result)"
  } catch {
    return "\(error)"
  }
}

/// A random rational, biased to corners: zero, integers, short and huge fractions.
func randomRational(_ generator: inout SplitMix64) -> Rational {
  func integer(_ limbs: Int) -> Integer {
    (0..<limbs).reduce(Integer(0)) { value, _ in (value << 64) + Integer(generator.next()) }
  }
  let sign = Bool.random(using: &generator) ? Rational(1) : Rational(-1)
  switch Int.random(in: 0..<6, using: &generator) {
  case 0: return 0
  case 1: return sign * Rational(Int.random(in: 0...9, using: &generator))
  case 2:
    return sign
      * Rational(
        Int.random(in: 0...99, using: &generator), Int.random(in: 1...99, using: &generator))
  case 3:
    return sign * Rational(integer(1), Integer(10).power(Int.random(in: 0...40, using: &generator)))
  case 4: return sign * Rational(integer(1), integer(1) + 1)
  default:
    return sign
      * Rational(
        integer(Int.random(in: 0...99, using: &generator)),
        integer(Int.random(in: 0...99, using: &generator)) + 1)
  }
}
