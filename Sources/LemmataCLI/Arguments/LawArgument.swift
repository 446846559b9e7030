import CommandLineSupport
import Foundation
import Lemmata

/// A law as given on the command line: a list of probabilities, `uniform`, or a file.
enum LawArgument {
  case uniform
  case list(FiniteLaw<Int>)
  case joint(JointLaw)

  /// - Throws: ``UsageError``, which names the argument.
  init(_ text: String, _ options: InputFileOptions) throws {
    if LawArgument.isFile(text) {
      self = try LawArgument.read(text, options)
      return
    }
    if text == "uniform" {
      self = .uniform
      return
    }
    do {
      self = .list(try FiniteLaw(Arguments.rationals(text)))
    } catch let error as RationalParsingError {
      throw UsageError(
        "there is no file \(text), and it is no list of probabilities: \(error)")
    } catch let error as LawError {
      throw UsageError("the law \(text): \(error)")
    }
  }

  /// Whether an argument is a file.
  static func isFile(_ text: String) -> Bool { text == "-" || access(text, F_OK) == 0 }

  private static func read(_ file: String, _ options: InputFileOptions) throws -> LawArgument {
    try options.read(file) { file in
      let law = try file.jointLaw()
      return try law.list.map { .list($0) } ?? .joint(law)
    }
  }
}

/// Two laws on the same outcomes, as given on the command line.
struct LawPair {
  private let names: (first: String, second: String)
  private let laws: Laws

  private enum Laws {
    case lists(FiniteLaw<Int>, FiniteLaw<Int>)
    case joint(FiniteLaw<[AnyOutcome]>, FiniteLaw<[AnyOutcome]>)
  }

  /// - Parameters:
  ///   - first: the law P.
  ///   - second: the law Q.
  ///   - options: how the numbers of the files are taken.
  /// - Throws: ``UsageError`` when the laws cannot be compared.
  init(_ first: String, _ second: String, _ options: InputFileOptions) throws {
    names = (first, second)
    if !LawArgument.isFile(first) && !LawArgument.isFile(second) {
      try options.requireNone(beside: "\(first) or \(second)")
    }
    switch (try LawArgument(first, options), try LawArgument(second, options)) {
    case (.list(let p), .list(let q)):
      if p.outcomes.count != q.outcomes.count {
        throw UsageError(
          "the law \(first) has \(p.outcomes.count) outcomes and the law \(second) \(q.outcomes.count); "
            + "expected as many")
      }
      laws = .lists(p, q)
    case (.list(let p), .uniform): laws = .lists(p, try .uniform(over: p.outcomes))
    case (.uniform, .list(let q)): laws = .lists(try .uniform(over: q.outcomes), q)
    case (.joint(let p), .joint(let q)):
      if p.variables != q.variables {
        throw UsageError(
          "the law \(first) has the variables \(p.variables.joined(separator: ", ")) and the law \(second) "
            + "\(q.variables.joined(separator: ", ")); expected the same")
      }
      laws = .joint(try LawPair.law(p), try LawPair.law(q))
    default:
      throw UsageError(
        "the laws \(first) and \(second) are of different kinds; expected two lists of probabilities, uniform and a "
          + "list, or two joint laws")
    }
  }

  private static func law(_ joint: JointLaw) throws -> FiniteLaw<[AnyOutcome]> {
    let support = joint.support
    return try FiniteLaw(support.map(\.outcomes), weights: support.map(\.probability))
  }

  /// The report on the divergences.
  func report(order: RenyiOrder?, gammas: [Rational]) throws -> Report {
    switch laws {
    case .lists(let p, let q):
      return try DivergenceReport(of: p, from: q, names: names, order: order, gammas: gammas).report
    case .joint(let p, let q):
      return try DivergenceReport(of: p, from: q, names: names, order: order, gammas: gammas).report
    }
  }

  /// The report on the divergences and what a channel leaves of them.
  func report(
    through channel: Channel, channelName: String, order: RenyiOrder?, gammas: [Rational]?
  ) throws -> Report {
    guard case .lists(let p, let q) = laws else {
      throw UsageError("--channel needs laws on its inputs; expected two lists of probabilities")
    }
    return try DivergenceReport(
      of: p, from: q, through: channel, channelName: channelName, names: names, order: order,
      gammas: gammas
    ).report
  }
}

extension JointLaw {
  /// The law of the entries of a matrix with one row or one column, without labels.
  fileprivate var list: FiniteLaw<Int>? {
    get throws {
      guard variables == ["X", "Y"] else { return nil }
      let (rows, columns) = (try outcomes(of: "X"), try outcomes(of: "Y"))
      guard rows.count == 1 || columns.count == 1, rows[0] == 0, columns[0] == 0 else { return nil }
      let entries = rows.flatMap { row in columns.map { [row, $0] } }
      return try FiniteLaw(entries.map { try probability(of: $0) })
    }
  }
}
