import AlgebraicNumbers
import Contraction
import ExactArithmetic
import InformationTheory
import Testing

@Suite struct DobrushinTests {
  @Test func closedForms() throws {
    #expect(try Channel.binarySymmetric(Rational(1, 10)).dobrushinCoefficient == Rational(4, 5))
    #expect(try Channel.binarySymmetric(Rational(1, 10)).doeblinCoefficient == Rational(1, 5))
  }
}
