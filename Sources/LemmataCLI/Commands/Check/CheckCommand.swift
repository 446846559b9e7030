import ArgumentParser
import CommandLineSupport
import Foundation
import Lemmata

/// `lemmata check`: statements of the user's own, for a law, for many, or about numbers.
struct CheckCommand: ReportingCommand, ForcibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks inequalities and equations of your own, exactly.",
    discussion: """
        lemmata check law.json "I(X;Y|Z) >= I(X;Y)" "H(X) <= 1 bit"  for the law in a file
        lemmata check "32 log(2) + 7 log(7) > 3 log(3) + 20 log(5)"  about numbers
        lemmata check --random 1000 --seed 1 --shape 2x2x2 "I(X;Y|Z) <= I(X;Y)"  on random laws
        lemmata check --exhaustive --shape 2x2 --denominator 12 "I(X;Y) <= H(X)"  on all of a denominator

      A statement is a comparison, <= < = >= > !=, or a chain of them, between sums, differences, products, quotients, \
      powers, min(a, b, ...) and max(a, b, ...) of
        3, 1/2, 0.25               numbers, exact; a number that meets information is read in bits
        bits, nats, hartleys       units
        log(a), h(p), d(a||b)      of rational numbers
        H(X,Y|Z), I(X;Y|Z), I(X;Y;Z)   entropy, mutual information, co-information; I(X:Y) is I(X;Y)
        D(P||Q), TV(P||Q), chi2(P||Q)  of laws such as X, X,Y, X*Y (independent), Y|X=0
        Pr[X = Y, Z != 0 | V = 1]  of events
        eta_KL(W), eta_TV(W), doeblin(W), capacity(W)   of channels: of the file, Y|X, bsc:1/10

      The file is one that lemmata information reads, or a channel, which is called W; JSON may have \
      {"channels": {"W": [[...], ...], ...}} besides a law.

      Exit codes: 0 every statement holds, 1 one is violated, 3 one is undecided, as where a capacity, a \
      product of quotients of logarithms or two contraction coefficients cannot be told apart by enclosures. What has been \
      tried on some laws is not proved by that.
      """)

  @Argument(
    help: ArgumentHelp(
      "A file with a law or channels, or the name of a channel, if statements are about one; then the statements.",
      valueName: "file-or-statement"))
  var arguments: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A file of statements, one on each line; # begins a comment.", valueName: "file"))
  var statements: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A channel for the statements: its name, and a file or a name such as bsc:1/10; may be given several times.",
      valueName: "W=channel"))
  var channel: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The law on the inputs of a channel: uniform, or their probabilities in order.",
      valueName: "p1,p2,..."))
  var input: String?

  @OptionGroup(title: "Many laws") var laws: ManyLawsOptions

  @OptionGroup var inputFile: InputFileOptions

  @OptionGroup var work: WorkOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if arguments.isEmpty && statements == nil {
      throw ValidationError("expected a statement such as 'I(X;Y) <= H(X)', or --statements")
    }
  }

  func report() throws -> Report {
    let (place, texts) = arranged
    if let place, laws.isGiven {
      throw UsageError(
        "\(place) is one law, and \(laws.nameOfFirst) is for many; expected one of both")
    }
    let channels = try namedChannels()
    if laws.isGiven {
      if input != nil {
        throw UsageError("--input is for a channel; expected its file or its name")
      }
      let options = LawSource(laws, inputFile, channels, work.limits)
      let statements = try parsed(texts, variables: try options.variables())
      return inputFile.noted(try options.report(statements)).asked
    }
    var context = try place.map(context) ?? StatementContext()
    if place == nil { try refuseFileOptions() }
    context.channels.merge(channels) { $1 }
    let results = try parsed(texts, variables: context.variables).map {
      try $0.check(context, limits: work.limits)
    }
    let report = StatementReport(results, lawName: place == "-" ? "standard input" : place)
    return inputFile.noted(report.report).asked
  }

  // MARK: Arguments

  /// The file, if the first argument is one, and the statements.
  private var arranged: (place: String?, texts: [String]) {
    guard let first = arguments.first else { return (nil, []) }
    let isFile = ChannelArgument(first).isFile
    let isStatement = first.contains { "<>=≤≥≠!".contains($0) }
    return isFile || !isStatement ? (first, Array(arguments.dropFirst())) : (nil, arguments)
  }

  private func parsed(_ texts: [String], variables: [String]) throws -> [Statement] {
    var result = try texts.map { try Statement(parsing: $0, variables: variables) }
    if let statements {
      result += try InputFile.parse(statements) { bytes in
        guard let text = String(validating: bytes, as: UTF8.self) else {
          throw UsageError("the text is not UTF-8")
        }
        return try Statement.all(parsing: text, variables: variables)
      }
    }
    if result.isEmpty {
      throw UsageError("there is no statement; expected one such as 'I(X;Y) <= H(X)'")
    }
    return result
  }

  // MARK: What names stand for

  private func context(_ place: String) throws -> StatementContext {
    let argument = ChannelArgument(place)
    if argument.isFile && input == nil {
      return try inputFile.read(place) { try StatementContext($0) }
    }
    let channel = try argument.channel(inputFile).channel
    var context = StatementContext(channels: ["W": channel])
    if let input {
      context.law = try JointLaw(input: InputLawArgument(input).law(for: channel), channel: channel)
    }
    return context
  }

  private func refuseFileOptions() throws {
    if input != nil {
      throw UsageError("--input is for a channel; expected its file or its name first")
    }
    try inputFile.requireNone(beside: "before the statements")
  }

  private func namedChannels() throws -> [String: Channel] {
    var channels: [String: Channel] = [:]
    for text in channel {
      guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
        throw UsageError(
          "\"\(text)\" names no channel; expected its name, = and a file or a name, as in W=bsc:1/10"
        )
      }
      let name = String(text[..<equals])
      let value = String(text[text.index(after: equals)...])
      if channels.updateValue(try ChannelArgument(value).channel().channel, forKey: name) != nil {
        throw UsageError("the channel \(name) is given twice; expected it once")
      }
    }
    return channels
  }
}
