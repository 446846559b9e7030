import ArgumentParser
import CommandLineSupport
import Lemmata

/// The laws on which a statement is tried.
struct ManyLawsOptions: ParsableArguments {
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Check every law of a file: a JSON array of laws, one on each line, or a single one; may be given several times.",
      valueName: "file"))
  var forAll: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Try so many random laws, with a bias to corners.", valueName: "n"),
    transform: Arguments.integer)
  var random: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The seed of the random laws, from 0 to 2^64 - 1.", valueName: "s"),
    transform: Arguments.seed)
  var seed: UInt64?

  @Flag(help: "Check every law of a shape whose probabilities have a common denominator.")
  var exhaustive = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The common denominator of all probabilities.", valueName: "n"),
    transform: Arguments.integer)
  var denominator: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The number of outcomes of each variable.", valueName: "2x2x2"))
  var shape: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The names of the variables of the shape (default: X,Y,Z, for more than three X1,X2,...).",
      valueName: "X,Y,..."))
  var variables: String?

  private var given: [(name: String, isGiven: Bool)] {
    [
      ("--for-all", !forAll.isEmpty), ("--random", random != nil), ("--exhaustive", exhaustive),
      ("--shape", shape != nil), ("--seed", seed != nil), ("--denominator", denominator != nil),
      ("--variables", variables != nil),
    ]
  }

  /// Whether statements are for many laws.
  var isGiven: Bool { given.contains(where: \.isGiven) }

  /// The name of the first option that says so.
  var nameOfFirst: String { given.first(where: \.isGiven)?.name ?? "" }

  func validate() throws {
    let modes = given.prefix(3).filter(\.isGiven).map(\.name)
    if modes.count > 1 {
      throw ValidationError("\(modes[0]) and \(modes[1]) exclude each other; expected one of them")
    }
    guard let mode = modes.first else {
      if isGiven {
        throw ValidationError("\(nameOfFirst) is for --random or --exhaustive; expected one")
      }
      return
    }
    let needed = [
      ("--shape", "--for-all", shape != nil), ("--seed", "--random", seed != nil),
      ("--denominator", "--exhaustive", denominator != nil),
    ]
    for (name, wanted, isGiven) in needed {
      let isNeeded = name == "--shape" ? mode != wanted : mode == wanted
      if isNeeded && !isGiven { throw ValidationError("\(mode) needs \(name)") }
      if !isNeeded && isGiven { throw ValidationError("\(name) does not go with \(mode)") }
    }
    if variables != nil && mode == "--for-all" {
      throw ValidationError("--variables does not go with --for-all")
    }
  }
}

/// Checks statements on many laws.
struct LawSource {
  private let options: ManyLawsOptions
  private let inputFile: InputFileOptions
  private let channels: [String: Channel]
  private let limits: WorkLimits

  init(
    _ options: ManyLawsOptions, _ inputFile: InputFileOptions, _ channels: [String: Channel],
    _ limits: WorkLimits
  ) {
    self.options = options
    self.inputFile = inputFile
    self.channels = channels
    self.limits = limits
  }

  private func shape() throws -> LawShape? {
    try options.shape.map { text in
      let names = options.variables?.split(separator: ",", omittingEmptySubsequences: false)
      return try LawShape(parsing: text, variables: names?.map(String.init))
    }
  }

  private func laws() throws -> [JointLaw] {
    try options.forAll.flatMap { try inputFile.readAll($0) }
  }

  /// The names of the variables that statements may have.
  func variables() throws -> [String] {
    if let shape = try shape() { return shape.variables }
    return try options.forAll.isEmpty ? [] : laws().first?.variables ?? []
  }

  /// The report on statements.
  func report(_ statements: [Statement]) throws -> Report {
    let searches: [StatementSearch]
    if let shape = try shape() {
      try inputFile.requireNone(beside: "with --shape")
      searches = try statements.map { try search($0, shape) }
    } else {
      let laws = try laws()
      searches = try statements.map {
        try $0.check(
          forAll: laws, channels: channels, limits: limits, monitor: Progress.monitor)
      }
    }
    return StatementSearchReport(searches, parameters: parameters).report
  }

  private func search(_ statement: Statement, _ shape: LawShape) throws -> StatementSearch {
    if let denominator = options.denominator {
      return try statement.check(
        exhaustive: shape, denominator: denominator, channels: channels, limits: limits,
        monitor: Progress.monitor)
    }
    return try statement.check(
      random: options.random ?? 1, shape: shape, seed: options.seed ?? 1, channels: channels,
      limits: limits, monitor: Progress.monitor)
  }

  private var parameters: [(name: String, value: String)] {
    let values: [(String, String?)] = [
      ("random", options.random.map(String.init)), ("seed", options.seed.map { "\($0)" }),
      ("shape", options.shape), ("denominator", options.denominator.map(String.init)),
      ("variables", options.variables),
    ]
    return options.forAll.map { ("for-all", $0) }
      + values.compactMap { name, value in value.map { (name, $0) } }
  }
}
