import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata certify game`: the game with a message.
struct CertifyGameCommand: CertifyingCommand, ForcibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "game",
    abstract: "Certifies the Alice-Bob game with a message: success, informations and the chain.",
    discussion: "The arguments are those of 'lemmata game'; k d is at most 12.")

  @OptionGroup var game: GameOptions

  @Option(name: .long, parsing: .unconditional, help: "What Alice sends.")
  var message = "everything"

  @OptionGroup var work: WorkOptions

  @OptionGroup var certificate: CertificateOptions

  func claims() throws -> [CertificateClaim] {
    let game = try game.game()
    return try CertificateClaim.claims(
      of: game, message: MessageArgument(message).message(for: [game]),
      digits: certificate.digits, limits: work.limits)
  }
}
