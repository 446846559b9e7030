import ExactArithmetic
import Foundation
import Tables

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

/// A random JSON value, biased to corners: empty containers, extreme numbers, characters that need
/// escaping.
func randomJSON(_ generator: inout SplitMix64, depth: Int = 0) -> JSONValue {
  switch Int.random(in: 0..<(depth > 4 ? 5 : 7), using: &generator) {
  case 0: return .null
  case 1: return .bool(Bool.random(using: &generator))
  case 2: return JSONValue([0, 1, -1, .min, .max].randomElement(using: &generator)!)
  case 3:
    let texts = [
      "-0", "1.0", "1e5", "-2.50E-7", "0.1", "9223372036854775808",
      String(repeating: "7", count: 40),
    ]
    return .number(JSONNumber(texts.randomElement(using: &generator)!)!)
  case 4: return .string(randomString(&generator))
  case 5:
    let count = Int.random(in: 0...5, using: &generator)
    return .array((0..<count).map { _ in randomJSON(&generator, depth: depth + 1) })
  default:
    var object = JSONObject()
    for _ in 0..<Int.random(in: 0...5, using: &generator) {
      object[randomString(&generator)] = randomJSON(&generator, depth: depth + 1)
    }
    return .object(object)
  }
}

func randomString(_ generator: inout SplitMix64) -> String {
  let scalars: [Unicode.Scalar] = [
    "a", "b", "0", "\"", "\\", "/", "\n", "\r", "\t", "\u{8}", "\u{C}", "\u{0}", "\u{1F}", "\u{7F}",
    "é", "λ", "\u{2028}", "\u{FFFF}", "😀", "\u{10FFFF}", " ", "|", ",", "$",
  ]
  var string = ""
  for _ in 0..<Int.random(in: 0...20, using: &generator) {
    string.unicodeScalars.append(scalars.randomElement(using: &generator)!)
  }
  return string
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
