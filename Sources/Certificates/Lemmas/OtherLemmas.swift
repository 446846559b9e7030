import Contraction
import ContractionLemmas
import GameLemmas
import InformationTheory
import Lemmas
import NearestNeighbourGame

extension AliceBobSDPILemma: CertifiableLemma {
  /// The chain of the game with the message.
  public func certificateClaims(
    of instance: GameInstance, digits: Int
  ) throws -> [CertificateClaim] {
    try CertificateClaim.claims(of: instance.game, message: instance.message, digits: digits)
  }
}

extension AliceBobMrsGerberLemma: CertifiableLemma {
  /// The chain of the game with the message, and the bound of the lemma.
  public func certificateClaims(
    of instance: GameInstance, digits: Int
  ) throws -> [CertificateClaim] {
    try CertificateClaim.claims(of: instance.game, message: instance.message, digits: digits)
  }
}

extension TwoInputsSufficeLemma: CertifiableLemma {
  /// Both sides of the KL coefficient over all inputs.
  public func certificateClaims(of channel: Channel, digits: Int) throws -> [CertificateClaim] {
    try CertificateClaim.contraction(of: channel, digits: digits).filter {
      $0.kind == .klChannelUpper || $0.kind == .klChannelLower
    }
  }
}
