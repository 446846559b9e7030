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
  /// - Complexity: a search for each of the bounds until one is shown, of at most `2^24/(n k)` cells for n inputs and k letters of the side that
  ///   is divided, the smaller one: some seconds each; and the checker's time, see `Certificates/FORMAT.md`.
  public static func klInputUpperBySimplices(
    of contraction: FixedInputContraction, channel: Channel, input: FiniteLaw<Int>,
    digits: Int = 12
  ) throws -> CertificateClaim {
    let target = UpperTarget(contraction, digits: digits)
    let powers = (1...min(digits, 9)).reversed().map { Rational(1, Integer(10).power($0)) }
    for bound in [target.rounded] + powers.map({ target.rounded + $0 }) {
      if let claim = try klInputUpperBySimplices(bound, channel: channel, input: input) {
        return target.claim(claim, of: bound, reason: "no cells were found that show less")
      }
    }
    throw CertificationError.isBeyondTheFormat(
      claim: "eta_KL(P,W) <= \(target.rounded)",
      limit: "no cells within the limits of the format show it, or a tenth more")
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
    guard let (evidence, factorisation) = try statement.evidence() else { return nil }
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
                "chi-square": .rational(evidence.chiSquareBound),
                "factor": .rows(factorisation.factor),
                "diagonal": .rationals(factorisation.diagonal),
                "divided": .string(evidence.space.rawValue), "bits": .init(bits),
                "cells": .string(SimplexDivision.text(evidence.divisions.map(\.edge))),
              ]
            ),
          ])
      } catch { reason = error }
    }
    throw reason
  }
}

/// A bound for which cells are looked for.
private struct SimplexStatement {
  private let channel: Channel
  private let input: FiniteLaw<Int>
  private let bound: Rational
  private let cellLimit: Int

  /// The precisions that are tried; the first fits machine words.
  static let precisions = [60, 96, 128, 192, 256, 512, 1024, 2048, 4096]

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

  /// Cells that have still to be checked, with the factorisation for their bound of chi-square's coefficient.
  func evidence() throws -> (
    evidence: ContractionEvidence, factorisation: (factor: [[Rational]], diagonal: [Rational])
  )? {
    let chiSquare = try channel.chiSquareContraction(input: input)
    guard bound > chiSquare, bound <= 1 else { return nil }
    let evidence = try channel.unmergedContractionEvidence(
      input: input, ratio: bound, chiSquare: chiSquare, cellLimit: cellLimit)
    guard let evidence else { return nil }
    let matrix = try ChiSquareMatrix(
      channel: channel, input: input, bound: evidence.chiSquareBound)
    return matrix.factorisation.map { (evidence, $0) }
  }
}

extension UInt8 {
  /// The edge of a division's byte, `nil` for a cell that is not divided.
  fileprivate var edge: Int? { self == ContractionEvidence.leaf ? nil : Int(self) }
}
