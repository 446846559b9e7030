import ArgumentParser
import Lemmata

/// `lemmata certify form`: the sign of a form.
struct CertifyFormCommand: CertifyingCommand {
  static let configuration = CommandConfiguration(
    commandName: "form",
    abstract: "Certifies that a linear form in logarithms is positive, or zero.",
    discussion: """
      The form is written as in the JSON of other commands: [["32","2"],["-3","3"],["-20","5"],["7","7"]] is \
      32 ln 2 - 3 ln 3 - 20 ln 5 + 7 ln 7.
      """)

  @Argument(
    help: ArgumentHelp("The form: pairs of a rational and an integer.", valueName: "form"))
  var form: String

  @OptionGroup var certificate: CertificateOptions

  func claims() throws -> [CertificateClaim] {
    [try CertificateClaim.sign(ofTerms: try terms())]
  }

  private func terms() throws -> [LogForm.Term] {
    do {
      return try JSONValue(parsing: form).array().map { (item: JSONValue) in
        let pair = try item.array()
        guard pair.count == 2 else {
          throw UsageError("\(item) is not a pair of a rational and an integer")
        }
        let base = try pair[1].integer()
        guard base.signum() > 0 else {
          throw UsageError("the logarithm of \(base); expected a positive integer")
        }
        return LogForm.Term(coefficient: try pair[0].rational(), base: base)
      }
    } catch let error as any InputError {
      throw UsageError("the form \(form): \(error)")
    }
  }
}

/// `lemmata certify information`: entropies and mutual informations of a law in a file.
struct CertifyInformationCommand: CertifyingCommand {
  static let configuration = CommandConfiguration(
    commandName: "information",
    abstract: "Certifies entropies and mutual informations of a joint law.",
    discussion: "The file is as for 'lemmata information'.")

  @Argument(help: "The file with the law; - reads JSON from standard input.")
  var file: String

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The quantity to certify, such as H(X), H(X,Y|Z) or I(X;Y|Z); may be given several times.",
      valueName: "quantity"))
  var quantity: [String] = []

  @OptionGroup var certificate: CertificateOptions

  func validate() throws {
    if quantity.isEmpty { throw ValidationError("expected --quantity") }
  }

  func claims() throws -> [CertificateClaim] {
    let law = try InputFile.parse(file) {
      try LawFile(parsing: $0, format: LawFile.Format(fileName: file)).jointLaw()
    }
    return try quantity.map {
      try CertificateClaim.information(
        InformationMeasure(parsing: $0, variables: law.variables), of: law,
        digits: certificate.digits)
    }
  }
}

/// `lemmata certify divergence`: the Kullback-Leibler divergence of two laws.
struct CertifyDivergenceCommand: CertifyingCommand {
  static let configuration = CommandConfiguration(
    commandName: "divergence",
    abstract: "Certifies the Kullback-Leibler divergence of two laws.")

  @Argument(help: ArgumentHelp("The probabilities of the first law.", valueName: "p1,p2,..."))
  var first: String

  @Argument(help: ArgumentHelp("The probabilities of the second law.", valueName: "q1,q2,..."))
  var second: String

  @OptionGroup var certificate: CertificateOptions

  func claims() throws -> [CertificateClaim] {
    [
      try CertificateClaim.divergence(
        FiniteLaw(Arguments.rationals(first)), from: FiniteLaw(Arguments.rationals(second)),
        digits: certificate.digits)
    ]
  }
}

/// `lemmata certify contraction`: the contraction coefficients of a channel.
struct CertifyContractionCommand: CertifyingCommand {
  static let configuration = CommandConfiguration(
    commandName: "contraction",
    abstract: "Certifies the contraction coefficients of a channel.",
    discussion: """
      Dobrushin's and Doeblin's coefficients, both sides of the KL coefficient over all inputs, and with an input law both \
      sides of chi-square's and the lower bound of the KL coefficient; its upper bound for two inputs only, as the format has \
      no cells in more dimensions. The channel is a file or a name as for 'lemmata contraction'.
      """)

  @Argument(
    help: ArgumentHelp(
      "The file or name of the channel; - reads JSON from standard input.", valueName: "channel"))
  var channel: String

  @OptionGroup var fixedInput: FixedInputOptions

  @OptionGroup var certificate: CertificateOptions

  func claims() throws -> [CertificateClaim] {
    let (channel, fileInput) = try ChannelArgument(self.channel).channel()
    let input = try fixedInput.law(for: channel) ?? fileInput
    let kl = try input.flatMap {
      try channel.contractionReport(input: $0, within: fixedInput.goal).fixedInput?.kl
    }
    var claims = try CertificateClaim.contraction(
      of: channel, input: input, witness: kl?.witness, digits: certificate.digits)
    if let input, let kl, channel.inputCount == 2, input.probabilities.allSatisfy({ !$0.isZero }) {
      claims.append(
        try .klInputUpper(of: kl, channel: channel, input: input, digits: certificate.digits))
    }
    return claims
  }
}

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

/// `lemmata certify verify`: a lemma's case.
struct CertifyVerifyCommand: CertifyingCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Certifies the tightest case of a lemma, or an instance of your own.",
    discussion: """
      The sides are computed from the law of the case, which the certificate states. Lemmas: \
      \(UncertifiedNumber.certifiedLemmaIDs.joined(separator: ", ")).
      """)

  @Argument(help: ArgumentHelp("The lemma; see 'lemmata list'.", valueName: "id"))
  var id: String

  @OptionGroup(title: "An instance of your own") var instance: InstanceOptions

  @OptionGroup var certificate: CertificateOptions

  func claims() throws -> [CertificateClaim] {
    try CertifyVerifyCommand.claims(of: id, instance, digits: certificate.digits)
  }

  /// The claims of the tightest case of a lemma, or of an instance of the user's own.
  static func claims(
    of id: String, _ instance: InstanceOptions, digits: Int
  ) throws -> [CertificateClaim] {
    let lemma = try LemmaCatalog.lemma(id)
    guard let lemma = lemma as? any CertifiableLemma else {
      throw CertificationError.hasNoKind(
        "the lemma \(id)",
        reason: "expected one of \(UncertifiedNumber.certifiedLemmaIDs.joined(separator: ", "))")
    }
    if instance.isGiven { return try lemma.claims(of: instance.arguments(), digits: digits) }
    return try lemma.tightestClaims(digits: digits)
  }
}
