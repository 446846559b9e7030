import CertificateChecking
import Certificates
import Contraction
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Leakage
import NearestNeighbourGame
import Rates
import Testing

/// The text of exported files; `Scripts/check-coq` compiles them where there is Coq.
@Suite struct CoqExportTests {
  private func export(_ claims: [CertificateClaim]) throws -> CoqExport {
    try CoqExport(of: Array(Certificate(claims).text.utf8))
  }

  @Test func aForm() throws {
    let claim = try CertificateClaim.sign(
      ofTerms: [
        LogForm.Term(coefficient: 3 / 2, base: 17), LogForm.Term(coefficient: -1, base: 3),
      ])
    let export = try export([claim])
    #expect(export.leftOut.isEmpty)
    #expect(
      export.text.hasSuffix(
        """
        Theorem claim_2 :
          0 < value [((-0x2), 0x3); (0x3, 0x11)]%Z.
        Proof. apply (is_positive_correct 64). vm_cast_no_check (eq_refl true). Qed.
        Print Assumptions claim_2.

        """))
  }

  @Test func kindsWithoutATheoremAreNamed() throws {
    let game = try Game(examples: 2, dimension: 1, correlation: 1 / 2)
    let export = try export(
      CertificateClaim.claims(of: game, message: Message(parsing: "noisy:1/4")))
    #expect(export.leftOut.isEmpty)
    #expect(export.text.contains("optimal_success 2 1 (IZR 0x1 / IZR 0x4) = IZR 0x5 / IZR 0x8"))
    #expect(export.text.contains("randomised_chain 2 1 1 4 4 claim_3_channel 0x10 "))
    let audit = try self.export(
      CertificateClaim.audit(SecretAudit(choices: 2, guesses: 16384, correct: 16384)))
    #expect(audit.leftOut.map(\.kind) == ["audit"])
    #expect(audit.leftOut[0].reason.hasPrefix("a binomial law of 32768 bits at 1 values"))
    #expect(audit.text.contains("(* not exported: line 2, kind audit:"))
  }

  @Test func guessesOfSecrets() throws {
    let export = try export(
      CertificateClaim.audit(SecretAudit(choices: 2, guesses: 4, correct: 4)))
    #expect(export.leftOut.isEmpty)
    #expect(
      export.text.contains(
        """
          (4 <= 4)%nat /\\ 0 < IZR 0x1 / IZR 0x2 < 1 /\\
          right_at_least 4 (IZR 0x1 / IZR 0x2) 4 = IZR 0x1 / IZR 0x10.
        Proof. apply (check_right_is_correct). vm_cast_no_check (eq_refl true). Qed.
        """))
  }

  @Test func guessesAboutCoins() throws {
    let audit = try OneRunAudit(
      canaries: 50, guesses: 12, correct: 12, delta: 1 / 1000, selection: .fromModel,
      leastGuesses: 4)
    let text = try export(CertificateClaim.audit(audit)).text
    let bound = "12 12 (IZR 0x1 / IZR 0x2) 0x32 (IZR 0x1 / IZR 0x3e8) 4"
    #expect(text.contains("  private_domain \(bound) /\\\n  IZR "))
    #expect(text.contains(" < private_bound \(bound) < IZR "))
    #expect(text.contains("apply (check_private_between_correct)"))
  }

  @Test func bothBoundsOfARate() throws {
    let game = try Game(examples: 2, dimension: 1, correlation: 1 / 2)
    let claims = try CertificateClaim.rate(Rate.certificate(for: .optimum, in: game))
    let export = try export(claims)
    #expect(export.leftOut.isEmpty)
    #expect(export.text.contains("optimum_within 2 1 (IZR 0x1 / IZR 0x2 * ln 2)"))
    // The rules 01 and 10 have the numbers 2 and 1.
    #expect(
      export.text.contains(
        "check_optimum_within_correct (Bases [0x2]%Z)\n    [0x0; 0x1; 0x1; 0x0]%Z 0x2"))
    #expect(export.text.contains("optimum_costs 2 1 (IZR 0x1 / IZR 0x2 * ln 2)"))
    let check = "check_optimum_costs_correct (Bases [0x2]%Z)\n    [0x1; 0x2; 0x2; 0x1]%Z 0x1"
    #expect(export.text.contains(check))
  }

  /// The rule with the answers 1, 1, 2, 0 has the number `1 + 1 * 3 + 2 * 9 + 0 * 27`.
  @Test func theNumberOfARule() throws {
    let members =
      "\"kind\":\"rate-upper\",\"k\":3,\"d\":2,\"delta\":\"1/4\",\"alpha\":\"1/3\",\"value\":\"0\","
      + "\"evidence\":{\"theta\":\"1\",\"rules\":[[1,1,2,0]],\"law\":[\"1\"],\"sign\":{\"bases\":[]}}"
    let digest = SHA256.digest("{\(members)}".utf8)
    let file = "{\"lemmata-certificate\":1,\"claims\":1}\n{\(members),\"digest\":\"\(digest)\"}\n"
    let text = try CoqExport(of: Array(file.utf8)).text
    let counts = (0..<81).map { $0 == 22 ? "0x1" : "0x0" }.joined(separator: "; ")
    #expect(
      text.contains(
        "success_within 3 2 (IZR 0x1 / IZR 0x4) (IZR 0x1 / IZR 0x3) (IZR 0x0 / IZR 0x1 * ln 2)"))
    #expect(
      text.contains(
        "check_success_within_correct (Bases [0x2]%Z)\n    [\(counts)]%Z 0x1 0x1 0x1 0x10"))
  }

  @Test func quantitiesOfSeveralVariables() throws {
    let outcomes = [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]]
    let law = try JointLaw(
      ["X", "Y", "Z"], entries: outcomes.map { (outcomes: $0, weight: Rational(1, 4)) })
    let text = try export([
      .information(InformationMeasure(parsing: "I(X;Y|Z)"), of: law),
      .information(InformationMeasure(parsing: "H(X,Y)"), of: law),
    ]).text
    let quantities = [
      "Mutual [0]%nat [1]%nat [2]%nat", "Entropy [0; 1]%nat []%nat",
      "is_joint_table (joint_over claim_2_counts 0x4)",
    ]
    for quantity in quantities { #expect(text.contains(quantity)) }
  }

  @Test func aCaseOfALemma() throws {
    let text = try export(
      DataProcessingLemma().certificateClaims(
        of: .message(
          NoisyMessage(
            CubePartition([0, 1, 1, 0]), on: NoisyCube(dimension: 2, correlation: 1 / 2))),
        digits: 12)
    ).text
    #expect(text.contains("(0x1%Z, Mutual [0]%nat [2]%nat []%nat)]\n    <= side"))
    #expect(text.contains("check_inequality_correct (Bits 64)"))
  }

  @Test func aGame() throws {
    let game = try Game(examples: 2, dimension: 1, correlation: 1 / 2)
    let export = try export(
      CertificateClaim.claims(of: game, message: Message(parsing: "everything")))
    #expect(export.leftOut.isEmpty)
    #expect(export.text.contains("game_chain 2 1 1 4 4 claim_3_table 0x5 0x8"))
    #expect(export.text.contains("mrs_gerber (IZR 0x2 / IZR 0x1)"))
  }

  @Test func aChannel() throws {
    let channel = try Channel([[3 / 4, 1 / 4], [1 / 4, 3 / 4]])
    let export = try export(CertificateClaim.contraction(of: channel))
    #expect(export.leftOut.isEmpty)
    let statements = [
      "dobrushin 2 2 (law2 claim_2_channel 0x4) (IZR 0x1 / IZR 0x2)",
      "kl_at_most 2 2 (law2 claim_4_channel 0x4)", "kl_at_least 2 2 (real2 claim_5_channel)",
    ]
    for statement in statements { #expect(export.text.contains(statement)) }
  }

  @Test func aCapacity() throws {
    let capacity = try Channel([[3 / 4, 1 / 4, 0], [0, 1 / 4, 3 / 4]]).capacity()
    let export = try export([.capacity(capacity)])
    #expect(export.leftOut.isEmpty)
    #expect(
      export.text.contains(
        "capacity_between 2 3 (law2 claim_2_channel 0x4)\n    "
          + "(IZR 0x3 / IZR 0x4 * ln 2) (IZR 0x3 / IZR 0x4 * ln 2)"))
    #expect(export.text.contains("(Bases [0x2; 0x3]%Z)"))
  }

  /// The library's form has integers over common denominators, which the bases of the export cover.
  @Test func aWitnessThatIsAttained() throws {
    let witness = ContractionWitness(law: try FiniteLaw([1 / 4, 3 / 4]), ratio: 5 / 7)
    let claim = try CertificateClaim.klWitness(
      witness, channel: Channel([[5 / 7, 2 / 7, 0], [0, 2 / 7, 5 / 7]]),
      input: FiniteLaw([1 / 2, 1 / 2]))
    #expect(claim.line.contains("\"bases\":[]"))
    #expect(try export([claim]).text.contains("(Bases [0x2; 0x3; 0x5; 0x7]%Z)"))
  }

  @Test func aLawOnTwoInputs() throws {
    let claim = try CertificateClaim.klInputUpper(
      1 / 4, channel: Channel([[3 / 4, 1 / 4], [1 / 4, 3 / 4]]), input: FiniteLaw([1 / 2, 1 / 2]))
    let export = try export([claim])
    #expect(export.leftOut.isEmpty)
    #expect(
      export.text.contains(
        """
        Definition claim_2_cells : list (Z * way) :=
          [(0x2, Tangent 0x1)]%Z.
        Theorem claim_2 :
          kl_input_at_most 2 2 (law1 [0x1; 0x1]%Z 0x2)
            (law2 claim_2_channel 0x4) (IZR 0x1 / IZR 0x4).
        Proof. apply (check_kl_input_correct 40 64 claim_2_cells 0x2). vm_cast_no_check
        """))
  }

  /// Points of cells over the common denominator 32, a multiple of that of the law.
  @Test func cellsOfThreeSorts() throws {
    let claim = try CertificateClaim.klInputUpper(
      84759 / 250_000, channel: Channel([[1, 0], [1 / 2, 1 / 2]]),
      input: FiniteLaw([1 / 4, 3 / 4]))
    let text = try export([claim]).text
    for cell in ["[(0x10, Tangent 0x8);", "(0x11, Step);", "(0x20, Chord)]%Z."] {
      #expect(text.contains(cell))
    }
  }

  @Test func cellsOfASimplexAreNamed() throws {
    let channel = try Channel([[1 / 2, 1 / 2], [1 / 4, 3 / 4], [1 / 3, 2 / 3]])
    let claim = try #require(
      try CertificateClaim.klInputUpperBySimplices(
        1 / 2, channel: channel, input: FiniteLaw([1 / 3, 1 / 3, 1 / 3])))
    let reason = "the library has cells of laws on two inputs, and none of simplices"
    #expect(try export([claim]).leftOut.map(\.reason) == [reason])
  }

  @Test func aRejectedClaimIsNotExported() throws {
    let claim = try CertificateClaim.sign(of: .bits(1))
    let text = Certificate([claim]).text.replacing("\"2\"", with: "\"3\"")
    let error = #expect(throws: CoqExportError.self) { try CoqExport(of: Array(text.utf8)) }
    #expect(
      error?.description
        == "a claim is rejected: line 2: rejected: the digest is that of another line")
  }
}
