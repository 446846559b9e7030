import CapacityLemmas
import ContractionLemmas
import GameLemmas
import InformationLemmas
import LeakageLemmas
import LearningLemmas
import Lemmas
import PosteriorLemmas
import SurgeryLemmas

/// The lemmas that come with the library.
public enum LemmaCatalog {
  /// The subjects, in the order in which they build on each other.
  public static let subjects: [LemmaSubject] = [
    .information, .contraction, .game, .learning, .leakage, .posteriors, .surgery,
    .capacity,
  ]

  /// All lemmas, each after those that it builds on.
  public static let all: [any Lemma] = subjects.flatMap(\.lemmas)

  /// The lemma with an id, whatever its case.
  ///
  /// - Throws: `LemmaError.unknown`, which lists similar ids.
  public static func lemma(_ id: String) throws(LemmaError) -> any Lemma {
    guard let lemma = all.first(where: { $0.id == id.lowercased() }) else {
      throw .unknown(id: id, known: all.map(\.id))
    }
    return lemma
  }
}
