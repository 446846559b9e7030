// Checking a lemma in a unit test before it goes into a paper.
//
// Copy this file into a test target that depends on the product Lemmata.  `#expect` prints its second argument
// when the claim fails, here the whole report with both sides of every inequality.

import Lemmata
import Testing

@Suite struct CheckInequality {
  /// The communication bound for Alice's message "the parity of each string".
  @Test func parityMessagesObeyTheBound() throws {
    let parities = Message.deterministic("parities") { examples in
      (0..<examples.count).reduce(0) { message, j in
        message | (examples[j].nonzeroBitCount & 1) << j
      }
    }
    let game = try Game(examples: 3, dimension: 2, correlation: 1 / 2)
    let report = try game.report(for: parities)
    #expect(report.holds, "\(report)")
    // Exact equalities, not up to rounding: three parities are three bits.
    #expect(report.quantities.information.logForm == .bits(3))
  }

  /// A strong data processing inequality, for every input law with weights in tenths.
  @Test func noiseContractsInformationAboutAUniformBit() throws {
    let channel = try Channel.binarySymmetric(1 / 10)
    let contraction = Rational(16, 25)  // (1 - 2 delta)^2
    for numerator in 0...10 {
      // U is a noisy view of a uniform bit X, which then passes through the channel.
      let view = try Channel.binarySymmetric(Rational(numerator, 10))
      let before = try view.mutualInformation(input: FiniteLaw([1 / 2, 1 / 2]))
      let after = try view.then(channel).mutualInformation(input: FiniteLaw([1 / 2, 1 / 2]))
      #expect(
        after <= contraction * before, "\(after) > \(contraction) * (\(before)) at \(numerator)/10")
    }
  }
}
