import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata convert`: writes a law or a channel in another form.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Writes a law or a channel in another form, exactly.",
    discussion: """
      All probabilities are written as fractions, so that nothing is lost: what is written is read again and compared \
      before it is put out. The forms:
        json      the keys that lemmata information and lemmata contraction read
        csv, tsv  a matrix, with labels where there are any; a long table where the variables are not X and Y
        long      a column for each variable, and one with the probabilities
        outcomes  a dictionary of outcomes, as dit takes it for a distribution
        tra       the transitions of a Markov chain, as PRISM writes and reads them
      """)

  @Argument(
    help: "The file with the law or the channel, or the name of a channel; - reads standard input.")
  var file: String

  @Option(help: ArgumentHelp("The form that is written.", valueName: "form"))
  var to: LawFile.Form

  @OptionGroup var inputFile: InputFileOptions

  @OptionGroup var destination: FileDestination

  func run() throws {
    try destination.write { _ in Array(try text().utf8) }
  }

  private func text() throws -> String {
    let argument = ChannelArgument(file)
    if argument.isFile { return try inputFile.read(file) { try $0.text(to) } }
    return try LawFile(argument.channel(inputFile).channel).text(to)
  }
}

extension LawFile.Form: ExpressibleByArgument {}
