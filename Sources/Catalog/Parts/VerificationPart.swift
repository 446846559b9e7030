import Documents
import Lemmas
import Tables
import Work

/// What one of several processes finds of the check of lemmas: a share of the cases of each.
///
/// All parts together make what one run prints: the few cases that it names are checked again.
public struct VerificationPart: Sendable, Hashable {
  /// The format of its files.
  static let format = PartFormat("verify", version: 1)

  /// The version of the program whose cases these are.
  public let version: String
  /// Which part it is.
  public let share: WorkShare
  /// Which cases there are.
  public let scope: LemmaScope
  /// The ids that were given; none stands for all lemmas.
  public let ids: [String]
  /// What was found of each lemma.
  public let digests: [VerificationDigest]

  /// Checks a share of the cases of lemmas: of the cases of each, numbered from 0, those whose number is `i - 1` modulo `n`.
  ///
  /// - Parameters:
  ///   - share: which part.
  ///   - ids: the lemmas; none stands for all.
  ///   - scope: which cases there are.
  ///   - version: that of the program, which all parts have to share.
  ///   - monitor: what is told of the work and its progress.
  /// - Throws: `LemmaError.unknown`; what the lemmas throw.
  public init(
    _ share: WorkShare, of ids: [String], _ scope: LemmaScope, version: String,
    monitor: WorkMonitor = WorkMonitor()
  ) throws {
    self.version = version
    self.share = share
    self.scope = scope
    self.ids = ids
    digests = try VerificationPart.lemmas(ids).map { lemma in
      try lemma.digest(scope, where: { share.contains($0) }, monitor: monitor)
    }
  }

  init(
    version: String, share: WorkShare, scope: LemmaScope, ids: [String],
    digests: [VerificationDigest]
  ) {
    self.version = version
    self.share = share
    self.scope = scope
    self.ids = ids
    self.digests = digests
  }

  private static func lemmas(_ ids: [String]) throws(LemmaError) -> [any Lemma] {
    if ids.isEmpty { return LemmaCatalog.all }
    var lemmas: [any Lemma] = []
    for id in ids { lemmas.append(try LemmaCatalog.lemma(id)) }
    return lemmas
  }

  /// What the parts find together.
  ///
  /// - Throws: `PartError` for parts that are missing, doubled or of another question; what the lemmas throw.
  public static func verifications(
    of parts: [VerificationPart], monitor: WorkMonitor = WorkMonitor()
  ) throws -> [Verification] {
    guard let first = parts.first else {
      throw PartError.invalidFile("there are no parts; expected at least one")
    }
    for part in parts {
      if let field = part.differs(from: first) {
        throw PartError.differentQuestions(part.share, field)
      }
    }
    try PartError.checkShares(parts.map(\.share))
    return try lemmas(first.ids).enumerated().map { place, lemma in
      let digests = parts.map { $0.digests[place] }
      guard
        let found = try lemma.verification(of: digests, first.scope, monitor: monitor)
      else {
        throw PartError.invalidFile(
          "the parts are not of the cases of \(lemma.id); expected those of this version")
      }
      return found
    }
  }

  private func differs(from other: VerificationPart) -> String? {
    if version != other.version { return "version" }
    if share.count != other.share.count { return "number of parts" }
    if ids != other.ids || digests.map(\.id) != other.digests.map(\.id) { return "list of lemmas" }
    return scope == other.scope ? nil : "range of cases"
  }
}

extension VerificationPart: CustomStringConvertible {
  /// The part with what was found: `part 1/2: fano: 18 of 36 cases, 36 claims`.
  public var description: String {
    "part \(share): " + digests.map(\.description).joined(separator: "; ")
  }
}

// MARK: - Files

extension VerificationPart: Reportable {
  /// The part for a reader; in JSON it is the file that `lemmata merge` joins.
  public var report: Report {
    let count = digests.reduce(0) { $0 + $1.checkedCount }
    return Report(
      question: question,
      title: "Part \(words: share.description) of the check of lemmas",
      sections: [
        Report.Section([
          .paragraph("Lemmas: \(count: digests.count). Cases that were checked: \(count: count)."),
          .paragraph(
            "JSON has the part; 'lemmata merge' joins the files of all parts, and says what holds."),
          .data(data),
        ])
      ])
  }

  private var question: Report.Question {
    VerificationPart.question(ids: ids, scope).with(share)
  }

  /// The question of `lemmata verify`.
  public static func question(ids: [String], _ scope: LemmaScope) -> Report.Question {
    var question = Report.Question(
      "verify", parameters: ids.map { .init("id", .text($0), isPositional: true) })
    if ids.isEmpty { question.command += " --all" }
    if scope == .exhaustive { question.command += " --exhaustive" }
    return question
  }

  private var data: [(key: String, value: Report.Data)] {
    [
      ("format", .value(.text(VerificationPart.format.name))), ("version", .value(.text(version))),
      ("part", .value(.text(share.description))), ("scope", .value(.text(scope.rawValue))),
      ("ids", .list(ids.map { .value(.text($0)) })),
      ("lemmas", .list(digests.map { VerificationPart.data($0) })),
    ]
  }

  private static func data(_ digest: VerificationDigest) -> Report.Data {
    return .object([
      ("lemma", .value(.text(digest.id))), ("cases", .value(.integer(digest.caseCount))),
      ("checked", .value(.integer(digest.checkedCount))), ("counts", .numbers(digest.numbers)),
      ("places", .numbers(digest.places)),
    ])
  }

  /// Reads a part as ``report`` writes it in JSON.
  ///
  /// - Throws: `JSONReadingError`, `PartError`.
  public init(_ value: JSONValue) throws {
    let object = try value.object()
    let share = try VerificationPart.format.share(of: object)
    let name = try object.value(forKey: "scope").string(at: "scope")
    guard let scope = LemmaScope(rawValue: name) else {
      throw PartError.invalidFile("scope is \(name); expected standard or exhaustive")
    }
    self.init(
      version: try object.value(forKey: "version").string(at: "version"),
      share: share, scope: scope,
      ids: try object.value(forKey: "ids").array(at: "ids").map { try $0.string(at: "ids") },
      digests: try object.value(forKey: "lemmas").array(at: "lemmas").map {
        try VerificationPart.digest($0)
      })
  }

  private static func digest(_ value: JSONValue) throws -> VerificationDigest {
    let object = try value.object(at: "lemmas")
    let id = try object.value(forKey: "lemma", at: "lemmas").string(at: "lemmas.lemma")
    guard
      let digest = VerificationDigest(
        id: id, caseCount: try object.value(forKey: "cases", at: "lemmas").word(at: "lemmas.cases"),
        checkedCount: try object.value(forKey: "checked", at: "lemmas").word(at: "lemmas.checked"),
        numbers: try object.value(forKey: "counts", at: "lemmas").words(at: "lemmas.counts"),
        places: try object.value(forKey: "places", at: "lemmas").words(at: "lemmas.places"))
    else {
      throw PartError.invalidFile(
        "the counts of \(id) are those of no check; expected what 'lemmata verify --part' wrote")
    }
    return digest
  }

  /// Whether a file is a part, or at least says so.
  public static func isPart(_ value: JSONValue) -> Bool { format.isSaid(by: value) }
}
