import Documents

/// Checks claims of all kinds; keeps the tables of logarithms from one claim to the next.
package struct ClaimChecker {
  var logarithms = LogarithmTables()

  package init() {}

  /// Checks the claim on a line.
  package mutating func check(_ line: ArraySlice<UInt8>, number: Int) -> ClaimCheck {
    var kind: String?
    do throws(ClaimRejection) {
      let claim = try ClaimLine(line)
      kind = claim.kind
      let statement = try check(claim)
      return ClaimCheck(line: number, kind: kind, statement: statement, rejection: nil)
    } catch {
      return ClaimCheck(line: number, kind: kind, statement: nil, rejection: error)
    }
  }

  /// Checks a claim; returns what it says, where the kind and the numbers do not say it.
  private mutating func check(_ claim: ClaimLine) throws(ClaimRejection) -> String? {
    switch claim.kind {
    case "form": try checkForm(claim)
    case "information": try checkInformation(claim)
    case "divergence": try checkDivergence(claim)
    case "dobrushin": try checkDobrushin(claim)
    case "doeblin": try checkDoeblin(claim)
    case "kl-witness": try checkKLWitness(claim)
    case "chi-square-upper": try checkChiSquareUpper(claim)
    case "chi-square-lower": try checkChiSquareLower(claim)
    case "kl-channel-upper": try checkKLChannelUpper(claim)
    case "kl-channel-lower": try checkKLChannelLower(claim)
    case "kl-input-upper": try checkKLInputUpper(claim)
    case "capacity": try checkCapacity(claim)
    case "game-chain": try checkGame(claim)
    case "mrs-gerber": try checkMrsGerber(claim)
    case "optimum": try checkOptimum(claim)
    case "verify": return try checkVerify(claim)
    case "rate-upper": try checkRateUpper(claim)
    case "rate-lower": try checkRateLower(claim)
    case "audit": try checkAudit(claim)
    default: throw ClaimRejection("unknown kind")
    }
    return nil
  }
}
