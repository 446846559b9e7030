import LearningProblems
import Lemmas

extension LearnerInstance: SizedCase {
  /// The coordinates of all samples.
  public var caseSize: CaseSize { CaseSize(values: problem.samples * dimension) }
}
