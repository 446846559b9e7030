import InformationLemmas
import InformationTheory
import Lemmas

extension ContractionOrderLemma.Instance: SizedCase {
  /// The channel and the law of its input.
  public var caseSize: CaseSize { channel.caseSize + input.caseSize }
}

extension FixedInputContractionLemma.Instance: SizedCase {
  /// The channel and the law of its input.
  public var caseSize: CaseSize { channel.caseSize + input.caseSize }
}

extension DualSearchLemma.Instance: SizedCase {
  /// The channel and the law of its input.
  public var caseSize: CaseSize { channel.caseSize + input.caseSize }
}

extension ResamplingContractionLemma.Instance: SizedCase {
  /// The law and the correlation.
  public var caseSize: CaseSize { law.caseSize + correlation.caseSize }
}

extension SymmetricSDPILemma.Instance: SizedCase {
  /// The bits, as high as the correlation; conversations count alike.
  public var caseSize: CaseSize { cube.caseSize }
}
