import ArgumentParser
import CommandLineSupport
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

  /// What is asked, besides how it is written.
  var parameters: [Report.Question.Parameter] { get throws }

  /// Computes the figure.
  ///
  /// - Parameter style: the digits that are asked for, if any, and the unit.
  func figure(_ style: ValueStyle) throws -> TabulatedFigure
}

extension StudyOptions {
  static var tableCommand: any ParsableCommand.Type { StudyTableCommand<Self>.self }
}

extension DrawnStudyOptions {
  static var plotCommand: any ParsableCommand.Type { StudyPlotCommand<Self>.self }

  /// What the table is asked, for its report.
  var question: Report.Question {
    get throws { Report.Question("table \(Self.name)", parameters: try parameters) }
  }
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

  @OptionGroup(title: "The table") var layout: TableOptions

  @OptionGroup var output: OutputOptions

  var tableOptions: TableOptions? { layout }

  var takesForce: Bool { options is any ForcibleOptions }

  func report() throws -> Report { try options.report(output) }
}

/// `lemmata plot NAME`.
struct StudyPlotCommand<Options: DrawnStudyOptions>: ForcibleCommand {
  static var configuration: CommandConfiguration {
    Options.figureHelp.configuration(name: Options.name)
  }

  @OptionGroup var options: Options

  @OptionGroup(title: "The figure") var drawing: DrawingOptions

  @OptionGroup(title: "The table of its data") var layout: TableOptions

  @OptionGroup var output: FigureOutputOptions

  var takesForce: Bool { options is any ForcibleOptions }

  func run() throws {
    try output.write(layout, drawing) {
      let question = Report.Question("plot \(Options.name)", parameters: try options.parameters)
      let drawn = try options.figure(output.destination.style)
      return DrawnAnswer(question, drawn.figure, drawn.table, drawn.verdict)
    }
  }
}
