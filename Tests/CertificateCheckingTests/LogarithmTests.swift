import CertificateChecking
import ExactArithmetic
import Testing

/// The checker's logarithms against those of MPFR, and SHA-256 against the standard's examples.
@Suite struct LogarithmTests {
  /// A form that is positive by less and less: the checker must not call a negative one positive, and must see a positive
  /// one at enough bits.
  @Test func signsOfNearbyForms() {
    var tables = LogarithmTables()
    for exponent in [3, 10, 40, 100, 300] {
      let n = Integer(3).power(exponent)
      let terms = [(base: n + 1, coefficient: Integer(1)), (base: n, coefficient: Integer(-1))]
      let opposite = terms.map { (base: $0.base, coefficient: -$0.coefficient) }
      for bits in [8, 16, 64, 96, 97, 128, 256, 512, 1024] {
        let isFalseShown = tables.isPositive(opposite, bits: bits)
        #expect(!isFalseShown, "3^\(exponent), \(bits) bits")
        let isShown = tables.isPositive(terms, bits: bits)
        #expect(isShown || bits <= 2 * exponent + 32, "3^\(exponent), \(bits) bits")
      }
    }
  }

  /// `q ln n - p ln 2` with `p/q` on either side of `log2 n`, from MPFR: the sign that shows is the right one.
  @Test func signsAgainstEnclosures() {
    var tables = LogarithmTables()
    var seed = Integer(7)
    for _ in 0..<200 {
      seed = (seed * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % (Integer(1) << 200)
      let n = seed >> (Int(exactly: seed % 190) ?? 0)
      if n < 3 || n == Integer(1) << n.trailingZeroBitCount { continue }
      let value = LogForm.log(n).enclosure(in: .bits, bits: 100)
      for (end, isBelow) in [(value.lower, true), (value.upper, false)] {
        let terms = [
          (base: n, coefficient: end.denominator), (base: Integer(2), coefficient: -end.numerator),
        ]
        let opposite = terms.map { (base: $0.base, coefficient: -$0.coefficient) }
        let isShown = tables.isPositive(isBelow ? terms : opposite, bits: 192)
        let isFalseShown = tables.isPositive(isBelow ? opposite : terms, bits: 64)
        #expect(isShown && !isFalseShown, "\(n)")
      }
    }
  }

  /// Logarithms of integers over a power of 2, and powers, enclose those of MPFR, words and longer integers alike.
  @Test func endsAgainstEnclosures() throws {
    for bits in [8, 60, 62, 64, 65, 128] {
      let logarithms = FixedPointLogarithms(bits: bits)
      let unit = Rational(Integer(1) << bits)
      for n in [1, 2, 3, 1000, 1 << 40, (1 << 40) + 1, Int.max].map({ Integer($0) }) + [
        Integer(7) << 80
      ] {
        let ends = logarithms.enclosure(of: n, scale: bits)
        let value = Enclosure.log(Rational(n) / unit, bits: 200)
        #expect(Rational(ends.lower) <= value.lower * unit, "ln \(n), \(bits) bits")
        #expect(value.upper * unit <= Rational(ends.upper), "ln \(n), \(bits) bits")
        if bits > 8 { #expect(ends.upper - ends.lower < Integer(1) << 20) }
        // The power of an end is beyond the number again, by little.
        let power = try logarithms.power(ends.upper)
        #expect(power >= n, "\(n), \(bits) bits")
        if bits > 8 {
          #expect(power <= n + (n >> (bits - 22)) + Integer(1 << 10), "\(n), \(bits) bits")
        }
      }
      let far = Integer(1) << (bits + 20)
      #expect(try logarithms.power(-far) == 1)
      #expect(throws: ClaimRejection.self) { try logarithms.power(far) }
    }
  }

  @Test func digests() {
    #expect(
      SHA256.digest("".utf8)
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      SHA256.digest("abc".utf8)
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      SHA256.digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
  }
}
