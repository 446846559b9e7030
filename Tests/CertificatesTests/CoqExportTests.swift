import CertificateChecking
import Certificates
import Contraction
import ExactArithmetic
import InformationTheory
import NearestNeighbourGame
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
    #expect(export.leftOut.map(\.kind) == ["game-chain"])
    #expect(export.text.contains("optimal_success 2 1 (IZR 0x1 / IZR 0x4) = IZR 0x5 / IZR 0x8"))
    #expect(export.text.contains("(* not exported: line 3, kind game-chain:"))
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

  @Test func aRejectedClaimIsNotExported() throws {
    let claim = try CertificateClaim.sign(of: .bits(1))
    let text = Certificate([claim]).text.replacing("\"2\"", with: "\"3\"")
    let error = #expect(throws: CoqExportError.self) { try CoqExport(of: Array(text.utf8)) }
    #expect(
      error?.description
        == "a claim is rejected: line 2: rejected: the digest is that of another line")
  }
}
