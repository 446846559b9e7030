/// The manual page, made of the tool's own help and of what no option says.
struct ManualPage {
  private let tool: ToolHelp.Command
  private let shared: [ToolHelp.Argument]
  private var page = Mdoc()

  /// - Parameters:
  ///   - version: the version of the tool.
  ///   - date: its date in words, such as `November 27, 2026`.
  static func text(of help: ToolHelp, version: String, date: String) -> String {
    var manual = ManualPage(help.command)
    manual.writeHead(version: version, date: date)
    manual.writeOptions()
    manual.writeCommands()
    manual.writeTail()
    return manual.page.text
  }

  private init(_ tool: ToolHelp.Command) {
    self.tool = tool
    shared = ManualPage.sharedOptions(of: tool)
  }

  /// The options that most commands take, word for word; they are explained once.
  static func sharedOptions(of tool: ToolHelp.Command) -> [ToolHelp.Argument] {
    let commands = tool.leaves
    var shared: [ToolHelp.Argument] = []
    for argument in commands.flatMap(\.shownArguments) where argument.kind != .positional {
      let count = commands.count { $0.shownArguments.contains(argument) }
      if 2 * count > commands.count, !shared.contains(argument) { shared.append(argument) }
    }
    return shared
  }

  // MARK: Sections

  private mutating func writeHead(version: String, date: String) {
    page.macro("\\\" Scripts/manual writes this page from the help of the tool.")
    page.macro("Dd \(date)")
    page.macro("Dt LEMMATA 1")
    page.macro("Os")
    page.macro("Sh NAME")
    page.macro("Nm lemmata")
    page.macro("Nd checks lemmas about memorization and information exactly on small cases")
    page.macro("Sh SYNOPSIS")
    page.macro("Nm")
    page.macro("Ar subcommand")
    page.macro("Op Ar options")
    page.macro("Nm")
    page.macro("Cm help")
    page.macro("Ar subcommand")
    page.macro("Sh DESCRIPTION")
    page.sentences("This page describes version \(version).")
    page.macro("Pp")
    page.paragraphs(tool.discussion ?? "")
  }

  private mutating func writeOptions() {
    page.macro("Sh OPTIONS")
    page.sentences(
      "All subcommands take these options. Where a subcommand lists one of them again, that holds for it."
    )
    writeList(of: shared)
  }

  private mutating func writeCommands() {
    page.macro("Sh COMMANDS")
    for command in tool.subcommands ?? [] where command.commandName != "help" {
      write(command)
      if command.subcommands != nil { for leaf in command.leaves { write(leaf) } }
    }
  }

  private mutating func write(_ command: ToolHelp.Command) {
    let own = command.shownArguments.filter { !shared.contains($0) }
    page.macro("Ss lemmata \(Mdoc.escaped(command.words.joined(separator: " ")))")
    page.macro("Nm")
    page.macro("Cm \(Mdoc.escaped(command.words.joined(separator: " ")))")
    if command.subcommands != nil { page.macro("Ar subcommand") }
    for argument in own { page.macro(usage(of: argument)) }
    page.macro("Pp")
    let explanations = [command.abstract, command.discussion].compactMap { $0 }
    page.paragraphs(explanations.joined(separator: "\n\n"))
    writeList(of: own)
  }

  private mutating func writeTail() {
    page.macro("Sh EXIT STATUS")
    page.macro("Bl -tag -width Ds")
    for (code, meaning) in ManualPage.exitCodes {
      page.macro("It \(code)")
      page.sentences(meaning)
    }
    page.macro("El")
    page.macro("Sh EXAMPLES")
    for (purpose, command) in ManualPage.examples {
      page.sentences(purpose)
      page.macro("Pp")
      page.macro("Dl \(Mdoc.escaped(command, inMacro: true))")
      page.macro("Pp")
    }
    page.sentences("A number is cited with the version and the command that gave it.")
    page.macro("Sh SEE ALSO")
    page.macro("Xr gnuplot 1 ,")
    page.macro("Xr parallel 1")
  }

  // MARK: Options

  private mutating func writeList(of arguments: [ToolHelp.Argument]) {
    if arguments.isEmpty { return }
    page.macro("Bl -tag -width Ds")
    for argument in arguments {
      page.macro("It \(signature(of: argument))")
      page.sentences(meaning(of: argument))
    }
    page.macro("El")
  }

  /// All names of an option with its value, or the name of an argument.
  private func signature(of argument: ToolHelp.Argument) -> String {
    let value = argument.valueName.map { "Ar \(Mdoc.escaped($0))" } ?? ""
    switch argument.kind {
    case .positional: return value
    case .flag: return (argument.names ?? []).map(flag).joined(separator: " , ")
    case .option:
      return (argument.names ?? []).map { "\(flag($0)) \(value)" }.joined(separator: " , ")
    }
  }

  private func usage(of argument: ToolHelp.Argument) -> String {
    let value = argument.valueName.map { "Ar \(Mdoc.escaped($0))" } ?? ""
    let name = argument.preferredName.map(flag) ?? ""
    let words: String
    switch argument.kind {
    case .positional: words = value
    case .flag: words = name
    case .option: words = "\(name) \(value)"
    }
    let line = argument.isOptional ? "Op \(words)" : words
    return argument.isRepeating ? line + " No ..." : line
  }

  private func flag(_ name: ToolHelp.Name) -> String {
    "Fl \(name.kind == .long ? "\\-" : "")\(Mdoc.escaped(name.name))"
  }

  private func meaning(of argument: ToolHelp.Argument) -> String {
    var remarks: [String] = []
    if let values = argument.allValues {
      remarks.append("One of \(values.joined(separator: ", ")).")
    }
    if let value = argument.defaultValue { remarks.append("The default is \(value).") }
    return ([argument.abstract ?? ""] + remarks).joined(separator: " ")
  }
}
