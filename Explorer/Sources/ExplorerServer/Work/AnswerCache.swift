import Documents
import Synchronization

/// The last answers by their questions: in a class many ask the same at once, and an answer does not change.
final class AnswerCache: Sendable {
  private let answers = Mutex<(byKey: [String: JSONValue], order: [String])>(([:], []))

  /// At most so many answers are kept.
  private static let greatestCount = 64
  /// An answer of more bytes is not kept.
  private static let greatestSize = 65_536

  /// The answer to a question, where it is kept.
  func answer(to key: String?) -> JSONValue? {
    guard let key else { return nil }
    return answers.withLock { $0.byKey[key] }
  }

  /// Keeps an answer, in the place of the oldest where there is no more room.
  func keep(_ answer: JSONValue, to key: String?) {
    guard let key, answer.serialized(.compact).utf8.count <= AnswerCache.greatestSize else {
      return
    }
    answers.withLock { answers in
      if answers.byKey.updateValue(answer, forKey: key) != nil { return }
      answers.order.append(key)
      if answers.order.count > AnswerCache.greatestCount {
        answers.byKey[answers.order.removeFirst()] = nil
      }
    }
  }
}
