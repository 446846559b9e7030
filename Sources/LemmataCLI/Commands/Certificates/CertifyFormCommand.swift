import ArgumentParser
import CommandLineSupport
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
