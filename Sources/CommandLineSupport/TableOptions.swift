import ArgumentParser
import Tables

/// How a table is laid out: the options of every `lemmata table` and `lemmata plot`.
package struct TableOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The columns in their order, by their names; 'all', or 'help' for a list of the names.",
      valueName: "a,b,c"))
  var columns: String?

  @Flag(help: "Make rows of the columns (not in CSV and JSON).")
  var transpose = false

  @Option(
    help: ArgumentHelp(
      "How numbers are written for a reader (default: as each column says).",
      valueName: "style"))
  var style: NumberStyle?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Round numbers for a reader to so many places after the point; those that are not exact then have the sign ≈ "
        + "(LaTeX: \\approx).",
      valueName: "n"),
    transform: TableOptions.parsePlaces)
  var round: Int?

  @Option(
    help: ArgumentHelp(
      "The caption, in LaTeX as its source, instead of the title; '' for none.", valueName: "text"))
  var caption: String?

  @Option(help: ArgumentHelp("The label of the table in LaTeX.", valueName: "name"))
  var label: String?

  @Option(help: "How decimals stand in LaTeX: as digits, or in \\num of the package siunitx.")
  var numbers: ValueStyle.Numerals = .plain

  package init() {}

  /// How numbers are written.
  enum NumberStyle: String, ExpressibleByArgument, CaseIterable {
    case exact
    case decimal
    case both

    var notation: Table.Column.Notation {
      switch self {
      case .exact: return .exact
      case .decimal: return .decimal
      case .both: return .both
      }
    }
  }

  private static let greatestPlaces = 1000

  private static func parsePlaces(_ text: String) throws -> Int {
    guard let places = Int(text), (0...greatestPlaces).contains(places) else {
      throw UsageError(
        "--round is \(text); expected a number of places from 0 to \(greatestPlaces)")
    }
    return places
  }

  package func validate() throws {
    if let label, label.isEmpty || label.contains(where: { "{}\\%#~ \n".contains($0) }) {
      throw ValidationError(
        "the label \"\(label)\" is none for LaTeX; expected letters, digits and signs such as tab:optimum"
      )
    }
    if let columns, columns.split(separator: ",", omittingEmptySubsequences: false).contains("") {
      throw ValidationError(
        "--columns is \"\(columns)\"; expected names with commas between them, or help")
    }
  }

  /// The first of these options that is given, as the command line spells it.
  var given: String? {
    let options: KeyValuePairs<String, Bool> = [
      "--columns": columns != nil, "--transpose": transpose, "--style": style != nil,
      "--round": round != nil, "--caption": caption != nil, "--label": label != nil,
      "--numbers": numbers != .plain,
    ]
    return options.first { $0.value }?.key
  }

  /// Whether the names of the columns are asked for instead of the table.
  var asksForNames: Bool { columns == "help" }

  /// The layout in a format.
  ///
  /// - Throws: ``UsageError`` for an option that the format does not have.
  func layout(for format: TableFormat, isStandalone: Bool) throws(UsageError) -> TableLayout {
    let isForPrograms = format == .csv || format == .json
    let forReaders: KeyValuePairs<String, Bool> = [
      "--transpose": transpose, "--style": style != nil, "--round": round != nil,
      "--caption": caption != nil,
    ]
    for (option, isGiven) in forReaders where isGiven && isForPrograms {
      throw UsageError(
        "\(option) is for text, Markdown, LaTeX and HTML; \(format.rawValue) has exact values and the ends of "
          + "enclosures, of --digits digits")
    }
    let forLaTeX: KeyValuePairs<String, Bool> = [
      "--label": label != nil, "--numbers siunitx": numbers == .siunitx,
    ]
    for (option, isGiven) in forLaTeX where isGiven && format != .latex {
      throw UsageError("\(option) is for LaTeX, and the format is \(format.rawValue)")
    }
    if label != nil && caption == "" {
      throw UsageError("--label is of a table with a caption; expected no --caption ''")
    }
    if format == .latex, let caption { try TableOptions.check(caption) }
    var layout = TableLayout.usual(for: format)
    if let columns, columns != "all" {
      layout.columns = columns.split(separator: ",").map(String.init)
    }
    if columns == "all" { layout.leavesOutConstants = false }
    layout.isTransposed = transpose
    layout.notation = style?.notation ?? (round == nil ? nil : .decimal)
    layout.caption = caption
    layout.label = label
    layout.isStandalone = isStandalone
    return layout
  }

  /// Refuses a caption that would comment out what follows it, or end its own argument.
  private static func check(_ caption: String) throws(UsageError) {
    var depth = 0
    var isEscaped = false
    for character in caption {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch character {
      case "\\": isEscaped = true
      case "{": depth += 1
      case "}": depth -= 1
      case "%":
        throw UsageError(
          "the caption has a %, which begins a comment in LaTeX; expected \\% for the sign")
      default: break
      }
      if depth < 0 { break }
    }
    if depth != 0 || isEscaped {
      throw UsageError(
        "the braces of the caption do not balance; expected LaTeX source with a } for every {")
    }
  }

  /// The style with what these options say of numbers.
  func numberStyle(_ plain: ValueStyle) -> ValueStyle {
    var style = plain
    style.places = round
    style.numerals = numbers
    return style
  }
}

extension TableLayout {
  /// The layout of tables in a format unless another is asked for: for a paper with a caption that states what is
  /// constant.
  static func usual(for format: TableFormat) -> TableLayout {
    format == .latex || format == .markdown ? .paper : .plain
  }
}

extension ValueStyle.Numerals: ExpressibleByArgument {}

extension Table {
  /// The names of the columns with their headings, for `--columns help`.
  var namesOfColumns: Table {
    Table(
      title: "Names for --columns",
      columns: [Table.Column("name", alignment: .left), Table.Column("heading", alignment: .left)],
      rows: columns.map { [.text($0.key), .text($0.header)] })
  }
}
