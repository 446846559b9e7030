import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata verify`: checks lemmas on small cases, or one on an instance of the user's own.
struct VerifyCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks lemmas exactly on small cases, or one on an instance of your own.",
    discussion: """
      Prints the number of cases, the smallest slack and where it is attained, how many inequalities are equalities \
      and the smallest positive slack, and a counterexample if there is one. 'lemmata show ID' says which parameters an instance of your own takes: \
      lemmata verify sdpi-bsc -d 2 --rho 1/3 --message prefix:1

      Long checks are split over processes or machines: --part i/n checks a share of the cases, --format json --output part-i.json \
      keeps what it found, and 'lemmata merge part-*.json' prints what one run prints, byte for byte.
      """)

  @Argument(help: ArgumentHelp("The lemmas; see 'lemmata list'.", valueName: "id"))
  var ids: [String] = []

  @Flag(help: "Check all lemmas.")
  var all = false

  @Flag(help: "Check all cases within reach, which takes minutes; says beforehand how long.")
  var exhaustive = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Check the i-th of n parts of the cases, and write what was found; 'lemmata merge' joins the parts.",
      valueName: "i/n"),
    transform: WorkShare.init(parsing:))
  var part: WorkShare?

  @Option(
    help: ArgumentHelp(
      "Write a certificate of the tightest case, or of the instance, to a file; "
        + "see 'lemmata certify verify --help'.",
      valueName: "file"))
  var certificate: String?

  @OptionGroup(title: "An instance of your own") var instance: InstanceOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if all && !ids.isEmpty { throw ValidationError("--all checks every lemma; expected no ids") }
    if !all && ids.isEmpty {
      throw ValidationError("expected the id of a lemma, or --all; see 'lemmata list'")
    }
    if certificate != nil && (all || ids.count > 1) {
      throw ValidationError("--certificate is for one lemma; expected one id")
    }
    if part != nil && certificate != nil {
      throw ValidationError("a part has no certificate; expected --certificate without --part")
    }
    guard instance.isGiven else { return }
    if all || ids.count > 1 {
      throw ValidationError("an instance of your own is for one lemma; expected one id")
    }
    if exhaustive { throw ValidationError("--exhaustive is for a lemma's own cases") }
    if part != nil { throw ValidationError("--part is for a lemma's own cases") }
  }

  func report() throws -> Report {
    if let part {
      return try VerificationPart(
        part, of: all ? [] : ids, scope, version: LemmataVersion.current, monitor: Progress.monitor
      ).report
    }
    if let certificate {
      let file = try OutputFile(certificate)
      let claims = try CertifyVerifyCommand.claims(of: ids[0], instance, digits: 12)
      try file.write(Certificate(claims).announced())
    }
    return instance.inputFile.noted(
      Report(question: question, verifications: try verifications()))
  }

  private var question: Report.Question {
    var question = VerificationPart.question(ids: all ? [] : ids, scope)
    question.parameters += instance.parameters
    return question
  }

  private var scope: LemmaScope { exhaustive ? .exhaustive : .standard }

  private func verifications() throws -> [Verification] {
    let lemmas = all ? LemmaCatalog.all : try ids.map { try LemmaCatalog.lemma($0) }
    if instance.isGiven {
      return [try lemmas[0].verify(try instance.arguments(), monitor: Progress.monitor)]
    }
    if exhaustive { try VerifyCommand.announce(lemmas, scope) }
    return try lemmas.map { try $0.verify(scope, monitor: Progress.monitor) }
  }

  /// Says on standard error how long each lemma will take.
  private static func announce(_ lemmas: [any Lemma], _ scope: LemmaScope) throws {
    var total = Duration.zero
    for lemma in lemmas {
      let estimate = try lemma.estimate(scope)
      total += estimate.duration
      ProcessEnd.printError(
        "\(estimate.id): \(estimate.caseCount) cases, about \(text(estimate.duration))")
    }
    if lemmas.count > 1 { ProcessEnd.printError("in all about \(text(total))") }
  }

  private static func text(_ duration: Duration) -> String {
    let seconds = duration.components.seconds
    return seconds < 120 ? "\(seconds + 1) s" : "\(seconds / 60 + 1) min"
  }
}
