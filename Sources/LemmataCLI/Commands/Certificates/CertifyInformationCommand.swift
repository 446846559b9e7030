import ArgumentParser
import CommandLineSupport
import Lemmata

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
