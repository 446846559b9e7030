import ArgumentParser
import Lemmata

/// The options of a study besides where its results go, shared by `lemmata table NAME` and `lemmata plot NAME`.
///
/// A study is added by a type of its options, in a file of its own, and a line in ``Studies``.
protocol StudyOptions: ParsableArguments {
  /// The name of its subcommands.
  static var name: String { get }
  /// What `lemmata table NAME --help` says.
  static var tableHelp: StudyHelp { get }

  /// Computes the table.
  ///
  /// - Parameter output: how it will be written.
  func report(_ output: OutputOptions) throws -> Report
}

/// The options of a study that has a figure as well.
protocol DrawnStudyOptions: StudyOptions {
  /// What `lemmata plot NAME --help` says.
  static var figureHelp: StudyHelp { get }

  /// Computes the figure.
  ///
  /// - Parameter style: the digits that are asked for, if any, and the unit.
  func figure(_ style: ValueStyle) throws -> TabulatedFigure
}

extension StudyOptions {
  static var tableCommand: any ParsableCommand.Type { StudyTableCommand<Self>.self }

  /// What the table is asked, for its report.
  func question(_ parameters: [Report.Question.Parameter]) -> Report.Question {
    Report.Question("table \(Self.name)", parameters: parameters)
  }
}

extension DrawnStudyOptions {
  static var plotCommand: any ParsableCommand.Type { StudyPlotCommand<Self>.self }
}

/// The texts of the help on a subcommand.
struct StudyHelp {
  let abstract: String
  var discussion = ""

  func configuration(name: String) -> CommandConfiguration {
    CommandConfiguration(commandName: name, abstract: abstract, discussion: discussion)
  }
}

/// `lemmata table NAME`.
struct StudyTableCommand<Options: StudyOptions>: ReportingCommand, ForcibleCommand {
  static var configuration: CommandConfiguration {
    Options.tableHelp.configuration(name: Options.name)
  }

  @OptionGroup var options: Options

  @OptionGroup var output: OutputOptions

  var takesForce: Bool { options is any ForcibleOptions }

  func report() throws -> Report { try options.report(output) }
}

/// `lemmata plot NAME`.
struct StudyPlotCommand<Options: DrawnStudyOptions>: ForcibleCommand {
  static var configuration: CommandConfiguration {
    Options.figureHelp.configuration(name: Options.name)
  }

  @OptionGroup var options: Options

  @OptionGroup var output: FigureOutputOptions

  var takesForce: Bool { options is any ForcibleOptions }

  func run() throws {
    try output.write { try options.figure(output.destination.style) }
  }
}

extension Table.Cell {
  /// Values as a list on the command line.
  static func list(_ values: [some CustomStringConvertible]) -> Table.Cell {
    .text(values.map(\.description).joined(separator: ","))
  }
}
