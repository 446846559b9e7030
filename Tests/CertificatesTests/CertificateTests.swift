import CertificateChecking
import Certificates
import Contraction
import Documents
import ExactArithmetic
import InformationTheory
import NearestNeighbourGame
import Testing

/// Claims that the library writes.
@Suite struct CertificateTests {
  // MARK: Values

  @Test func theEndsEncloseTheValue() throws {
    let law = try JointLaw([[1 / 7, 2 / 7, 0], [1 / 7, 1 / 7, 2 / 7]])
    let exact = try law.value(of: InformationMeasure(parsing: "I(X;Y)")).enclosure(bits: 200)
    for digits in [1, 3, 12, 40] {
      let claim = try CertificateClaim.information(
        InformationMeasure(parsing: "I(X;Y)"), of: law, digits: digits)
      let ends = try claim.member("between").rationals()
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
            try areAccepted(
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
      #expect(try areAccepted(claims), "\(name)")
      let kl = channel.klContraction.value.enclosure(bits: 64)
      let upper = try #require(claims.first { $0.kind == .klChannelUpper })
      let lower = try #require(claims.first { $0.kind == .klChannelLower })
      let bounds = (try lower.member("value").rational(), try upper.member("value").rational())
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
        #expect(try areAccepted([claim]), "\(name)")
        let ends = try claim.member("between").rationals()
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
      let ends = try claim.member("between").rationals()
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

  /// On all cores the claims are checked as one after the other: of many, each third is false.
  @Test func allCoresSayTheSame() throws {
    let claims = try (0..<900).map { (index: Int) -> String in
      let line = try CertificateClaim.sign(ofTerms: [
        LogForm.Term(coefficient: 1, base: Integer(index + 3)),
        LogForm.Term(coefficient: -1, base: Integer(index + 2)),
      ]).line
      return index % 3 == 2 ? line.replacingOccurrences(of: "\"-1\"", with: "\"-2\"") : line
    }
    let header = "{\"lemmata-certificate\":1,\"claims\":\(claims.count)}"
    let bytes = Array(([header] + claims).joined(separator: "\n").utf8) + [UInt8(ascii: "\n")]
    let file = try CertificateFile(bytes)
    let check = file.check()
    #expect(check == (try CertificateCheck(of: bytes)))
    #expect(check.claims.map(\.line) == Array(2...901))
    #expect(check.claims.filter { $0.rejection != nil }.count == 300)
    #expect(file.onAllCores { Array($0) } == Array(0..<900))
  }

  // MARK: Forms

  @Test func inequalitiesOfIntegers() throws {
    let claims = try #require(GoldenTests.goldens.first { $0.name == "form" }).make()
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
