import AlgebraicNumbers
import Claims
import Contraction
import ExactArithmetic
import InformationTheory
import Work

/// Tensorization: for a product law through a product channel,
/// `eta(P_1 x P_2, W_1 x W_2) = max(eta(P_1,W_1), eta(P_2,W_2))`.
public enum Tensorization {
  /// Both sides of the equality for the chi-square coefficients, compared exactly.
  ///
  /// - Throws: `ChannelError` when a law does not fit its channel, `WorkRefused` when the product is too large.
  public static func chiSquare<First, Second>(
    _ first: (law: FiniteLaw<First>, channel: Channel),
    _ second: (law: FiniteLaw<Second>, channel: Channel)
  ) throws -> (product: AlgebraicReal, greatest: AlgebraicReal, areEqual: Bool) {
    let channel = try first.channel.product(with: second.channel)
    let product = try channel.chiSquareContraction(input: first.law.product(with: second.law))
    let greatest = max(
      try first.channel.chiSquareContraction(input: first.law),
      try second.channel.chiSquareContraction(input: second.law))
    return (product, greatest, product == greatest)
  }

  /// Laws of bits that are not products, for which `I(U;Y^n) <= eta I(U;X^n)` fails although each bit goes
  /// through its own channel with `eta_KL = eta`: only for product laws does the coefficient of one use bound
  /// that of many.
  public struct Counterexample: Sendable {
    /// The joint law of the variables `U`, `X1` and `X2`.
    public let law: JointLaw
    /// The channel that each bit goes through.
    public let channel: Channel

    /// The repetition of one uniform bit, `U = X1 = X2`, through the binary symmetric channel with
    /// `delta = 1/4`: `I(U;Y^2) = 0.331...` bits, above `(1-2 delta)^2 I(U;X^2) = 1/4`.  Two looks tell more than
    /// one.
    public static let repetition = Counterexample(weights: [1, 0, 0, 1]) { $0 & $1 }

    /// A law of full support: weights 6, 1, 1, 4 of 12 for 00, 01, 10, 11, and `U = X1 and X2`, through the
    /// binary symmetric channel with `delta = 1/4`.  The information left is some 2.7 % above
    /// `(1-2 delta)^2 I(U;X^2)`.  (Found by a search over small weights.)
    public static let fullSupport = Counterexample(weights: [6, 1, 1, 4]) { $0 & $1 }

    private init(weights: [Int], _ hidden: (Int, Int) -> Int) {
      let total = weights.reduce(0, +)
      let bits = [[0, 0], [0, 1], [1, 0], [1, 1]]
      // All weights are given above, and make a law.
      law = try! JointLaw(
        ["U", "X1", "X2"],
        entries: zip(bits, weights).map {
          (outcomes: [hidden($0[0], $0[1])] + $0, weight: Rational($1, total))
        })
      channel = try! .binarySymmetric(Rational(1, 4))
    }

    /// The claim `I(U;Y^2) <= eta I(U;X^2)`, which is violated.
    public func claim() throws -> Claim {
      let sent = try law.extended(by: "Y1", from: "X1", through: channel)
        .extended(by: "Y2", from: "X2", through: channel)
      let eta = channel.klContraction.value.rationalValue!
      return Claim(
        "I(U;Y^2)", .logForm(try sent.mutualInformation(between: ["U"], and: ["Y1", "Y2"])),
        atMost: "eta_KL I(U;X^2)",
        .logForm(eta * (try law.mutualInformation(between: ["U"], and: ["X1", "X2"]))),
        reason: "It would follow if X^2 were a product.")
    }
  }
}
