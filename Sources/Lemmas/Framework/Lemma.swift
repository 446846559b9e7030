import Claims
import ExactArithmetic
import Tables
import Work

/// A statement that can be checked exactly on small cases.
///
/// A lemma of your own takes a few lines: say what an instance is, list small ones, and check one.
///
/// ```swift
/// struct BinaryEntropyIsAtMostOne: Lemma {
///   let id = "binary-entropy"
///   let title = "The binary entropy is at most one bit"
///   func cases(_ scope: LemmaScope) -> [Rational] { (0...20).map { Rational($0, 20) } }
///   func check(_ p: Rational) -> [Claim] {
///     [Claim("h(p)", binaryEntropy(p), atMost: "1", .bits(1), reason: "Two outcomes.")]
///   }
/// }
/// print(try BinaryEntropyIsAtMostOne().verify())
/// ```
///
/// An asymptotic statement has no cases: it is a corollary on the page of its finite lemma.
public protocol Lemma: Sendable {
  /// One case of the statement.
  associatedtype Instance: Sendable

  /// The name in `lemmata verify`, in lower case with hyphens; the page is `Proofs/<id>.md`.
  var id: String { get }
  /// The statement in a few words.
  var title: String { get }
  var status: LemmaStatus { get }
  /// Authors, title, year, arXiv id and theorem, or what was derived here and from what.
  var source: String { get }
  /// The statement in plain text with all its hypotheses and the unit.
  var statement: String { get }
  /// The idea of the proof, in a paragraph; the page says the same under "In short".
  var summary: String { get }
  /// Which cases ``cases(_:)`` lists, for the reader of the page.
  var enumerated: String { get }
  /// The ids of the lemmas whose statements the proof uses; corollaries for large parameters do not count.
  var buildsOn: [String] { get }
  /// What ``instance(_:)`` reads; empty when the lemma takes no instance of the user's own.
  var parameters: [LemmaParameter] { get }
  /// Why the lemma takes no instance of the user's own, as a phrase: "it is about one family of numbers".
  var fixedBecause: String { get }

  /// The cases to check.
  ///
  /// The standard ones take seconds at most; the exhaustive ones include them.
  func cases(_ scope: LemmaScope) throws -> [Instance]
  /// The claims of one case, each with both sides and its verdict.
  func check(_ instance: Instance) throws -> [Claim]
  /// How a case is named when its slack is the smallest, or when it is a counterexample.
  func label(_ instance: Instance) -> String
  /// How large a case is: of the cases that violate the lemma the smallest is the counterexample.
  ///
  /// By default the size of an instance that is a ``SizedCase``; cases without a size count alike, and the first is
  /// taken.
  func size(_ instance: Instance) -> CaseSize
  /// A case from parameters that a user gives.
  ///
  /// - Throws: ``LemmaError`` for a parameter that is missing, and the errors of the types involved.
  func instance(_ arguments: LemmaArguments) throws -> Instance
  /// The cases from parameters that a user gives; one, that of ``instance(_:)``, unless the lemma says something of every
  /// label, order or factor of what the user gives.
  ///
  /// - Throws: what ``instance(_:)`` throws.
  func instances(_ arguments: LemmaArguments) throws -> [Instance]
  /// False relatives of the statement, which the check refutes.
  var falseVariants: [FalseVariant<Instance>] { get }
  /// Exact results for the page, if a table says more than the verdict.
  func results() throws -> Table?
}

extension Lemma {
  public var title: String { id }
  public var status: LemmaStatus { .conjecture }
  public var source: String { "" }
  public var statement: String { title }
  public var summary: String { "" }
  public var enumerated: String { "" }
  public var buildsOn: [String] { [] }
  public var parameters: [LemmaParameter] { [] }
  public var fixedBecause: String { "" }
  public var falseVariants: [FalseVariant<Instance>] { [] }
  public func label(_ instance: Instance) -> String { "\(instance)" }
  public func results() throws -> Table? { nil }

  public func size(_ instance: Instance) -> CaseSize {
    (instance as? any SizedCase)?.caseSize ?? CaseSize()
  }

  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    throw LemmaError.takesNoInstance(id: id)
  }

  public func instances(_ arguments: LemmaArguments) throws -> [Instance] {
    [try instance(arguments)]
  }
}

/// How sure a statement is.
public enum LemmaStatus: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
  /// It is in the literature; the proof on its page is our own wording.
  case published
  /// It was derived and checked for this project.
  case derived
  /// It has no proof here.
  case conjecture

  public var description: String { self == .derived ? "derived here" : rawValue }
}

/// Which cases of a lemma are checked.
public enum LemmaScope: String, Sendable, Hashable, CaseIterable {
  /// Those that take seconds.
  case standard
  /// All that are within reach; some lemmas take minutes.
  case exhaustive
}

/// What can go wrong with a lemma that is asked for.
public enum LemmaError: InputError, Hashable {
  /// No lemma has the id.
  case unknown(id: String, known: [String])
  /// The lemma is checked on its own cases only.
  case takesNoInstance(id: String)
  /// A parameter that the instance cannot do without.
  case missingParameter(LemmaParameter, id: String)
  /// A parameter that says nothing to the lemma.
  case unexpectedParameter(LemmaParameter, id: String, expected: [LemmaParameter])
  /// An instance out of the lemma's hypotheses, or too large.
  case invalidInstance(id: String, reason: String)

  public var description: String {
    switch self {
    case .unknown(let id, let known):
      let similar = known.filter { $0.contains(id) || id.contains($0) }
      if similar.isEmpty, let meant = Spelling.nearest(to: id, among: known) {
        return "there is no lemma \"\(id)\"; did you mean \(meant)?"
      }
      let shown = similar.isEmpty || id.isEmpty ? known : similar
      return "there is no lemma \"\(id)\"; expected one of \(shown.joined(separator: ", "))"
    case .takesNoInstance(let id):
      return "the lemma \(id) takes no parameters; it is checked on its own cases"
    case .missingParameter(let parameter, let id):
      return "the lemma \(id) needs \(parameter.name), \(parameter.meaning)"
    case .unexpectedParameter(let parameter, let id, let expected):
      if expected.isEmpty {
        return "the lemma \(id) takes no parameters, but \(parameter.name) was given"
      }
      return "the lemma \(id) takes no \(parameter.name); expected "
        + expected.map(\.name).joined(separator: ", ")
    case .invalidInstance(let id, let reason):
      return "the lemma \(id): \(reason)"
    }
  }
}
