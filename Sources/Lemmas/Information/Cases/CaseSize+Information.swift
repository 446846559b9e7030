import ExactArithmetic
import InformationTheory
import Lemmas

extension Channel: SizedCase {
  /// The entries of the matrix, as high as their denominator.
  public var caseSize: CaseSize {
    CaseSize(values: inputCount * outputCount, height: denominator)
  }
}

extension FiniteLaw: SizedCase {
  /// The outcomes, as high as the denominator of their probabilities.
  public var caseSize: CaseSize { CaseSize(values: outcomes.count, height: denominator) }
}

extension JointLaw: SizedCase {
  /// The cells of positive probability, as high as their denominator.
  public var caseSize: CaseSize { CaseSize(values: supportCount, height: denominator) }
}

extension NoisyBits: SizedCase {
  /// The weights, as high as the correlation or the greatest weight.
  public var caseSize: CaseSize { weights.caseSize + CaseSize(height: correlation.caseSize.height) }
}

extension NoisyCube: SizedCase {
  /// The bits, as high as the correlation.
  public var caseSize: CaseSize {
    CaseSize(values: dimension, height: correlation.caseSize.height)
  }
}

extension NoisyMessage: SizedCase {
  /// The bits, as high as the correlation.
  public var caseSize: CaseSize {
    CaseSize(values: dimension, height: correlation.caseSize.height)
  }
}

extension CapacityCertificateLemma.Instance: SizedCase {
  /// The channel and both laws.
  public var caseSize: CaseSize { channel.caseSize + input.caseSize + output.caseSize }
}
