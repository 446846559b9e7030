import Documents
import Work

/// A random JSON value, biased to corners: empty containers, extreme numbers, characters that need
/// escaping.
package func randomJSON(_ generator: inout SplitMix64, depth: Int = 0) -> JSONValue {
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

/// A random string of characters that need escaping, and others.
package func randomString(_ generator: inout SplitMix64) -> String {
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
