import CertificateChecking
import Certificates
import Contraction
import Documents
import ExactArithmetic
import Foundation
import InformationLemmas
import InformationTheory
import NearestNeighbourGame
import Testing

/// Claims that the library writes.
@Suite struct CertificateTests {
  private func value(_ claim: CertificateClaim, _ key: String) throws -> JSONValue {
    try #require(try JSONValue(parsing: claim.line)[key])
  }

  /// Every claim that is written is accepted in a file; the file is the same each time.
  private func accepted(_ claims: [CertificateClaim]) throws -> Bool {
    let text = Certificate(claims).text
    #expect(text == Certificate(claims).text)
    let check = try CertificateCheck(of: Array(text.utf8))
    #expect(check.claims.count == claims.count)
    return check.isAccepted
  }

  // MARK: Goldens

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
    ("kl-input", { try NewKinds.inputClaims() }), ("rate", { try NewKinds.rateClaims() }),
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
    #expect(try accepted(claims))
    let file = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Certificates/Examples/\(name).cert")
    let text = Certificate(claims).text
    if ProcessInfo.processInfo.environment["LEMMATA_WRITE_GOLDENS"] != nil {
      try Data(text.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }

  // MARK: Values

  @Test func theEndsEncloseTheValue() throws {
    let law = try JointLaw([[1 / 7, 2 / 7, 0], [1 / 7, 1 / 7, 2 / 7]])
    let exact = try law.value(of: InformationMeasure(parsing: "I(X;Y)")).enclosure(bits: 200)
    for digits in [1, 3, 12, 40] {
      let claim = try CertificateClaim.information(
        InformationMeasure(parsing: "I(X;Y)"), of: law, digits: digits)
      let ends = try value(claim, "between").rationals()
      #expect(ends[0] < exact.lower && exact.upper < ends[1])
      #expect(ends[1] - ends[0] == Rational(1, Integer(10).power(digits)))
    }
  }

  @Test func gamesOfAllSmallSizesAreCertified() throws {
    for (k, d) in [(1, 0), (1, 2), (2, 0), (2, 1), (3, 1), (2, 2)] {
      for rho in [Rational(0), Rational(1, 3), Rational(1)] {
        let game = try Game(examples: k, dimension: d, correlation: rho)
        for message in ["nothing", "everything", "noisy:1/3"] {
          #expect(
            try accepted(
              CertificateClaim.claims(of: game, message: Message(parsing: message), digits: 6)),
            "\(game), \(message)")
        }
      }
    }
  }

  @Test func channelsAreCertified() throws {
    for name in ["bec:1/3", "z:1/5", "bsc:1/10", "qsc:3,1/4"] {
      let channel = try Channel(named: name)
      let claims = try CertificateClaim.contraction(
        of: channel, input: InputLaw.uniform.law(for: channel), digits: 8)
      #expect(try accepted(claims), "\(name)")
      let kl = channel.klContraction.value.enclosure(bits: 64)
      let upper = try #require(claims.first { $0.kind == .klChannelUpper })
      let lower = try #require(claims.first { $0.kind == .klChannelLower })
      let bounds = (try value(lower, "value").rational(), try value(upper, "value").rational())
      #expect(bounds.0 <= kl.upper && kl.lower <= bounds.1)
      #expect(bounds.1 - bounds.0 <= Rational(3, Integer(10).power(8)), "\(name)")
    }
  }

  @Test func capacitiesAreCertified() throws {
    for name in ["bec:1/3", "z:1/5", "bsc:1/10", "qsc:3,1/4"] {
      let capacity = try Channel(named: name).capacity()
      let interval = capacity.interval()
      for digits in [2, 9] {
        let claim = try CertificateClaim.capacity(capacity, digits: digits)
        #expect(try accepted([claim]), "\(name)")
        let ends = try value(claim, "between").rationals()
        #expect(ends[0] <= interval.lower && interval.upper <= ends[1], "\(name)")
        #expect(ends[1] - ends[0] <= Rational(2, Integer(10).power(digits)), "\(name)")
      }
    }
  }

  @Test func boundsThatTheLawsDoNotProveAreRefused() throws {
    let channel = try Channel.binarySymmetric(1 / 4)
    let laws = (try FiniteLaw([1 / 2, 1 / 2]), try FiniteLaw([1 / 3, 2 / 3]))
    let capacity = try channel.capacity()
    for (input, output) in [(laws.0, laws.1), (laws.1, laws.0)] {
      let claimed = CapacityCertificate(
        channel: channel, input: input, output: output, lower: capacity.lower,
        upper: capacity.upper)
      #expect(throws: CertificationError.isFalse("the capacity")) {
        try CertificateClaim.capacity(claimed)
      }
    }
  }

  @Test func mrsGerberAgainstTheLibrary() throws {
    let function = MrsGerber(correlation: 1 / 3)
    for bits in [Rational(1, 10), Rational(1, 2), Rational(9, 10)] {
      let exact = function.informationFunction(.exact(.bits(bits))).enclosure(bits: 100)
      let claim = try CertificateClaim.mrsGerber(.forward, at: .bits(bits), correlation: 1 / 3)
      let ends = try value(claim, "between").rationals()
      #expect(ends[0] < exact.lower && exact.upper < ends[1])
    }
  }

  // MARK: Refusals

  @Test func falseClaimsAreRefused() throws {
    #expect(throws: CertificationError.isFalse("form > 0 or form = 0 of -1")) {
      try CertificateClaim.sign(of: -LogForm.bits(1))
    }
    let law = try FiniteLaw([1 / 2, 1 / 2])
    #expect(throws: CertificationError.hasNoKind("D(p||q)", reason: "it is infinite")) {
      try CertificateClaim.divergence(law, from: FiniteLaw([0, 1]))
    }
    let witness = ContractionWitness(law: try FiniteLaw([1, 0]), ratio: 1 / 2)
    #expect(throws: CertificationError.isFalse("eta_KL(P,W) >= 1/2")) {
      try CertificateClaim.klWitness(witness, channel: .binarySymmetric(1 / 4), input: law)
    }
  }

  @Test func sizesAreRefused() throws {
    let game = try Game(examples: 13, dimension: 1, correlation: 1 / 2)
    let error = #expect(throws: CertificationError.self) {
      try CertificateClaim.claims(of: game, message: Message(parsing: "nothing"))
    }
    #expect(error?.description == "cannot certify the game with a message: k d exceeds 12")
  }

  // MARK: Forms

  @Test func inequalitiesOfIntegers() throws {
    let claims = try #require(Self.goldens.first { $0.name == "form" }).make()
    let inequality = try #require(IntegerInequality(claim: claims[0].line))
    #expect(inequality.description == "2^32 7^7 > 3^3 5^20")
    #expect(inequality.digitCount(atMost: 100) == 16)
    #expect(Integer(2).power(32) * Integer(7).power(7) > Integer(27) * Integer(5).power(20))
    #expect(inequality.digitCount(atMost: 15) == nil)
    #expect(IntegerInequality(claim: claims[1].line)?.description == "2 3 = 6")
  }

  @Test func coprimeBases() {
    let integers = [12, 18, 35, 49, 1].map { Integer($0) }
    let bases = LogForm.coprimeBases(of: integers)
    #expect(bases == [2, 3, 5, 7])
    let large = Integer(1_000_003) * Integer(1_000_033)
    #expect(LogForm.coprimeBases(of: [large, Integer(1_000_003)]) == [1_000_003, 1_000_033])
  }

  @Test func kindsAndNumbersWithout() {
    #expect(CertificateKind.allCases.count == 19)
    #expect(UncertifiedNumber.all.allSatisfy { !$0.reason.isEmpty })
  }
}
