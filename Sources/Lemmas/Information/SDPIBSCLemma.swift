import Claims
import ExactArithmetic
import InformationTheory
import Lemmas
import Tables

/// The strong data processing inequality of the binary symmetric channel, `I(M;Y) <= rho^2 I(M;X)`.
public struct SDPIBSCLemma: Lemma {
  public let id = "sdpi-bsc"
  public let title = "The strong data processing inequality of the binary symmetric channel"
  public let status = LemmaStatus.published
  public let source = """
    R. Ahlswede and P. Gács, "Spreading of sets in product spaces and hypercontraction of the Markov \
    operator", Annals of Probability 1976; see Y. Polyanskiy and Y. Wu, arXiv 1508.06025
    """
  public let statement = """
    Let X be uniform on {0,1}^d, d >= 0, let U be any variable with finitely many values, and let Y be X with \
    each bit flipped independently with probability delta = (1 - rho)/2, 0 <= rho <= 1, by noise that is \
    independent of (U,X). Then I(U;Y) <= rho^2 I(U;X), in any unit, and rho^2 is the least such constant for \
    every d >= 1. If 0 < rho < 1, equality holds only if I(U;X) = 0.
    """
  public let summary = """
    By the chain rule the information about Y is that about its bits, each given those before it, and these \
    may be replaced by the clean bits before it. That leaves one bit at a time: the capacity \
    Psi(theta) = 1 - h((1-theta)/2) is a power series in theta^2 with positive coefficients and no \
    constant term, so Psi(rho theta) <= rho^2 Psi(theta). As the bits of X are independent, what is left \
    adds up to I(U;X).
    """
  public let enumerated = """
    All deterministic messages U on the cubes of dimension 1, 2 and 3 (2, 15 and 4140 partitions) for \
    rho = 1/4, 1/2 and 3/4, and for 0 and 1 up to dimension 2; the exhaustive check adds all tenths for \
    dimension 3, and 200 random partitions of the cubes of dimension 4 and 5 for each of three correlations.
    """
  public let parameters = LemmaParameter.list(.dimension, .correlation, .bitMessage, .law)

  public init() {}

  public func cases(_ scope: LemmaScope) -> [NoisyMessage] { NoisyMessage.cases(scope) }

  public func check(_ instance: NoisyMessage) throws -> [Claim] {
    let (clean, noisy) = try instance.informations()
    let square = instance.correlation.power(2)
    return [
      Claim(
        "I(U;Y)", noisy, atMost: "rho^2 I(U;X)", square * clean,
        reason: "Each bit contracts by rho^2, and the bits are independent.")
    ]
  }

  public func instance(_ arguments: LemmaArguments) throws -> NoisyMessage {
    try NoisyMessage(arguments, of: id)
  }

  /// For the 3-cube, the message that keeps the greatest part of `rho^2 I(U;X)` among those that say
  /// something.
  public func results() throws -> Table? {
    var table = Table(
      title: "The deterministic message about 3 uniform bits that comes closest to rho^2 I(U;X)",
      columns: [
        "rho", Table.Column("message", header: "message, as a table"),
        Table.Column("I(U;X)", unit: .information), Table.Column("I(U;Y)", unit: .information),
        Table.Column("rho^2 I(U;X)", unit: .information, notation: .decimal),
        Table.Column("ratio", header: "I(U;Y) / (rho^2 I(U;X))"),
      ])
    for rho in NoisyMessage.standardCorrelations {
      let cube = NoisyCube(dimension: 3, correlation: rho)
      var best: (ratio: Enclosure, message: CubePartition, clean: LogForm, noisy: LogForm)?
      for message in CubePartition.all(dimension: 3) where message.parts.count > 1 {
        let (clean, noisy) = cube.informations(of: message)
        let scaled = rho.power(2) * clean
        let ratio = noisy.enclosure(in: .bits).divided(by: scaled.enclosure(in: .bits), bits: 64)
        // Enclosures tell different ratios apart; of equal ones the first stays.
        if best.map({ ratio.lower > $0.ratio.upper }) ?? true {
          best = (ratio, message, clean, noisy)
        }
      }
      guard let best else { continue }
      table.append([
        .rational(rho), .text("\(best.message)"), .logForm(best.clean), .logForm(best.noisy),
        .logForm(rho.power(2) * best.clean), .enclosure(best.ratio),
      ])
    }
    return table
  }
}

extension SDPIBSCLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant("I(U;Y) <= rho^3 I(U;X)", change: "The power 3 instead of 2.") { message in
        let (clean, noisy) = try message.informations()
        return [
          Claim(
            "I(U;Y)", noisy, atMost: "rho^3 I(U;X)", message.correlation.power(3) * clean,
            reason: "False.")
        ]
      }
    ]
  }
}
