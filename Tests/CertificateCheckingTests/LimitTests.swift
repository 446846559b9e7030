import CertificateChecking
import Testing

/// Claims outside the domain of their kind, and beyond its limits of work.
@Suite struct LimitTests {
  /// Why a claim of these members is rejected; `nil` if it is accepted.
  private func reason(_ members: String) -> String? {
    let digest = SHA256.digest("{\(members)}".utf8)
    let file =
      "{\"lemmata-certificate\":1,\"claims\":1}\n{\(members),\"digest\":\"\(digest)\"}\n"
    do {
      return try CertificateCheck(of: Array(file.utf8)).claims.first?.rejection?.description
    } catch {
      return error.description
    }
  }

  // MARK: Audits

  private func audit(
    success: String = "1/2", canaries: Int = 2, delta: String = "1/100", least: Int = 0,
    _ between: String
  ) -> String? {
    reason(
      "\"kind\":\"audit\",\"trials\":2,\"correct\":2,\"success\":\"\(success)\",\"canaries\":\(canaries),"
        + "\"delta\":\"\(delta)\",\"least\":\(least),\"between\":[\"\(between)\",\"\(between)\"]")
  }

  @Test func auditsWhoseBoundDoesNotHold() {
    #expect(audit("0.2575") == nil)
    #expect(audit(least: 1, "0.26") == nil)
    #expect(audit(canaries: 0, delta: "0", "0.25") == nil)
    #expect(audit(success: "1/4", delta: "0", "0.0625") == nil)
    #expect(audit(least: 3, "0.26") == "least exceeds the trials")
    let reason = "with delta, trials exceed canaries or success < 1/2"
    #expect(audit(canaries: 1, "0.25375") == reason)
    #expect(audit(success: "1/4", "0.0625") == reason)
  }

  // MARK: Rates

  /// `R(alpha) >= 0` for two strings of one bit and noise 1/4, where the greatest success is 5/8.
  private func rate(alpha: String) -> String? {
    reason(
      "\"kind\":\"rate-lower\",\"k\":2,\"d\":1,\"delta\":\"1/4\",\"alpha\":\"\(alpha)\",\"value\":\"0\","
        + "\"evidence\":{\"theta\":\"1\",\"weights\":[\"1\",\"1\",\"1\",\"1\"],\"sign\":{\"bases\":[]}}"
    )
  }

  @Test func successesThatAreNotReached() {
    for alpha in ["optimum", "0", "1/2", "5/8"] { #expect(rate(alpha: alpha) == nil, "\(alpha)") }
    for alpha in ["-1/8", "2", "5000000001/8000000000"] {
      #expect(
        rate(alpha: alpha) == "a success that is not reached, or a negative one", "\(alpha)")
    }
  }

  // MARK: Laws on two inputs

  @Test func moreCellsThanTheFormatAllows() {
    func claim(_ count: Int) -> String? {
      let cells = (1...count).map { (i: Int) in
        i == count ? "[\"1\",\"step\"]" : "[\"1/\(count + 2 - i)\",\"step\"]"
      }
      return reason(
        "\"kind\":\"kl-input-upper\",\"channel\":[[\"1/2\",\"1/2\"],[\"1/2\",\"1/2\"]],"
          + "\"input\":[\"1/2\",\"1/2\"],\"value\":\"0\",\"evidence\":{\"depth\":3,\"bits\":64,"
          + "\"cells\":[\(cells.joined(separator: ","))]}")
    }
    #expect(claim(32769) == "more than 65536 pairs of a cell and an output")
    #expect(claim(1) == "a step over the input law")
  }

  // MARK: Lemmas

  @Test func anInequalityWithoutSides() {
    #expect(
      reason(
        "\"kind\":\"verify\",\"lemma\":\"riemann-hypothesis\",\"case\":\"\",\"variables\":[\"X\"],"
          + "\"law\":[[[0],\"1\"]],\"left\":[],\"relation\":\"=\",\"right\":[],\"evidence\":{\"bases\":[]}"
      ) == "both sides are empty")
  }
}
