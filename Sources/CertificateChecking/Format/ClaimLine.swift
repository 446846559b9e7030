import Documents

/// One line of a certificate, as far as it is the same for all kinds.
struct ClaimLine {
  let kind: String
  /// The members between the kind and the digest.
  let fields: [JSONObject.Member]

  private static let greatestLength = 1 << 26

  /// Reads a line: canonical JSON whose last member is the digest of the rest.
  init(_ line: ArraySlice<UInt8>) throws(ClaimRejection) {
    try require(
      line.count <= ClaimLine.greatestLength,
      "the line has more than \(ClaimLine.greatestLength) bytes")
    try require(
      line.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\\") },
      "a byte that may not stand in a line")
    let object = try ClaimLine.object(line)
    guard case .string(let kind) = object["kind"], object.members.first?.key == "kind",
      case .string(let digest) = object["digest"], object.members.last?.key == "digest"
    else {
      throw ClaimRejection("expected the kind as the first key and the digest as the last")
    }
    // The line is what is written for its value, so that the rest is a part of it: no letter is escaped.
    let last = ",\"digest\":\"\"}".utf8.count + digest.utf8.count
    let rest = line.dropLast(last) + [UInt8(ascii: "}")]
    try require(SHA256.digest(rest) == digest, "the digest is that of another line")
    self.kind = kind
    fields = Array(object.members.dropFirst().dropLast())
  }

  private static func object(_ line: ArraySlice<UInt8>) throws(ClaimRejection) -> JSONObject {
    let value: JSONValue
    do {
      value = try JSONValue(parsing: line)
    } catch {
      throw ClaimRejection("not JSON: \(error)")
    }
    guard case .object(let object) = value else { throw ClaimRejection("expected an object") }
    try require(hasNoSpaceBetweenTokens(line), "not written canonically")
    return object
  }

  /// Whether a line that is JSON is as it would be written: without escapes and repeated keys it could differ by spaces only.
  private static func hasNoSpaceBetweenTokens(_ line: ArraySlice<UInt8>) -> Bool {
    var isInString = false
    for byte in line {
      if byte == UInt8(ascii: "\"") { isInString.toggle() }
      if byte == UInt8(ascii: " "), !isInString { return false }
    }
    return true
  }

  /// The values of the fields, which must have these names in this order.
  func values(_ names: [String]) throws(ClaimRejection) -> [JSONValue] {
    try require(
      fields.map(\.key) == names,
      "expected the keys \(names.joined(separator: ", ")), in this order")
    return fields.map(\.value)
  }
}
