import Documents
import ExactArithmetic

extension ClaimChecker {
  /// An upper bound of the KL contraction coefficient of an input law: by cells of [0,1] for two inputs, by simplices for any number.
  mutating func checkKLInputUpper(_ claim: ClaimLine) throws(ClaimRejection) {
    let values = try claim.values(["channel", "input", "value", "evidence"])
    let rows = try values[0].claimChannel()
    let input = try values[1].claimLaw(count: rows.count)
    let r = try values[2].claimRational()
    if case .object(let object) = values[3], object.keys.contains("depth") {
      try checkCells(rows, input, r, values[3])
    } else {
      try checkSimplices(rows, input, r, values[3])
    }
  }

  private mutating func checkCells(
    _ rows: [[Rational]], _ input: [Rational], _ r: Rational, _ evidence: JSONValue
  ) throws(ClaimRejection) {
    try require(rows.count == 2, "expected a channel with 2 inputs")
    try require(rows[0].count <= 64, "more than 64 outputs")
    try require(
      !input[0].isZero && !input[1].isZero && !r.isNegative,
      "an input without probability, or a negative coefficient")
    let shown = try evidence.claimMembers(["depth", "bits", "cells"])
    let bits = try Evidence.bits(shown[1])
    let excess = ContractionExcess(rows: rows, input: input, ratio: r)
    var signs = FormSigns(depth: try shown[0].claimWhole(0...200))
    let cells = try shown[2].claimItems(least: 1)
    try require(
      cells.count * rows[0].count <= ContractionExcess.greatestSize,
      "more than \(ContractionExcess.greatestSize) pairs of a cell and an output")
    var a = Rational(0)
    for cell in cells {
      let pair = try cell.claimItems(count: 2)
      let b = try pair[0].claimRational()
      try require(a < b && b <= 1, "the cells do not increase to 1")
      for form in try excess.claims(ContractionCell(reading: pair[1]), a, b, &signs) {
        try requirePositive(form, bits: bits)
      }
      a = b
    }
    try require(a == 1, "the cells do not reach 1")
  }
}

/// Why the excess is not negative on a cell.
package enum ContractionCell {
  /// It is convex, and so above its tangent at a point.
  case tangent(Rational)
  /// It is concave, and so above its chord.
  case chord
  /// Both divergences grow away from the input law.
  case step

  package init(reading value: JSONValue) throws(ClaimRejection) {
    switch try value.claimText() {
    case "chord": self = .chord
    case "step": self = .step
    default: self = .tangent(try value.claimRational())
    }
  }
}

/// `f(q) = r D(Q||P) - D(QW||PW)` for the laws `Q = (q, 1-q)`.
package struct ContractionExcess {
  private let rows: [[Rational]]
  private let input: [Rational]
  private let ratio: Rational

  /// How many cells a claim has at most, times the number of outputs.
  package static let greatestSize = 1 << 16

  package init(rows: [[Rational]], input: [Rational], ratio: Rational) {
    (self.rows, self.input, self.ratio) = (rows, input, ratio)
  }

  /// The forms that have to be positive so that the excess is not negative on a cell, once its curvature is shown.
  package func claims(
    _ cell: ContractionCell, _ a: Rational, _ b: Rational, _ signs: inout FormSigns
  ) throws(ClaimRejection) -> [LogarithmSum] {
    let p = input[0]
    let curvature = BinaryForm(pair: rows[0], rows[1], ratio, from: a, to: b)
    switch cell {
    case .step:
      try require(p <= a || b <= p, "a step over the input law")
      return [p <= a ? try value(inside: a, outside: b) : try value(inside: b, outside: a)]
    case .chord:
      try signs.requireNotNegative(curvature.negated)
      return [try value(inside: a, outside: a), try value(inside: b, outside: b)]
    case .tangent(let c):
      try require(
        a <= c && c <= b && c.signum() > 0 && c < 1, "the point of a tangent is not in its cell")
      try signs.requireNotNegative(curvature)
      if c == p { return [] }
      let (value, slope) = (try value(inside: c, outside: c), slope(at: c))
      return [value.adding(a - c, times: slope), value.adding(b - c, times: slope)]
    }
  }

  /// `r D(Q||P) - D(TW||PW)` for `Q` at one point and `T` at another.
  private func value(
    inside q: Rational, outside t: Rational
  ) throws(ClaimRejection) -> LogarithmSum {
    let inside = try LogarithmSum.divergence([q, 1 - q], input)
    return ratio * inside - (try LogarithmSum.divergence(output(at: t), output(at: input[0])))
  }

  /// `f'(q)`, 0 < q < 1.
  package func slope(at q: Rational) -> LogarithmSum {
    var form = LogarithmSum()
    form.add(ratio, log: q * input[1] / ((1 - q) * input[0]))
    let (after, before) = (output(at: q), output(at: input[0]))
    for y in after.indices where !after[y].isZero {
      form.add(rows[1][y] - rows[0][y], log: after[y] / before[y])
    }
    return form
  }

  private func output(at q: Rational) -> [Rational] {
    zip(rows[0], rows[1]).map { q * $0 + (1 - q) * $1 }
  }
}
