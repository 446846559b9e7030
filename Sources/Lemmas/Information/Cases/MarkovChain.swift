import ExactArithmetic
import InformationTheory
import Lemmas

/// A law of three variables `M`, `X` and `Y` such that, given X, Y is independent of M.
public struct MarkovChain: Sendable {
  /// The law of `M`, `X` and `Y`, in this order.
  public let law: JointLaw
  /// Which outcomes of `X` are which inputs of the channel, where their names do not say so; else empty.
  private let note: String

  /// The chain of a law of the user's: three variables in the order of the chain; or `M` and `X`, with a channel from X to Y.
  ///
  /// The outcomes of X are the inputs of the channel by their names, labels or numbers from 0; else in their order, which the
  /// description says.
  ///
  /// - Parameters:
  ///   - law: a law of two or three variables, which are called M, X and Y in their order unless they have these names.
  ///   - channel: the last step, where the law has two variables.
  ///   - id: the lemma.
  /// - Throws: `LemmaError.invalidInstance` where the numbers of variables or of values do not fit, or the law is no Markov chain.
  public init(_ law: JointLaw, channel: Channel?, of id: String) throws {
    func refusal(_ reason: String) -> LemmaError { .invalidInstance(id: id, reason: reason) }
    let expected = channel == nil ? 3 : 2
    if law.variables.count != expected {
      let names = law.variables.joined(separator: ", ")
      throw refusal(
        "the law has the variables \(names); expected "
          + (channel == nil
            ? "three, M, X and Y, or two and --channel" : "two, M and X, beside --channel"))
    }
    let standard = Array(["M", "X", "Y"].prefix(expected))
    let isNamed = Set(law.variables) == Set(standard)
    let named = try isNamed ? law.marginal(standard) : law.renamed(standard)
    guard let channel else {
      let rest = try named.mutualInformation(between: ["M"], and: ["Y"], given: ["X"])
      if !rest.isZero {
        let order = isNamed ? "M - X - Y" : law.variables.joined(separator: " - ")
        throw refusal(
          "\(order) is no Markov chain: given the second variable, the first and the third share "
            + "\(InformationQuantity.exact(rest)); expected 0")
      }
      self.law = named
      note = ""
      return
    }
    let outcomes = try named.outcomes(of: "X")
    let count = outcomes.count
    if count != channel.inputCount {
      throw refusal(
        "X has \(count) values and the channel \(channel.inputCount) inputs; expected the same number"
      )
    }
    let order = InputOrder(of: outcomes, in: channel)
    self.law = try named.extended(by: "Y", from: "X", through: order.ordered(channel))
    note = order.note
  }

  /// The mutual information of two of the variables.
  func information(_ first: String, _ second: String) throws -> LogForm {
    try law.mutualInformation(between: [first], and: [second])
  }
}

extension MarkovChain: CustomStringConvertible {
  /// The law, and which of its outcomes are which inputs of a channel where their names do not say so.
  public var description: String {
    note.isEmpty ? "the law \(law)" : "the law \(law), where of X \(note) of the channel"
  }
}
