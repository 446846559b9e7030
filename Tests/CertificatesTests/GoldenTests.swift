import Certificates
import Contraction
import ExactArithmetic
import Foundation
import InformationLemmas
import InformationTheory
import NearestNeighbourGame
import Testing

/// The golden files of `Certificates/Examples`: the same claims give the same bytes.
@Suite struct GoldenTests {
  static let goldens: [(name: String, make: @Sendable () throws -> [CertificateClaim])] = [
    (
      "form",
      {
        [
          try .sign(ofTerms: [
            LogForm.Term(coefficient: 32, base: 2), LogForm.Term(coefficient: -3, base: 3),
            LogForm.Term(coefficient: -20, base: 5), LogForm.Term(coefficient: 7, base: 7),
          ]),
          try .sign(ofTerms: [
            LogForm.Term(coefficient: 1, base: 2), LogForm.Term(coefficient: 1, base: 3),
            LogForm.Term(coefficient: -1, base: 6),
          ]),
        ]
      }
    ),
    (
      "information",
      {
        let outcomes = [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]]
        let law = try JointLaw(
          ["X", "Y", "Z"],
          entries: outcomes.map { (outcomes: $0, weight: Rational(1, 4)) })
        let pair = try JointLaw([[3 / 8, 1 / 8], [1 / 8, 3 / 8]])
        return try [
          ("I(X;Y|Z)", law), ("I(X;Y)", law), ("H(X,Y)", law), ("I(X;Y)", pair), ("H(X|Y)", pair),
        ].map { try .information(InformationMeasure(parsing: $0.0), of: $0.1) }
      }
    ),
    (
      "divergence",
      {
        [
          try .divergence(
            FiniteLaw([1 / 2, 1 / 3, 1 / 6]), from: FiniteLaw([1 / 4, 1 / 4, 1 / 2])),
          try .divergence(FiniteLaw([1 / 2, 1 / 2, 0]), from: FiniteLaw([1 / 4, 1 / 4, 1 / 2])),
        ]
      }
    ),
    (
      "contraction",
      {
        let channel = try Channel([[1 / 2, 1 / 2, 0], [1 / 4, 1 / 4, 1 / 2], [0, 1 / 3, 2 / 3]])
        let input = try FiniteLaw([1 / 2, 1 / 4, 1 / 4])
        let witness = ContractionWitness(
          law: try FiniteLaw([1 / 10, 1 / 10, 4 / 5]), ratio: 1 / 4)
        return try CertificateClaim.contraction(
          of: channel, input: input, witness: witness, digits: 9)
      }
    ),
    (
      "channels",
      {
        try [Channel.binarySymmetric(1 / 4), Channel.z(1 / 2)].flatMap {
          try CertificateClaim.contraction(of: $0, input: FiniteLaw([1 / 2, 1 / 2]), digits: 9)
        }
      }
    ),
    (
      "capacity",
      {
        try ["bsc:1/4", "bec:1/4", "z:1/4"].map {
          try .capacity(Channel(named: $0).capacity(width: Rational(1, 1_000_000_000)), digits: 9)
        } + [
          try .capacity(
            Channel([[1 / 2, 1 / 2, 0], [1 / 4, 1 / 4, 1 / 2], [1 / 3, 1 / 3, 1 / 3]])
              .capacity(width: Rational(1, 1_000_000)), digits: 6)
        ]
      }
    ),
    ("kl-input", { try NewKinds.inputClaims() }),
    ("kl-simplices", { try Simplices.claims() }), ("rate", { try NewKinds.rateClaims() }),
    ("audit", { try NewKinds.auditClaims() }),
    (
      "game",
      {
        try CertificateClaim.claims(
          of: Game(examples: 2, dimension: 2, correlation: 1 / 2),
          message: Message(parsing: "prefix:1"))
      }
    ),
    (
      "randomised",
      {
        try CertificateClaim.claims(
          of: Game(examples: 2, dimension: 1, correlation: 1 / 2),
          message: Message(parsing: "noisy:1/4"))
      }
    ),
    (
      "mrs-gerber",
      {
        [
          try .mrsGerber(.forward, at: .bits(1 / 3), correlation: 1 / 2, scale: 3),
          try .mrsGerber(.inverse, at: .bits(1 / 10), correlation: 1 / 2),
        ]
      }
    ),
    (
      "optimum",
      {
        try [(2, 3), (3, 5), (16, 8)].map {
          try .optimum(Game(examples: $0.0, dimension: $0.1, correlation: 1 / 2))
        }
      }
    ),
    (
      "verify",
      {
        try SDPIBSCLemma().tightestClaims()
          + DataProcessingLemma().certificateClaims(
            of: .message(
              NoisyMessage(
                CubePartition([0, 1, 1, 0]), on: NoisyCube(dimension: 2, correlation: 1 / 2))),
            digits: 12)
      }
    ),
  ]

  @Test(arguments: goldens.map(\.name)) func goldenFiles(name: String) throws {
    let golden = try #require(Self.goldens.first { $0.name == name })
    let claims = try golden.make()
    #expect(try areAccepted(claims))
    let file = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Certificates/Examples/\(name).cert")
    let text = Certificate(claims).text
    if ProcessInfo.processInfo.environment["LEMMATA_WRITE_GOLDENS"] != nil {
      try Data(text.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }
}
