import ExactArithmetic
import LearningProblems
import Testing

/// Constants of the sparse hypercube for a probability that is almost 0: rows of the channel that hardly differ.
@Suite struct TinyConstantsTests {
  /// They are known to some 1e-11 of their value, and their quotient by chi-square's tends to a limit.
  @Test func areKnownToElevenDigits() throws {
    var quotients: [Enclosure] = []
    for exponent in [6, 9, 11, 14] {
      let p = Rational(10).power(-exponent)
      let constants = try SparseHypercube(samples: 5, fixedProbability: p).constants()
      let (rho, chiSquare) = (constants.rho, constants.rhoChiSquare)
      #expect(rho.width <= 10 * SDPIConstants.usualWidth * chiSquare, "p = \(p): \(rho)")
      #expect(rho.lower > 2 * chiSquare)
      quotients.append(Enclosure(rho.lower / chiSquare, rho.upper / chiSquare))
    }
    // The quotient differs from the limit by about 24 p.
    for (quotient, exponent) in zip(quotients, [6, 9, 11]) {
      let distance = (quotient.midpoint - quotients[3].midpoint).magnitude
      #expect(distance <= 30 * Rational(10).power(-exponent), "\(quotient)")
    }
  }
}
