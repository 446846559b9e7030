/// The lemmas about one subject, in an order in which each builds on those before it.
public struct LemmaSubject: Sendable {
  /// The subject as a heading.
  public let title: String
  public let lemmas: [any Lemma]

  /// - Parameters:
  ///   - title: the subject as a heading.
  ///   - lemmas: its lemmas, each after those that it builds on.
  public init(_ title: String, lemmas: [any Lemma]) {
    self.title = title
    self.lemmas = lemmas
  }
}

extension LemmaSubject: CustomStringConvertible {
  /// The subject and the number of its lemmas.
  public var description: String { "\(title): \(lemmas.count) lemmas" }
}
