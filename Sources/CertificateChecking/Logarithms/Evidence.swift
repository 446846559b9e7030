import Documents
import ExactArithmetic

/// Evidence for the sign of a form: a precision, or integers to divide by.
package enum Evidence {
  case bits(Int)
  case bases([Integer])

  package init(reading value: JSONValue) throws(ClaimRejection) {
    if case .object(let object) = value, object.keys.contains("bases") {
      self = .bases(try Evidence.bases(value.claimMembers(["bases"])[0]))
    } else {
      self = .bits(try Evidence.bits(value.claimMembers(["bits"])[0]))
    }
  }

  static func bits(_ value: JSONValue) throws(ClaimRejection) -> Int {
    try value.claimWhole(8...4096)
  }

  package static func bases(_ value: JSONValue) throws(ClaimRejection) -> [Integer] {
    var bases: [Integer] = []
    for item in try value.claimItems() { bases.append(try item.claimInteger()) }
    try require(bases.allSatisfy { $0 > 1 }, "bases must exceed 1")
    return bases
  }
}

/// The two ends between which a value in bits lies.
package struct StatedEnds {
  package let lower: Rational
  package let upper: Rational

  package init(reading value: JSONValue) throws(ClaimRejection) {
    let items = try value.claimItems(count: 2)
    (lower, upper) = (try items[0].claimDecimal(), try items[1].claimDecimal())
    try require(lower <= upper, "the lower end exceeds the upper end")
  }
}

extension LogarithmSum {
  /// `ln 2`.
  package static let logTwo = LogarithmSum(1, log: 2)

  /// Shows that the form is 0: every `n` is a product of powers of the bases, and their exponents cancel.
  func requireZero(by bases: [Integer]) throws(ClaimRejection) {
    var sums = [Integer](repeating: .zero, count: bases.count)
    for (base, coefficient) in cleared {
      var rest = base
      for (index, divisor) in bases.enumerated() {
        let (cofactor, exponent) = rest.removing(divisor)
        if exponent > 0 { sums[index] += Integer(exponent) * coefficient }
        rest = cofactor
      }
      try require(rest.isOne, "the bases leave a remainder")
    }
    try require(sums.allSatisfy(\.isZero), "the form is not 0 by these bases")
  }
}

extension ClaimChecker {
  /// Shows that a form is positive.
  mutating func requirePositive(_ form: LogarithmSum, bits: Int) throws(ClaimRejection) {
    try require(
      logarithms.isPositive(form.cleared, bits: bits),
      "\(bits) bits do not show that the form is positive")
  }

  /// Shows that a form is not negative.
  mutating func requireNotNegative(
    _ form: LogarithmSum, _ evidence: Evidence
  ) throws(ClaimRejection) {
    switch evidence {
    case .bits(let bits): try requirePositive(form, bits: bits)
    case .bases(let bases): try form.requireZero(by: bases)
    }
  }

  /// Shows that a form lies between two ends in bits, or equals both.
  mutating func requireBetween(
    _ form: LogarithmSum, _ ends: StatedEnds, _ evidence: Evidence
  ) throws(ClaimRejection) {
    let above = form.adding(-ends.lower, times: .logTwo)
    switch evidence {
    case .bases(let bases):
      try require(ends.lower == ends.upper, "different ends need bits")
      try above.requireZero(by: bases)
    case .bits(let bits):
      try require(ends.lower < ends.upper, "equal ends need bases")
      try requirePositive(above, bits: bits)
      try requirePositive(ends.upper * .logTwo - form, bits: bits)
    }
  }

  /// Shows that a form computed from the statement is the stated one, and that it lies between the stated ends.
  mutating func requireValue(
    _ computed: LogarithmSum, form: JSONValue, between: JSONValue, evidence: JSONValue
  ) throws(ClaimRejection) {
    let shown = try evidence.claimMembers(["form", "ends"])
    let stated = try LogarithmSum(reading: form)
    try (computed - stated).requireZero(by: Evidence.bases(shown[0]))
    try requireBetween(stated, StatedEnds(reading: between), Evidence(reading: shown[1]))
  }
}
