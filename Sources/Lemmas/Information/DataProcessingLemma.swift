import Claims
import ExactArithmetic
import InformationTheory
import Lemmas

/// Data processing: `I(M;Y) <= I(M;X)` for `M - X - Y`.
public struct DataProcessingLemma: Lemma {
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
  public let parameters: [LemmaParameter] = [.dimension, .correlation, .bitMessage]

  public init() {}

  public func cases(_ scope: LemmaScope) -> [NoisyMessage] { NoisyMessage.cases(scope) }

  public func check(_ instance: NoisyMessage) throws -> [Claim] {
    let (clean, noisy) = try instance.informations()
    return [
      Claim(
        "I(M;Y)", noisy, atMost: "I(M;X)", clean, reason: "I(M;X) = I(M;X,Y) = I(M;Y) + I(M;X|Y)."),
      Claim(
        "I(M;Y)", noisy, atMost: "I(X;Y)", .exact(instance.channelInformation),
        reason: "The same with the chain read backwards."),
    ]
  }

  public func instance(_ arguments: LemmaArguments) throws -> NoisyMessage {
    try NoisyMessage(arguments, of: id)
  }
}

extension DataProcessingLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "I(M;X) <= I(M;Y)",
        change: "The first inequality the other way round."
      ) { message in
        let (clean, noisy) = try message.informations()
        return [Claim("I(M;X)", clean, atMost: "I(M;Y)", noisy, reason: "False.")]
      }
    ]
  }
}
