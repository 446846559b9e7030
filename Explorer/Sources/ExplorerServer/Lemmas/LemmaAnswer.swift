import Catalog
import Documents
import Lemmas
import Tables

/// What `lemmata list` and `lemmata show` say.
enum LemmaAnswer {
  /// The list of the lemmas.
  static func list(_ query: Query) throws -> Computation {
    try query.requireNames(among: ["format"])
    let format = try query.format
    return Computation(lane: .quick) { _ in
      Answer(Report(lemmas: LemmaCatalog.all), view: .null).json(format)
    }
  }

  /// One lemma.
  static func one(_ query: Query) throws -> Computation {
    try query.requireNames(among: ["id", "format"])
    let lemma = try query.lemma
    let format = try query.format
    return Computation(lane: .quick) { _ in Answer(lemma.report, view: .null).json(format) }
  }
}

extension Query {
  /// The lemma that is asked for.
  var lemma: any Lemma {
    get throws {
      guard let id = text("id") else {
        throw QueryError.missing("id", expected: "the id of a lemma such as fano")
      }
      return try LemmaCatalog.lemma(id)
    }
  }
}
