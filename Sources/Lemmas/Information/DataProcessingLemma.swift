import Claims
import ExactArithmetic
import InformationTheory
import Lemmas

/// Data processing: `I(M;Y) <= I(M;X)` for `M - X - Y`.
public struct DataProcessingLemma: Lemma {
  /// A chain `M - X - Y`.
  public enum Instance: Sendable {
    /// A message about uniform bits, and their noisy copies.
    case message(NoisyMessage)
    /// A law of three variables.
    case chain(MarkovChain)
  }

  public let id = "data-processing"
  public let title = "The data processing inequality"
  public let status = LemmaStatus.published
  public let source = """
    C. E. Shannon, "A mathematical theory of communication", 1948; T. M. Cover and J. A. Thomas, \
    "Elements of Information Theory", 1991, Theorem 2.8.1
    """
  public let statement = """
    Let M, X and Y take finitely many values and let M - X - Y be a Markov chain: given X, Y is independent of \
    M. Then I(M;Y) <= I(M;X) and I(M;Y) <= I(X;Y), in any unit. The first is an equality if and only if \
    M - Y - X is a Markov chain too.
    """
  public let summary = """
    Expand I(M;X,Y) in both orders. Given X, Y says nothing more about M, so that I(M;X,Y) = I(M;X); and \
    I(M;X,Y) = I(M;Y) + I(M;X|Y), where the last term is not negative. So whatever is done to X, by chance \
    or by a rule, information about M is only lost.
    """
  public let enumerated = """
    All deterministic messages M about uniform bits X on the cubes of dimension 1, 2 and 3 (2, 15 and 4140 \
    partitions), with Y the bits behind a binary symmetric channel, for correlations 1/4, 1/2 and 3/4, and \
    for 0 and 1 up to dimension 2; the exhaustive check adds all tenths for dimension 3, and 200 random \
    partitions of the cubes of dimension 4 and 5 for each of three correlations.
    """
  public let parameters = LemmaParameter.list(.dimension, .correlation, .bitMessage, .law, .channel)

  public init() {}

  public func cases(_ scope: LemmaScope) -> [Instance] {
    NoisyMessage.cases(scope).map { .message($0) }
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let (clean, noisy) = try instance.informations()
    return [
      Claim(
        "I(M;Y)", noisy, atMost: "I(M;X)", clean, reason: "I(M;X) = I(M;X,Y) = I(M;Y) + I(M;X|Y)."),
      Claim(
        "I(M;Y)", noisy, atMost: "I(X;Y)", .exact(try instance.channelInformation()),
        reason: "The same with the chain read backwards."),
    ]
  }

  /// The message of `-d`, `--rho` and `--message`; or the chain of `--law`, of which `--channel` makes the last step where the
  /// law is one of two variables.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    guard let law = arguments[.law] else {
      if arguments[.channel] != nil { _ = try arguments.require(.law, of: id) }
      return .message(try NoisyMessage(arguments, of: id))
    }
    let ofLaws = LemmaParameter.list(.law, .channel)
    if let other = arguments.given.first(where: { !ofLaws.contains($0) }) {
      throw LemmaError.invalidInstance(
        id: id, reason: "\(other.name) does not go with --law; expected --law, and --channel if any"
      )
    }
    return .chain(try MarkovChain(law, channel: arguments[.channel], of: id))
  }

  public func label(_ instance: Instance) -> String {
    switch instance {
    case .message(let message): "\(message)"
    case .chain(let chain): "\(chain)"
    }
  }
}

extension DataProcessingLemma.Instance {
  /// `I(M;X)` and `I(M;Y)`.
  func informations() throws -> (clean: InformationQuantity, noisy: InformationQuantity) {
    switch self {
    case .message(let message): return try message.informations()
    case .chain(let chain):
      return (.exact(try chain.information("M", "X")), .exact(try chain.information("M", "Y")))
    }
  }

  /// `I(X;Y)`.
  func channelInformation() throws -> LogForm {
    switch self {
    case .message(let message): message.channelInformation
    case .chain(let chain): try chain.information("X", "Y")
    }
  }
}

extension DataProcessingLemma.Instance: SizedCase {
  /// That of the message, or of the law.
  public var caseSize: CaseSize {
    switch self {
    case .message(let message): message.caseSize
    case .chain(let chain): chain.law.caseSize
    }
  }
}

extension DataProcessingLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "I(M;X) <= I(M;Y)",
        change: "The first inequality the other way round."
      ) { (chain: Instance) in
        let (clean, noisy) = try chain.informations()
        return [Claim("I(M;X)", clean, atMost: "I(M;Y)", noisy, reason: "False.")]
      }
    ]
  }
}
