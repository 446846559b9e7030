import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata audit`: what counts of an attack prove about a trained model.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Says what counts of right guesses prove about a trained model.",
    discussion: """
      Each statement comes with a certified p-value and with what it assumes. With --claim the exit code is 1 if the \
      counts refute the claim, and 0 if they do not: that does not say that it holds.
      """,
    subcommands: [
      AuditOneRunCommand.self, AuditExtractionCommand.self, AuditBitsCommand.self,
      AuditRatesCommand.self, AuditRunsCommand.self,
    ])
}

/// The confidence of the conclusions, and a claim to be refuted.
struct AuditOptions: ParsableArguments {
  @Option(
    parsing: .unconditional, help: "The confidence of the conclusions, above 0 and below 1.",
    transform: Arguments.rational)
  var confidence = Rational(19, 20)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A claim to be refuted: epsilon=x or E=x (e^epsilon) for differential privacy, information=x or leakage=x in bits.",
      valueName: "name=x"))
  var claim: String?

  /// The claim, one of the kinds that the counts can refute.
  func auditClaim(among kinds: [AuditClaim.Kind]) throws -> AuditClaim? {
    try claim.map { try AuditClaim(parsing: $0, among: kinds) }
  }
}

extension OutputOptions {
  /// The accuracy in bits of enclosures that carry the digits that are asked for.
  var enclosureBits: Int { max(112, (digits ?? 30) * 10 / 3 + 12) }
}
