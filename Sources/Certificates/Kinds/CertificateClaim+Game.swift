import CertificateChecking
import Documents
import ExactArithmetic
import InformationTheory
import NearestNeighbourGame
import Work

extension CertificateClaim {
  /// What `lemmata game` says of a game with a message: the optimum, the chain with Bob's success and the four
  /// informations, and the Mrs Gerber bound where there is one.
  ///
  /// - Throws: ``CertificationError`` beyond `k d = 12`; `GameError`, `WorkRefused`.
  public static func claims(
    of game: Game, message: Message, digits: Int = 12, limits: WorkLimits = .standard
  ) throws -> [CertificateClaim] {
    let (chain, success) = try gameChain(game, message: message, digits: digits, limits: limits)
    var claims = [try optimum(game, limits: limits), chain]
    if let bound = try mrsGerberBound(game, success: success, digits: digits) {
      claims.append(bound)
    }
    return claims
  }

  /// Bob's success when Alice sends everything.
  ///
  /// - Throws: ``CertificationError`` beyond `k d = 4096`; `WorkRefused`.
  public static func optimum(
    _ game: Game, limits: WorkLimits = .standard
  ) throws -> CertificateClaim {
    guard let bits = game.inputBits, bits <= 4096 else {
      throw CertificationError.isBeyondTheFormat(claim: "the optimum", limit: "k d exceeds 4096")
    }
    return try CertificateClaim(
      .optimum,
      parameters(of: game) + [("value", .rational(try game.optimalSuccess(limits: limits)))])
  }

  private static func parameters(of game: Game) -> [(String, JSONValue)] {
    [
      ("k", .init(game.examples)), ("d", .init(game.dimension)),
      ("delta", .rational(game.flipProbability)),
    ]
  }

  /// The chain of a game with a message.
  static func gameChain(
    _ game: Game, message: Message, digits: Int, limits: WorkLimits = .standard
  ) throws -> (claim: CertificateClaim, success: Rational) {
    guard let bits = game.inputBits, bits <= 12 else {
      throw CertificationError.isBeyondTheFormat(
        claim: "the game with a message", limit: "k d exceeds 12")
    }
    let (key, table) = messageTable(try game.weights(of: message, limits: limits))
    let weights = try MessageWeights(table, isRandomised: key == "channel", inputBits: bits)
    let played = PlayedGame(
      k: game.examples, d: game.dimension, delta: game.flipProbability, message: weights)
    let success = try game.quantities(for: message, limits: limits).success
    var links: [JSONValue] = []
    for (lesser, greater) in zip(played.sides, played.sides.dropFirst()) {
      var search = EvidenceSearch("link \(links.count + 1) of the chain")
      links.append(try search.notNegative(greater - lesser))
    }
    var (ends, shown): ([JSONValue], [JSONValue]) = ([], [])
    for information in played.informations {
      var search = EvidenceSearch("the informations of the message")
      let (pair, evidence) = try search.between(information, digits: digits)
      ends.append(pair)
      shown.append(evidence)
    }
    let claim = try CertificateClaim(
      .gameChain,
      parameters(of: game) + [
        (key, table), ("success", .rational(success)), ("between", .array(ends)),
        ("evidence", ["links": .array(links), "ends": .array(shown)]),
      ])
    return (claim, success)
  }

  /// The table of a deterministic message, or the channel of a randomised one.
  private static func messageTable(_ weights: [[Integer]]) -> (key: String, table: JSONValue) {
    let inputs = weights[0].indices
    let total = weights.reduce(Integer.zero) { $0 + $1[0] }
    if weights.allSatisfy({ (row: [Integer]) in row.allSatisfy { $0.isZero || $0 == total } }) {
      let messages = inputs.map { (x: Int) in weights.firstIndex { !$0[x].isZero } ?? 0 }
      return ("messages", .array(messages.map { JSONValue($0) }))
    }
    let rows = inputs.map { (x: Int) in weights.map { Rational($0[x], total) } }
    return ("channel", .rows(rows))
  }

  /// `k d g^-1(F/d)`, where it is neither 0 nor the whole.
  private static func mrsGerberBound(
    _ game: Game, success: Rational, digits: Int
  ) throws -> CertificateClaim? {
    if game.dimension == 0 || game.correlation.isZero || game.correlation == 1 { return nil }
    let fano = Fano.term(success: success, among: game.examples)
    let argument = Rational(1, game.dimension) * fano
    if argument.isZero || argument == binaryCapacity(game.correlation) { return nil }
    return try mrsGerber(
      .inverse, at: argument, correlation: game.correlation,
      scale: Rational(game.examples * game.dimension), digits: digits)
  }

  private static func binaryCapacity(_ theta: Rational) -> LogForm {
    LogForm.bits(1) - binaryEntropy((1 - theta) / 2)
  }
}
