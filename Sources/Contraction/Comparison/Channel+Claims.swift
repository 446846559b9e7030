import AlgebraicNumbers
import Claims
import ExactArithmetic
import InformationTheory
import Work

extension Channel {
  /// The bounds between the coefficients of the channel for all inputs, each checked exactly:
  /// `eta_TV^2 <= eta_KL <= eta_TV <= 1 - doeblin`.
  public var contractionClaims: [Claim] { contractionClaims(kl: .algebraic(klContraction.value)) }

  /// The same, for an `eta_KL(W)` that is known.
  package func contractionClaims(kl: Quantity) -> [Claim] {
    let total = dobrushinCoefficient
    return [
      Claim(
        "eta_TV^2", .rational(total * total), atMost: "eta_KL", kl,
        reason: "The pair of rows that is farthest apart bounds eta_KL below."),
      Claim(
        "eta_KL", kl, atMost: "eta_TV", .rational(total),
        reason: "Total variation contracts least of all f-divergences."),
      Claim(
        "eta_TV", .rational(total), atMost: "1 - doeblin", .rational(1 - doeblinCoefficient),
        reason: "What is common to all rows is common to each pair."),
    ]
  }

  /// The bounds between the coefficients for a given input law `P` and those of the channel:
  /// `eta_chi2(P,W) <= eta_KL(P,W) <= eta_KL(W)`, and the upper bounds of A. Makur and L. Zheng (arXiv 1510.01844)
  /// in the form derived from E. Ordentlich and M. Weinberger's refinement of Pinsker's inequality,
  /// `eta_KL(P,W) <= 2 eta_chi2(P,W) / (phi(pi*) min P) <= eta_chi2(P,W) / min P`.
  ///
  /// - Parameters:
  ///   - input: a law whose outcomes are, in order, the inputs; those of probability 0 are left out.
  ///   - fixedInput: `eta_KL(P,W)`, exact or enclosed; without it the claims that need it are left out.
  /// - Throws: `ChannelError` when the law does not fit; `WorkRefused` when it has too many outcomes.
  public func contractionClaims(
    input: FiniteLaw<some Hashable>, fixedInput: Quantity? = nil
  ) throws -> [Claim] {
    let chiSquare = try chiSquareContraction(input: input)
    return orderClaims(
      chiSquare: chiSquare, fixedInput: fixedInput, kl: .algebraic(klContraction.value))
      + (try makurZhengClaims(input: input, chiSquare: chiSquare, fixedInput: fixedInput))
  }

  /// `eta_chi2(P,W) <= eta_KL(P,W) <= eta_KL(W)`, for known coefficients.
  package func orderClaims(
    chiSquare: AlgebraicReal, fixedInput: Quantity?, kl whole: Quantity
  ) -> [Claim] {
    let first = Quantity.algebraic(chiSquare)
    let outer = Claim(
      "eta_chi2(P,W)", first, atMost: "eta_KL(W)", whole,
      reason: "eta_KL(W) is the greatest eta_chi2 of all inputs.")
    guard let middle = fixedInput else { return [outer] }
    return [
      outer,
      Claim(
        "eta_chi2(P,W)", first, atMost: "eta_KL(P,W)", middle,
        reason: "Near P divergences are chi-square ones."),
      Claim("eta_KL(P,W)", middle, atMost: "eta_KL(W)", whole, reason: "P is one of the inputs."),
    ]
  }

  /// The upper bounds of Makur and Zheng, for a known `eta_chi2(P,W)`.
  package func makurZhengClaims(
    input: FiniteLaw<some Hashable>, chiSquare: AlgebraicReal, fixedInput: Quantity?
  ) throws(WorkRefused) -> [Claim] {
    let least = input.probabilities.filter { !$0.isZero }.min()!
    let balance = try input.balance()
    let factor = ComputableReal { 2 * OrdentlichWeinberger.reciprocal(balance, bits: $0) }
    let chiSquareReal = chiSquare.computableReal
    let sharp: Quantity =
      balance == Rational(1, 2)
      ? .algebraic(chiSquare / least)
      : .computable(
        ComputableReal { bits in
          (least.reciprocal()
            * (factor.enclosure(bits: bits) * chiSquareReal.enclosure(bits: bits)))
            .rounded(toBits: bits + 8)
        })
    let first = fixedInput.map { middle in
      Claim(
        "eta_KL(P,W)", middle, atMostByTheorem: "2 eta_chi2/(phi(pi*) min P)", sharp,
        reason: "Makur-Zheng: D <= chi-square behind the channel, Pinsker's inequality before it.")
    }
    let second = Claim(
      "2 eta_chi2/(phi(pi*) min P)", sharp, atMost: "eta_chi2/min P", .algebraic(chiSquare / least),
      reason: "phi is at least 2.")
    return [first, second].compactMap { $0 }
  }

  /// The Hellinger bounds for two rows, decided exactly: with the affinity `A = sum_y sqrt(P_y Q_y)` and
  /// `H^2 = 2 - 2A`, `H^2/2 = 1 - A <= eta_KL(pair) <= 1 - A^2 = H^2 - H^4/4`.
  ///
  /// The upper bound is tight for binary symmetric channels, the lower for erasure channels.
  /// (O. Ordentlich and Y. Polyanskiy, arXiv 2010.01987.)
  ///
  /// - Parameters:
  ///   - first: a row, counted from 0.
  ///   - second: another row, or the same.
  public func hellingerClaims(_ first: Int, _ second: Int) -> [Claim] {
    let affinity = hellingerAffinity(first, second)
    let coefficient = Quantity.algebraic(klContraction(of: first, second).value)
    return [
      Claim(
        "H^2/2", .squareRoots(1 - affinity), atMost: "eta_KL(pair)", coefficient,
        reason: "Equality for erasure channels."),
      Claim(
        "eta_KL(pair)", coefficient, atMost: "H^2 - H^4/4", .squareRoots(1 - affinity * affinity),
        reason: "Equality for binary symmetric channels."),
    ]
  }

  /// The Hellinger affinity of two rows, `sum_y sqrt(W(y|x) W(y|x'))`, exact; rows count from 0.
  public func hellingerAffinity(_ first: Int, _ second: Int) -> SquareRootSum {
    precondition((0..<inputCount).contains(first), "no input \(first)")
    precondition((0..<inputCount).contains(second), "no input \(second)")
    return SquareRootSum(
      (0..<outputCount).map { output in
        SquareRootSum.Term(
          coefficient: Rational(.one, denominator),
          radicand: counts[first * outputCount + output] * counts[second * outputCount + output])
      })
  }
}
