import AlgebraicNumbers
import Contraction
import ContractionLemmas
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas

extension CapacityCertificateLemma: CertifiableLemma {
  /// The ends of the capacity that the two laws prove.
  public func certificateClaims(
    of instance: Instance, digits: Int
  ) throws -> [CertificateClaim] {
    [
      try CertificateClaim.capacity(
        CapacityCertificate(
          channel: instance.channel, input: instance.input, output: instance.output),
        digits: digits)
    ]
  }
}

extension ContractionOrderLemma: CertifiableLemma {
  /// The coefficients that are in order: Dobrushin's and Doeblin's, chi-square's, and both of KL's.
  public func certificateClaims(
    of instance: Instance, digits: Int
  ) throws -> [CertificateClaim] {
    try CertificateClaim.fixedInput(instance.channel, instance.input, digits: digits)
  }
}

extension FixedInputContractionLemma: CertifiableLemma {
  /// Bounds of the coefficients for the input law.
  public func certificateClaims(
    of instance: Instance, digits: Int
  ) throws -> [CertificateClaim] {
    try CertificateClaim.fixedInput(instance.channel, instance.input, digits: digits)
  }
}

extension SamorodnitskyLemma: CertifiableLemma {
  /// `I(U;Y^n) <= E I(U;X_T)` for the joint law of `U`, the symbols and the outputs, with a rational upper bound of
  /// `eta_KL(W)` that is claimed beside it.
  public func certificateClaims(
    of instance: Instance, digits: Int
  ) throws -> [CertificateClaim] {
    let (symbols, channel) = (instance.symbols, instance.channel)
    if symbols.count > 4 {
      throw CertificationError.isBeyondTheFormat(
        claim: "the lemma \(id)", limit: "the law of more than 4 symbols is too long")
    }
    let outputs = symbols.indices.map { "Y\($0 + 1)" }
    var law = instance.law
    for (symbol, output) in zip(symbols, outputs) {
      law = try law.extended(by: output, from: symbol, through: channel)
    }
    let bound = channel.klContraction.value.upperBound(digits: digits)
    var right: LawInequality.Side = []
    for set in 1..<(1 << symbols.count) {
      let chosen = symbols.indices.filter { set >> $0 & 1 == 1 }.map { symbols[$0] }
      let rest = (1 - bound).power(symbols.count - chosen.count)
      right.append(
        (bound.power(chosen.count) * rest, "I(U;\(chosen.joined(separator: ",")))"))
    }
    let claim = try LawInequality(
      law, [(1, "I(U;\(outputs.joined(separator: ",")))")], atMost: right
    ).claim(lemma: id, case: label(instance))
    let upper = try CertificateClaim.contraction(of: channel, digits: digits)
      .filter { $0.kind == .klChannelUpper }
    return [claim] + upper
  }
}
