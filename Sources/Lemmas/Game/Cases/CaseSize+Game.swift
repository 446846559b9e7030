import ExactArithmetic
import Lemmas
import NearestNeighbourGame

extension Game: SizedCase {
  /// The bits of the examples, as high as the correlation.
  public var caseSize: CaseSize {
    CaseSize(values: examples * dimension, height: correlation.caseSize.height)
  }
}

extension GameInstance: SizedCase {
  /// The game's size; its messages count alike.
  public var caseSize: CaseSize { game.caseSize }
}
