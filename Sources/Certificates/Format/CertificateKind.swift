/// A kind of claim, as `Certificates/FORMAT.md` defines it.
public enum CertificateKind: String, Sendable, Hashable, CaseIterable {
  case form, information, divergence, dobrushin, doeblin
  case klWitness = "kl-witness"
  case chiSquareUpper = "chi-square-upper"
  case chiSquareLower = "chi-square-lower"
  case klChannelUpper = "kl-channel-upper"
  case klChannelLower = "kl-channel-lower"
  case gameChain = "game-chain"
  case mrsGerber = "mrs-gerber"
  case optimum, verify, capacity
  case rateUpper = "rate-upper"
  case rateLower = "rate-lower"
  case audit
  case klInputUpper = "kl-input-upper"

  /// What is claimed.
  public var meaning: String {
    switch self {
    case .form: return "the sign of a form in logarithms, or that it is zero"
    case .information:
      return "an entropy or a mutual information of a law: its form and its decimals"
    case .divergence: return "a Kullback-Leibler divergence: its form and its decimals"
    case .dobrushin: return "Dobrushin's coefficient of a channel"
    case .doeblin: return "Doeblin's coefficient of a channel"
    case .klWitness: return "a lower bound of the KL coefficient for an input law, by a witness"
    case .chiSquareUpper: return "an upper bound of chi-square's coefficient for an input law"
    case .chiSquareLower: return "a lower bound of chi-square's coefficient for an input law"
    case .klChannelUpper: return "an upper bound of the KL coefficient over all input laws"
    case .klChannelLower: return "a lower bound of the KL coefficient over all input laws"
    case .gameChain: return "the game with a message: success, four informations, the chain"
    case .mrsGerber: return "decimals of Mrs Gerber's function or its inverse"
    case .optimum: return "Bob's success when Alice sends everything"
    case .verify: return "an inequality between informations of the law of a lemma's case"
    case .capacity: return "ends of the capacity of a channel, by a law on either side"
    case .rateUpper: return "an upper bound of the rate function of the game"
    case .rateLower: return "a lower bound of the rate function of the game"
    case .audit: return "the p-value of so many right guesses, for differential privacy too"
    case .klInputUpper: return "an upper bound of the KL coefficient for an input law"
    }
  }
}

extension CertificateKind: CustomStringConvertible {
  /// The name in a certificate.
  public var description: String { rawValue }
}
