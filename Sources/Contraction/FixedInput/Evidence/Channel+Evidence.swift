import AlgebraicNumbers
import ExactArithmetic
import InformationTheory
import Work

extension Channel {
  /// Evidence that `eta_KL(P, W)` is at most a rational number, which anyone can check without the search.
  ///
  /// It is found in double precision: ``ContractionEvidence/check(channel:input:)-(_,FiniteLaw<Int>)`` decides.
  ///
  /// - Parameters:
  ///   - input: the law P; its outcomes are, in order, the inputs.
  ///   - ratio: a number above the coefficient and at most 1; the closer it is, the more cells are needed.
  ///   - space: the simplex that is divided; by default that of the smaller side.
  ///   - cellLimit: the greatest number of cells, of a byte each.
  /// - Throws: `ChannelError.inputCountMismatch`; ``ContractionError/ratioIsNoBound(_:)`` where the ratio is not above the
  ///   coefficient; `WorkRefused` for more than 12 letters of that side that differ, and where the cells do not suffice;
  ///   `CancellationError`.
  /// - Complexity: the dimension is the number of letters of the divided side, less one. A cell closes once its diameter is about the square
  ///   root of the distance of the ratio from what is attained nearby: for a ratio a thousandth above the coefficient some hundreds of
  ///   cells for three letters, some 50,000 to 300,000 for five, some millions for six. A ratio within about 1e-7 of chi-square's
  ///   coefficient, or 1e-13 of the value of the coefficient, is out of reach.
  public func klContractionEvidence(
    input: FiniteLaw<Int>, ratio: Rational, space: ContractionEvidence.Space? = nil,
    cellLimit: Int = 8_000_000
  ) throws -> ContractionEvidence {
    let chiSquare = try chiSquareContraction(input: input)
    guard ratio > chiSquare, ratio <= 1 else { throw ContractionError.ratioIsNoBound(ratio) }
    let statement = ReducedInput(channel: self, input: input)
    let space = space ?? ContractionEvidence.usualSpace(of: statement)
    let letters = space == .inputs ? statement.inputCount : statement.outputCount
    if letters > ContractionEvidence.greatestLetterCount {
      throw WorkRefused(
        "evidence for a contraction coefficient", size: .parameter("\(letters) letters"),
        limit: .fixed(ContractionEvidence.greatestLetterCount, unit: "letters"))
    }
    switch try ContractionEvidence.search(
      statement, ratio: ratio, chiSquare: chiSquare, space: space, cellLimit: cellLimit)
    {
    case .found(let evidence): return evidence
    case .violated: throw ContractionError.ratioIsNoBound(ratio)
    case .exhausted:
      throw WorkRefused(
        "evidence for a contraction coefficient",
        size: .parameter("the ratio \(ratio.brief())"), limit: .fixed(cellLimit, unit: "cells"))
    }
  }
}

extension Channel {
  /// Evidence that `eta_KL(P, W)` is at most a rational number; see ``klContractionEvidence(input:ratio:space:cellLimit:)``.
  ///
  /// - Throws: `LawError` when the law does not fit the channel.
  public func klContractionEvidence(
    input: InputLaw, ratio: Rational, space: ContractionEvidence.Space? = nil,
    cellLimit: Int = 8_000_000
  ) throws -> ContractionEvidence {
    try klContractionEvidence(
      input: input.law(for: self), ratio: ratio, space: space, cellLimit: cellLimit)
  }
}

extension Channel {
  /// Evidence whose cells have all letters of positive probability, also those that
  /// ``klContractionEvidence(input:ratio:space:cellLimit:)`` merges, as a format that knows no merging needs it; `nil` where there is none.
  ///
  /// - Throws: `CancellationError`.
  package func unmergedContractionEvidence(
    input: FiniteLaw<Int>, ratio: Rational, chiSquare: AlgebraicReal, cellLimit: Int
  ) throws -> ContractionEvidence? {
    let statement = ReducedInput(allLettersOf: self, input: input)
    let outcome = try ContractionEvidence.search(
      statement, ratio: ratio, chiSquare: chiSquare, cellLimit: cellLimit)
    guard case .found(let evidence) = outcome else { return nil }
    return evidence
  }
}

extension ContractionEvidence {
  /// More letters of the side that is divided are out of reach.
  static let greatestLetterCount = 12

  /// What a search for evidence ends with.
  enum SearchOutcome {
    case found(ContractionEvidence)
    /// The ratio is below the coefficient.
    case violated
    /// The cells do not suffice.
    case exhausted
  }

  /// The simplex of the smaller side.
  static func usualSpace(of statement: ReducedInput) -> Space {
    statement.inputCount < statement.outputCount ? .inputs : .outputs
  }

  /// Searches for evidence that a ratio above chi-square's coefficient, at most 1, bounds the coefficient.
  ///
  /// - Throws: `CancellationError`.
  static func search(
    _ statement: ReducedInput, ratio: Rational, chiSquare: AlgebraicReal, space: Space? = nil,
    cellLimit: Int
  ) throws -> SearchOutcome {
    let space = space ?? usualSpace(of: statement)
    let letters = space == .inputs ? statement.inputCount : statement.outputCount
    if letters > greatestLetterCount { return .exhausted }
    let bound = chiSquare.bound(below: ratio)
    let search = EvidenceSearch(statement, ratio: ratio, chiSquareBound: bound, space: space)
    switch try search.divisions(cellLimit: cellLimit) {
    case .found(let divisions):
      return .found(
        ContractionEvidence(
          ratio: ratio, chiSquareBound: bound, space: space, divisions: divisions))
    case .violated: return .violated
    case .exhausted: return .exhausted
    }
  }
}

extension AlgebraicReal {
  /// A short rational number above this one and a little below a greater one.
  fileprivate func bound(below ratio: Rational) -> Rational {
    var bits = 32
    while true {
      let interval = enclosure(bits: bits)
      let step = (ratio - interval.upper) / 1024
      if step.signum() > 0, interval.width <= step {
        let value = (interval.upper + step).rounded(toSignificantBits: 32 + bits, .up)
        if value < ratio { return value }
      }
      bits *= 2
    }
  }
}
