import AlgebraicNumbers
import CertificateChecking
import Contraction
import Documents
import ExactArithmetic
import InformationTheory

extension CertificateClaim {
  /// The coefficient for an input law from above, by cells of a simplex, for any number of inputs.
  ///
  /// The least of some bounds is claimed that cells within the limits of the format show: the upper end of the enclosure rounded up to decimals,
  /// else that and a power of ten, `10^-9` to `1/10`, with a ``CertificateClaim/reservation``.
  ///
  /// - Parameters:
  ///   - contraction: the coefficient.
  ///   - channel: the channel.
  ///   - input: the law of its input.
  ///   - digits: the number of decimals of the bound.
  /// - Throws: ``CertificationError`` where no cells show any of these, and for more than 11 letters on both sides; `CancellationError`.
  /// - Complexity: a search for the closest bound, else for at most four more by halving their number, of at most `2^24/(n k)` cells for n inputs
  ///   and k letters of the side that is divided, the smaller one: some seconds each; and the checker's time, see `Certificates/FORMAT.md`.
  public static func klInputUpperBySimplices(
    of contraction: FixedInputContraction, channel: Channel, input: FiniteLaw<Int>,
    digits: Int = 12
  ) throws -> CertificateClaim {
    let target = UpperTarget(contraction, digits: digits)
    let powers = (1...min(digits, 9)).reversed().map { Rational(1, Integer(10).power($0)) }
    let bounds = ([.zero] + powers).map { target.rounded + $0 }.filter { $0 <= 1 }
    let statements = try bounds.map { try SimplexStatement(channel, input, $0) }
    guard let shown = try SimplexStatement.closest(statements) else {
      throw CertificationError.isBeyondTheFormat(
        claim: "eta_KL(P,W) <= \(target.rounded)",
        limit: "no cells within the limits of the format show it, or a tenth more")
    }
    return target.claim(
      try shown.statement.claim(shown.evidence), of: shown.statement.bound,
      reason: "no cells were found that show less")
  }

  /// `eta_KL(P,W) <= r` by cells of a simplex, for any number of inputs; `nil` where no cells within the limits of the format were found.
  ///
  /// - Parameters:
  ///   - bound: `r`.
  ///   - channel: the channel, of at most 64 inputs.
  ///   - input: the law P.
  /// - Throws: ``CertificationError`` for more than 64 inputs and more than 11 letters on both sides; `CancellationError`.
  /// - Complexity: a search of at most `2^24/(n k)` cells for n inputs and k letters of the smaller side, and the checker's time.
  public static func klInputUpperBySimplices(
    _ bound: Rational, channel: Channel, input: FiniteLaw<Int>
  ) throws -> CertificateClaim? {
    let statement = try SimplexStatement(channel, input, bound)
    return try statement.evidence().map { try statement.claim($0) }
  }
}

/// A bound for which cells are looked for.
private struct SimplexStatement {
  let bound: Rational
  private let channel: Channel
  private let input: FiniteLaw<Int>
  private let cellLimit: Int

  /// Cells that have still to be checked, with the factorisation for their bound of chi-square's coefficient.
  struct Evidence {
    let cells: ContractionEvidence
    let factorisation: (factor: [[Rational]], diagonal: [Rational])
  }

  /// The precisions that are tried; the first fits machine words.
  private static let precisions = [60, 96, 128, 192, 256, 512, 1024, 2048, 4096]

  init(_ channel: Channel, _ input: FiniteLaw<Int>, _ bound: Rational) throws {
    (self.channel, self.input, self.bound) = (channel, input, bound)
    let inputCount = input.probabilities.count { !$0.isZero }
    let output = try channel.output(of: input).probabilities
    let letters = min(inputCount, output.count { !$0.isZero })
    guard channel.inputCount <= 64, letters <= SimplexDivision.greatestVertexCount else {
      throw CertificationError.isBeyondTheFormat(
        claim: "eta_KL(P,W) <= \(bound)",
        limit:
          "the channel has \(channel.inputCount) inputs, the format at most 64; and its smaller side \(letters) letters, the format at most \(SimplexDivision.greatestVertexCount)"
      )
    }
    cellLimit = SimplexDivision.greatestSize / (inputCount * letters)
  }

  /// The first of some statements, of growing bounds, that cells show: the first of all, else sought by halving, as what shows a bound
  /// shows greater ones too.
  static func closest(
    _ statements: [SimplexStatement]
  ) throws -> (statement: SimplexStatement, evidence: Evidence)? {
    var (failed, next) = (-1, 0)
    var shown: (place: Int, evidence: Evidence)?
    while next < (shown?.place ?? statements.count) {
      if let evidence = try statements[next].evidence() {
        shown = (next, evidence)
      } else {
        failed = next
      }
      next = failed + max(1, ((shown?.place ?? statements.count) - failed) / 2)
    }
    return shown.map { (statements[$0.place], $0.evidence) }
  }

  /// The claim by cells; the checker's arithmetic decides.
  ///
  /// - Throws: ``CertificationError`` where no precision shows it.
  func claim(_ evidence: Evidence) throws -> CertificateClaim {
    let (factor, diagonal) = evidence.factorisation
    var reason = CertificationError.isFalse("eta_KL(P,W) <= \(bound)")
    for bits in SimplexStatement.precisions {
      do {
        return try CertificateClaim(
          .klInputUpper,
          [
            ("channel", .rows(channel.rows)), ("input", .rationals(input.probabilities)),
            ("value", .rational(bound)),
            (
              "evidence",
              [
                "chi-square": .rational(evidence.cells.chiSquareBound),
                "factor": .rows(factor), "diagonal": .rationals(diagonal),
                "divided": .string(evidence.cells.space.rawValue), "bits": .init(bits),
                "cells": .string(SimplexDivision.text(evidence.cells.divisions.map(\.edge))),
              ]
            ),
          ])
      } catch { reason = error }
    }
    throw reason
  }

  /// The cells that show the bound; `nil` where none were found.
  func evidence() throws -> Evidence? {
    let chiSquare = try channel.chiSquareContraction(input: input)
    guard bound > chiSquare, bound <= 1 else { return nil }
    let evidence = try channel.unmergedContractionEvidence(
      input: input, ratio: bound, chiSquare: chiSquare, cellLimit: cellLimit)
    guard let evidence else { return nil }
    let matrix = try ChiSquareMatrix(
      channel: channel, input: input, bound: evidence.chiSquareBound)
    return matrix.factorisation.map { Evidence(cells: evidence, factorisation: $0) }
  }
}

extension UInt8 {
  /// The edge of a division's byte, `nil` for a cell that is not divided.
  fileprivate var edge: Int? { self == ContractionEvidence.leaf ? nil : Int(self) }
}
