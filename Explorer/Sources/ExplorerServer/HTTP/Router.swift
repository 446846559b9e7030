import Documents
import Work

/// Which request gets which answer. Paths are compared with known ones; none leads into the file system.
struct Router: Sendable {
  let policy: RequestPolicy
  let site: Site
  let workers: Workers

  /// What is computed for each path.
  private static let computations: [String: @Sendable (Query) throws -> Computation] = [
    "/api/game": GameAnswer.computation,
    "/api/round": RoundAnswer.computation,
    "/api/sample": SampleAnswer.computation,
    "/api/cost": CostAnswer.computation,
    "/api/rate": RateAnswer.computation,
    "/api/contraction": ContractionAnswer.computation,
    "/api/learning": LearningAnswer.computation,
    "/api/lemmas": LemmaAnswer.list,
    "/api/lemma": LemmaAnswer.one,
    "/api/verify": VerifyAnswer.computation,
  ]

  /// The paths whose answers are kept: one line says all, and many may ask the same.
  private static let kept: Set<String> = [
    "/api/game", "/api/cost", "/api/rate", "/api/contraction", "/api/learning",
  ]

  /// The answer to a request.
  ///
  /// - Throws: ``RequestError`` when the request is malformed.
  func response(to head: RequestHead) async throws -> Response {
    if let refusal = try policy.refusal(of: head) { return refusal }
    if let file = site.file(at: head.path) { return .file(file.bytes, file.contentType) }
    if head.path == "/api/status" { return .json(await workers.load) }
    guard let computation = Router.computations[head.path] else {
      return .failure(.notFound, "There is no such page.")
    }
    do {
      var asked = try computation(Query(parsing: head.query))
      if Router.kept.contains(head.path) { asked.key = "\(head.path)?\(head.query)" }
      return .lines(asked)
    } catch let refusal as WorkRefused {
      return .failure(.badRequest, Limits.sentence(for: refusal))
    } catch let error as any InputError {
      return .failure(.badRequest, "\(error)")
    }
  }
}
