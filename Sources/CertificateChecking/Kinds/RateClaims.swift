import Documents
import ExactArithmetic

extension ClaimChecker {
  private static let rateKeys = ["k", "d", "delta", "alpha", "value", "evidence"]

  /// An upper bound of the least information with which a success can be had, by a channel to rules.
  mutating func checkRateUpper(_ claim: ClaimLine) throws(ClaimRejection) {
    let values = try claim.values(ClaimChecker.rateKeys)
    let rewards = try RuleRewards(reading: values)
    let stated = try values[4].claimDecimal()
    let shown = try values[5].claimMembers(["theta", "rules", "law", "sign"])
    let powers = try RulePowers(shown[0], rewards)
    let rules = try shown[1].claimItems()
    let law = try shown[2].claimLaw(count: rules.count)
    try require(
      rules.count * rewards.sourceCount <= 1 << 22, "more than 2^22 pairs of a rule and examples")
    var answers: [[Int]] = []
    for rule in rules {
      var items: [Int] = []
      for item in try rule.claimItems(count: 1 << rewards.d) {
        items.append(try item.claimWhole(0...(rewards.k - 1)))
      }
      answers.append(items)
    }
    let bound = try rewards.channelBound(answers, law, powers)
    try requireNotNegative(stated * .logTwo - bound, Evidence(reading: shown[3]))
  }

  /// A lower bound of the least information with which a success can be had, by a weight for each of the examples.
  mutating func checkRateLower(_ claim: ClaimLine) throws(ClaimRejection) {
    let values = try claim.values(ClaimChecker.rateKeys)
    let rewards = try RuleRewards(reading: values)
    let stated = try values[4].claimDecimal()
    let shown = try values[5].claimMembers(["theta", "weights", "sign"])
    let powers = try RulePowers(shown[0], rewards)
    let weights = try shown[1].claimRationals(count: rewards.sourceCount)
    try require(weights.allSatisfy { $0.signum() > 0 }, "a weight is not positive")
    try require(try rewards.noRuleExceedsOne(weights, powers), "a rule exceeds 1")
    try requireNotNegative(
      rewards.weightBound(weights, powers) - stated * .logTwo, Evidence(reading: shown[2]))
  }
}
