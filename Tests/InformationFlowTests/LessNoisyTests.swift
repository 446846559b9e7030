import AlgebraicNumbers
import Contraction
import ExactArithmetic
import InformationFlow
import InformationTheory
import Testing

@Suite struct LessNoisyTests {
  @Test func erasureDegree() throws {
    let channel = try Channel.binarySymmetric(Rational(1, 10))
    #expect(channel.erasureDegree.rationalValue == Rational(9, 25))
    #expect(channel.isNoisierThanErasure(Rational(9, 25)))
    #expect(!channel.isNoisierThanErasure(Rational(9, 25) + Rational(1, Integer(10).power(50))))
    #expect(try Channel.binaryErasure(Rational(1, 3)).isNoisierThanErasure(Rational(1, 3)))
  }
}
