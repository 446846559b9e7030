import Foundation
import Testing

/// The commands that README and articles show: each has names that the tool knows, and those that need no file of a user's and
/// take little time end as the document says.
@Suite struct DocumentedCommandTests {
  /// Exit codes of commands that are not 0 and that no comment names.
  private static let exitCodes: [String: Int32] = [
    // A statement that is false, for which a counterexample is found.
    #"lemmata check --random 1000 --seed 1 --shape 2x2x2 "I(X;Y|Z) <= I(X;Y)""#: 1
  ]

  /// Commands that take longer than a test may; other tests run smaller ones of their kind.
  private static let long: Set<String> = [
    "lemmata verify --all", "lemmata verify sdpi-bsc",
    "if lemmata verify fano --format json > fano.json; then echo \"every case holds\"; fi",
    "lemmata optimum -k 1000 -d 1000 --rho 1/4 --digits 20",
    "lemmata rate -k 3 -d 8", "lemmata rate -k 4 -d 6",
    "lemmata table rate -k 2...8 -d 1...8 --sources 6000000",
    "lemmata table rate -k 2 -d 4 --rho 1/2 --points 40",
    "lemmata table asymptotics --success 9/10*OPT",
    "lemmata table learning sparse -n 1...6",
    "lemmata sample -k 1024 -d 4096 --rho 0.06 --trials 10000 --seed 1",
    "lemmata sample -k 1024 -d 4096 --rho 0.06 --until 0.01 --seed 1 --output run.json",
    "lemmata sample -k 1024 -d 4096 --rho 0.06 --until 0.005 --seed 1 --resume run.json",
    "lemmata long-tail --prior zipf:50000 -N 50000 -n 50000 --trials 4000 --seed 1",
    "lemmata rules-and-facts count -P 8 -N 3 -F 2 --trials 100000",
  ]

  /// Commands that need lines of the shell before them, or runs that the document leaves to the reader.
  private static let incomplete: Set<String> = [
    "lemmata rate $game --part 1/4 --format json --output part-1.json",
    "lemmata merge part-*.json --certificate c.json", "lemmata merge row-*.json",
  ]

  /// Files of users' own that commands name.
  private static let users: Set<String> = [
    "law.json", "parity.json", "counts.csv", "mechanism.csv", "message.csv", "labels.csv",
    "learner.csv", "walk.json", "runs.json", "data.json", "laws.jsonl", "mine=channel.json",
  ]

  private let tool: ToolHelp.Command

  init() throws {
    tool = try ToolHelp(parsing: Workplace().lemmata("--experimental-dump-help").output).command
  }

  private static func commands() throws -> [String: [DocumentedCommand]] {
    try Dictionary(
      uniqueKeysWithValues: DocumentedCommand.documents().map { name, text in
        (name, DocumentedCommand.all(in: text, of: name))
      })
  }

  // MARK: Names

  @Test func everyCommandHasNamesThatTheToolKnows() throws {
    let commands = try DocumentedCommandTests.commands().values.flatMap { $0 }
    #expect(commands.count > 150)
    for command in commands {
      #expect(!command.calls.isEmpty, "\(command)")
      for words in command.calls {
        if let unknown = tool.unknownName(in: words) {
          Issue.record("\(command): the tool knows no \(unknown)")
        }
      }
    }
  }

  @Test func unknownNamesAreFound() throws {
    for (words, unknown) in [
      ("game -k 2 --rho=1/2", nil), ("table game -k 2", nil), ("audit --claim", nil),
      ("help SUBCOMMAND", nil), ("--version", nil), ("check --for-all f -1", nil),
      ("gamma -k 2", "gamma"), ("table gamma", "gamma"), ("game --sigma 1", "--sigma"),
      ("game -z 1", "-z"), ("list --for-all", "--for-all"), ("--verbose", "--verbose"),
    ] {
      let words = words.split(separator: " ").map(String.init)
      #expect(tool.unknownName(in: words) == unknown, "\(words)")
    }
  }

  // MARK: Running

  /// Runs the commands of a document in their order, each with the files of those before.
  @Test(arguments: try commands().keys.sorted())
  func commandsEndAsTheDocumentSays(document: String) throws {
    let place = try Workplace()
    for command in try DocumentedCommandTests.commands()[document] ?? []
    where DocumentedCommandTests.isRun(command, tool) {
      let run = try place.shell("lemmata() { \"$LEMMATA\" \"$@\"; }; \(command.text)")
      if command.needsGnuplot && run.errors.contains("drawing needs the program gnuplot") {
        #expect(run.code == 3)
        continue
      }
      #expect(
        run.code == DocumentedCommandTests.exitCode(of: command), "\(command): \(run.errors)")
    }
  }

  /// Whether a command is run: not a form, nor the name of a command or of an option in a sentence, nor an exception.
  private static func isRun(_ command: DocumentedCommand, _ tool: ToolHelp.Command) -> Bool {
    if command.comment == nil && command.calls.allSatisfy(tool.isName) { return false }
    return !command.isForm && !long.union(incomplete).contains(command.text)
      && !users.contains(where: command.names)
  }

  private static func exitCode(of command: DocumentedCommand) -> Int32 {
    if let code = command.comment?.firstMatch(of: /exit code ([0-9]+)/) {
      return Int32(code.output.1) ?? -1
    }
    return exitCodes[command.text] ?? 0
  }

  /// An exception that no document has any more is to go.
  @Test func exceptionsAreNotStale() throws {
    let commands = try DocumentedCommandTests.commands().values.flatMap { $0 }
    let texts = Set(commands.map(\.text))
    let exceptions = DocumentedCommandTests.long.union(DocumentedCommandTests.incomplete)
    for text in exceptions.union(DocumentedCommandTests.exitCodes.keys) {
      #expect(texts.contains(text), "no document has '\(text)'")
    }
    for file in DocumentedCommandTests.users {
      #expect(commands.contains { $0.names(file) }, "no document has the file \(file)")
    }
    #expect(commands.count { DocumentedCommandTests.isRun($0, tool) } > 80)
  }
}

extension DocumentedCommand {
  /// Whether a file is among the words.
  fileprivate func names(_ file: String) -> Bool { calls.contains { $0.contains(file) } }

  /// Whether an image is drawn.
  fileprivate var needsGnuplot: Bool {
    calls.contains { words in
      words.first == "plot" && words.contains { $0.hasSuffix(".svg") }
    }
  }
}

extension ToolHelp.Command {
  /// The first word that should be a subcommand or an option and is none; `nil` where there is no such word.
  fileprivate func unknownName(in words: [String]) -> String? {
    let (command, rest) = called(by: words)
    if command.subcommands != nil, let word = rest.first, !word.hasPrefix("-") {
      // Help takes the name of a command, which a document may leave open.
      return word == word.uppercased() ? nil : word
    }
    let known = Set(command.optionNames).union([
      "--help", "--version", "--generate-completion-script",
    ])
    return rest.lazy.filter { $0.wholeMatch(of: /--[a-z].*|-[A-Za-z](?:=.*)?/) != nil }
      .map { String($0.prefix { $0 != "=" }) }.first { !known.contains($0) }
  }

  /// Whether words only name a command, or options without their values: `audit --claim`.
  fileprivate func isName(_ words: [String]) -> Bool {
    called(by: words).rest.allSatisfy { $0.hasPrefix("-") }
  }

  /// The command that the first words name, and the words behind them.
  private func called(by words: [String]) -> (command: ToolHelp.Command, rest: ArraySlice<String>) {
    var (command, rest) = (self, words[...])
    while let word = rest.first,
      let next = command.subcommands?.first(where: { $0.commandName == word })
    {
      command = next
      rest = rest.dropFirst()
    }
    return (command, rest)
  }

  /// The names of all options of the command and of its subcommands, with their dashes.
  private var optionNames: [String] {
    let own = (arguments ?? []).flatMap { argument in
      (argument.names ?? []).map { ($0.kind == .long ? "--" : "-") + $0.name }
    }
    return own + (subcommands ?? []).flatMap(\.optionNames)
  }
}
