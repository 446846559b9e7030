import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata certify optimum`: Bob's best success when Alice sends everything.
struct CertifyOptimumCommand: CertifyingCommand, ForcibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "optimum",
    abstract: "Certifies the optimal success of the Alice-Bob game, a rational number.")

  @OptionGroup var game: GameOptions

  @OptionGroup var work: WorkOptions

  @OptionGroup var certificate: CertificateOptions

  func claims() throws -> [CertificateClaim] {
    [try CertificateClaim.optimum(try game.game(), limits: work.limits)]
  }
}
