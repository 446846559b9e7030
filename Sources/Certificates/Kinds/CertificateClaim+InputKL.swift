import CertificateChecking
import Contraction
import Documents
import ExactArithmetic
import InformationTheory

extension CertificateClaim {
  /// The coefficient for an input law from above: the rational number that it is, else the upper end of its enclosure,
  /// rounded up to decimals.
  ///
  /// Where no cells show that bound, the claim is of the coefficient rounded up, or of one unit of decimals more, and its
  /// ``CertificateClaim/reservation`` says so.
  ///
  /// - Throws: ``CertificationError`` where no cells show any of these.
  public static func klInputUpper(
    of contraction: FixedInputContraction, channel: Channel, input: FiniteLaw<Int>,
    digits: Int = 12
  ) throws -> CertificateClaim {
    let target = UpperTarget(contraction, digits: digits)
    func claim(_ bound: Rational) throws -> CertificateClaim {
      target.claim(
        try klInputUpper(bound, channel: channel, input: input), of: bound,
        reason: "no cells were found that show \(target.best)")
    }
    let bounds = target.best == target.rounded ? [target.best] : [target.best, target.rounded]
    for bound in bounds {
      do { return try claim(bound) } catch CertificationError.isBeyondTheFormat {}
    }
    return try claim(target.rounded + target.unit)
  }

  /// `eta_KL(P,W) <= r` for a law on two inputs, by cells on which the excess `r D(Q||P) - D(QW||PW)` is not negative.
  ///
  /// - Parameters:
  ///   - bound: `r`.
  ///   - channel: the channel, of two inputs.
  ///   - input: the law P, with both inputs.
  /// - Throws: ``CertificationError`` for another number of inputs, more than 64 outputs, a false bound, and one so close to the coefficient that
  ///   no cells were found.
  /// - Complexity: some ten cells; more the closer the bound is, as the logarithm of the distance.
  public static func klInputUpper(
    _ bound: Rational, channel: Channel, input: FiniteLaw<Int>
  ) throws -> CertificateClaim {
    guard channel.inputCount == 2, input.probabilities.count == 2,
      input.probabilities.allSatisfy({ !$0.isZero })
    else {
      throw CertificationError.hasNoKind(
        "eta_KL(P,W) <= \(bound)",
        reason: "its cells are for two inputs of positive probability"
      )
    }
    try requireFewOutputs("eta_KL(P,W) <= \(bound)", channel)
    var search = CellSearch(rows: channel.rows, input: input.probabilities, ratio: bound)
    try search.cover(0, 1, level: 0)
    var evidence = EvidenceSearch("eta_KL(P,W) <= \(bound)")
    let bits = try evidence.bits(positive: search.forms)
    return try CertificateClaim(
      .klInputUpper,
      [
        ("channel", .rows(channel.rows)), ("input", .rationals(input.probabilities)),
        ("value", .rational(bound)),
        (
          "evidence",
          [
            "depth": .init(CellSearch.depth), "bits": .init(bits),
            "cells": .array(search.cells.map { .array([.rational($0.end), .string($0.hint)]) }),
          ]
        ),
      ])
  }
}

/// Finds cells that cover [0,1], by halving.
private struct CellSearch {
  let input: [Rational]
  let ratio: Rational
  private let greatestCount: Int
  private let excess: ContractionExcess
  private var logarithms = LogarithmTables()
  private(set) var cells: [(end: Rational, hint: String)] = []
  /// What has to be positive.
  private(set) var forms: [LogarithmSum] = []

  /// How often forms are halved at most.
  static let depth = 40
  private static let greatestLevel = 80
  /// The precision at which forms are tried.
  private static let bits = 256

  init(rows: [[Rational]], input: [Rational], ratio: Rational) {
    (self.input, self.ratio) = (input, ratio)
    greatestCount = min(10_000, ContractionExcess.greatestSize / rows[0].count)
    excess = ContractionExcess(rows: rows, input: input, ratio: ratio)
  }

  mutating func cover(_ a: Rational, _ b: Rational, level: Int) throws(CertificationError) {
    if cells.count >= greatestCount {
      throw .isBeyondTheFormat(
        claim: "eta_KL(P,W) <= \(ratio)",
        limit: "more cells than the format allows for so many outputs")
    }
    let p = input[0]
    if a <= p && p <= b {
      if add(.tangent(p), a, b) { return }
    } else {
      if add(.step, a, b) || add(.chord, a, b) { return }
      if isConvex(a, b) {
        // Where no tangent shows it on the whole cell, none does on a part.
        if addTangent(a, b) { return }
        throw failure(a, b)
      }
    }
    if level >= CellSearch.greatestLevel { throw failure(a, b) }
    let middle = (a + b) / 2
    try cover(a, middle, level: level + 1)
    try cover(middle, b, level: level + 1)
  }

  private func failure(_ a: Rational, _ b: Rational) -> CertificationError {
    .isBeyondTheFormat(
      claim: "eta_KL(P,W) <= \(ratio)",
      limit: "no cells show it between \(a.brief()) and \(b.brief()); it may be false")
  }

  /// Adds a cell if it shows what it should.
  private mutating func add(_ cell: ContractionCell, _ a: Rational, _ b: Rational) -> Bool {
    var signs = FormSigns(depth: CellSearch.depth)
    guard let needed = try? excess.claims(cell, a, b, &signs),
      needed.allSatisfy({ logarithms.isPositive($0.cleared, bits: CellSearch.bits) })
    else { return false }
    let hint: String
    switch cell {
    case .tangent(let point): hint = "\(point)"
    case .chord: hint = "chord"
    case .step: hint = "step"
    }
    cells.append((b, hint))
    forms += needed
    return true
  }

  /// Whether the excess is convex on a cell, away from the input law.
  private func isConvex(_ a: Rational, _ b: Rational) -> Bool {
    var signs = FormSigns(depth: CellSearch.depth)
    return (try? excess.claims(.tangent((a + b) / 2), a, b, &signs)) != nil
  }

  /// Adds a cell on which the excess is convex, with a tangent near its least value.
  private mutating func addTangent(_ a: Rational, _ b: Rational) -> Bool {
    var (low, high) = (a, b)
    for step in 0..<200 {
      let middle = (low + high) / 2
      if step % 8 == 0 && add(.tangent(middle), a, b) { return true }
      let slope = excess.slope(at: middle)
      if logarithms.isPositive(slope.cleared, bits: CellSearch.bits) {
        high = middle
      } else {
        low = middle
      }
    }
    return false
  }
}
