import ExactArithmetic

/// A quantity of a joint law and its channels, as it is written: `I(X;Y|Z) - 1/2 H(X)`.
///
/// It is made by ``init(parsing:variables:)`` and evaluated by ``value(in:limits:)``.
public struct QuantityExpression: Sendable, Hashable {
  /// What the expression consists of.
  package let kind: Kind
  /// Where it begins in its text, counted in characters from 1.
  package let position: Int
  /// The text that it was read from, without the spaces around it.
  public let text: String

  /// The kinds of expressions.
  package indirect enum Kind: Sendable, Hashable {
    case number(Rational)
    case unit(Unit)
    /// A sum, each term with whether it is subtracted.
    case sum([Term])
    /// A product, each factor with whether it is divided by.
    case product([Term])
    case power(QuantityExpression, exponent: Int)
    case minimum([QuantityExpression])
    case maximum([QuantityExpression])
    case logarithm(QuantityExpression)
    case binaryEntropy(QuantityExpression)
    case binaryDivergence(QuantityExpression, QuantityExpression)
    case entropy(of: [Name], given: [Name])
    /// The co-information of several groups; of two groups their mutual information.
    case information(between: [[Name]], given: [Name])
    case divergence(Divergence, LawTerm, from: LawTerm)
    case channel(ChannelQuantity, ChannelTerm)
    case probability([Event], given: [Event])
  }

  /// A term of a sum or a factor of a product.
  package struct Term: Sendable, Hashable {
    /// The operand.
    package let operand: QuantityExpression
    /// Whether it is subtracted, or divided by.
    package let isInverse: Bool
  }

  /// A unit of information.
  package enum Unit: String, Sendable, Hashable {
    case bits, nats, hartleys
  }

  /// A divergence of two laws.
  package enum Divergence: String, Sendable, Hashable, CaseIterable {
    case kullbackLeibler = "D"
    case totalVariation = "TV"
    case chiSquare = "chi2"
  }

  /// A quantity of a channel.
  package enum ChannelQuantity: String, Sendable, Hashable, CaseIterable {
    case klContraction = "eta_KL"
    case dobrushin = "eta_TV"
    case doeblin
    case capacity
  }
}

extension QuantityExpression: CustomStringConvertible {
  /// The text that the expression was read from.
  public var description: String { text }
}

// MARK: - Names

extension QuantityExpression {
  /// The name of a variable, an outcome or a channel, and where it stands.
  package struct Name: Sendable, Hashable {
    package let text: String
    /// Counted in characters from 1.
    package let position: Int
    /// Whether it stands in quotation marks, so that it is an outcome where a variable has that name, too.
    package var isQuoted = false
  }

  /// A law on combinations of outcomes: the product of the laws of some groups, perhaps given an event.
  package struct LawTerm: Sendable, Hashable {
    package let factors: [[Name]]
    package let condition: [Event]
    package let position: Int
  }

  /// A comparison of a variable with an outcome or another variable: `X = Y`, `X != 0`.
  package struct Event: Sendable, Hashable {
    package let variable: Name
    package let isEqual: Bool
    package let other: Name
  }

  /// A channel: one that has a name, or the conditional law of a group given another.
  package enum ChannelTerm: Sendable, Hashable {
    case named(Name)
    case conditional([Name], given: [Name])
  }
}
