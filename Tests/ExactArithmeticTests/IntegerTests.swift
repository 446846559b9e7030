import ExactArithmetic
import LemmataTestSupport
import Testing
import Work

@Suite struct IntegerTests {
  /// Far beyond a word: operands moved by it take the path of large integers.
  private let far = Integer.one << 200

  // MARK: Arithmetic

  @Test func wordsAgreeWithInt128() {
    var random = SplitMix64(seed: 1)
    var pairs = cornerWords.flatMap { a in cornerWords.map { (a, $0) } }
    for _ in 0..<cases(5000) { pairs.append((random.word(), random.word())) }
    for (a, b) in pairs {
      let (x, y) = (Integer(a), Integer(b))
      #expect(x + y == Integer(Int128(a) + Int128(b)), "\(a) + \(b)")
      #expect(x - y == Integer(Int128(a) - Int128(b)), "\(a) - \(b)")
      #expect(x * y == Integer(Int128(a) * Int128(b)), "\(a) * \(b)")
      if b != 0 {
        #expect(x / y == Integer(Int128(a) / Int128(b)), "\(a) / \(b)")
        #expect(x % y == Integer(Int128(a) % Int128(b)), "\(a) % \(b)")
      }
      #expect((x < y) == (a < b) && (x == y) == (a == b), "\(a) against \(b)")
    }
  }

  @Test func wordsAgreeWithLargeOperands() {
    var random = SplitMix64(seed: 2)
    for _ in 0..<cases(3000) {
      let (a, b) = (Integer(random.word()), Integer(random.word()))
      #expect((a + far) + (b - far) == a + b, "\(a) + \(b)")
      #expect((a + far) - (b + far) == a - b, "\(a) - \(b)")
      #expect(((a * far) * b).exactlyDivided(by: far) == a * b, "\(a) * \(b)")
      #expect(((a + far) < (b + far)) == (a < b), "\(a) < \(b)")
      #expect(Integer.gcd(a * far, b * far) == Integer.gcd(a, b) * far, "\(a), \(b)")
      if !b.isZero {
        #expect((a * far) / (b * far) == a / b, "\(a) / \(b)")
        #expect((a * far) % (b * far) == (a % b) * far, "\(a) % \(b)")
      }
    }
  }

  @Test func twoLimbValuesAgreeWithUInt128() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<cases(2000) {
      let (a, b) = (random.next(), random.next() >> UInt64(random.index(below: 64)))
      #expect(Integer(a) * Integer(b) == Integer(UInt128(a) * UInt128(b)), "\(a) * \(b)")
      #expect(Integer(a) + Integer(b) == Integer(UInt128(a) + UInt128(b)), "\(a) + \(b)")
      let wide = UInt128(a) << 64 | UInt128(random.next())
      #expect("\(Integer(wide))" == "\(wide)")
      #expect(
        "\(Integer(Int128(truncatingIfNeeded: wide)))" == "\(Int128(truncatingIfNeeded: wide))")
      #expect(Integer(wide) / Integer(max(b, 1)) == Integer(wide / UInt128(max(b, 1))))
      #expect(Integer(wide) % Integer(max(b, 1)) == Integer(wide % UInt128(max(b, 1))))
    }
  }

  @Test func ringLaws() {
    var random = SplitMix64(seed: 4)
    for _ in 0..<cases(2000) {
      let (a, b, c) = (random.integer(), random.integer(), random.integer())
      #expect(a + b == b + a && (a + b) + c == a + (b + c))
      #expect(a * b == b * a && (a * b) * c == a * (b * c))
      #expect(a * (b + c) == a * b + a * c)
      #expect(a - b == a + -b && a - a == 0 && -(-a) == a)
      #expect(a * 1 == a && a * 0 == 0 && a + 0 == a)
      #expect(a.magnitude == (a < 0 ? -a : a))
    }
  }

  @Test func addProduct() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<cases(2000) {
      let (a, b, c) = (random.integer(bits: 150), random.integer(bits: 150), random.integer())
      var sum = c
      let copy = sum
      sum.addProduct(a, b)
      #expect(sum == c + a * b, "\(c) + \(a) * \(b)")
      #expect(copy == c)
      var own = a
      own.addProduct(own, own)
      #expect(own == a + a * a, "\(a)")
    }
  }

  // MARK: Division

  @Test func quotientAndRemainder() {
    var random = SplitMix64(seed: 6)
    for _ in 0..<cases(3000) {
      let (a, b) = (random.integer(), random.nonzeroInteger(bits: 200))
      let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
      #expect(quotient * b + remainder == a, "\(a) by \(b)")
      #expect(remainder.magnitude < b.magnitude, "\(a) by \(b)")
      #expect(remainder.isZero || remainder.signum() == a.signum(), "\(a) by \(b)")
      #expect(a / b == quotient && a % b == remainder, "\(a) by \(b)")
    }
  }

  @Test func floorQuotientAndRemainder() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<cases(3000) {
      let (a, b) = (random.integer(), random.nonzeroInteger(bits: 200))
      let (quotient, remainder) = a.floorQuotientAndRemainder(dividingBy: b)
      #expect(quotient * b + remainder == a, "\(a) by \(b)")
      #expect(remainder.magnitude < b.magnitude, "\(a) by \(b)")
      #expect(remainder.isZero || remainder.signum() == b.signum(), "\(a) by \(b)")
      #expect(a.floorDivided(by: b) == quotient, "\(a) by \(b)")
      #expect(a.ceilDivided(by: b) == quotient + (remainder.isZero ? 0 : 1), "\(a) by \(b)")
      #expect(b.divides(a) == remainder.isZero, "\(a) by \(b)")
    }
  }

  @Test func divisionOfAllSigns() {
    for (a, b, quotient, remainder, floor, ceiling) in [
      (7, 2, 3, 1, 3, 4), (-7, 2, -3, -1, -4, -3), (7, -2, -3, 1, -4, -3), (-7, -2, 3, -1, 3, 4),
      (6, 3, 2, 0, 2, 2), (-6, 3, -2, 0, -2, -2), (0, -5, 0, 0, 0, 0),
    ] {
      let (x, y) = (Integer(a), Integer(b))
      #expect(x / y == Integer(quotient) && x % y == Integer(remainder), "\(a), \(b)")
      #expect(x.floorDivided(by: y) == Integer(floor), "\(a), \(b)")
      #expect(x.ceilDivided(by: y) == Integer(ceiling), "\(a), \(b)")
    }
    let least = Integer(Int.min)
    #expect(least / -1 == 9_223_372_036_854_775_808)
    #expect(least % -1 == 0)
    #expect(least.exactlyDivided(by: -1) == 9_223_372_036_854_775_808)
    #expect(least.quotientAndRemainder(dividingBy: -1).quotient == -least)
    #expect(least.floorQuotientAndRemainder(dividingBy: -1).quotient == -least)
  }

  @Test func exactlyDivided() {
    var random = SplitMix64(seed: 8)
    for _ in 0..<cases(2000) {
      let (a, b) = (random.integer(), random.nonzeroInteger())
      #expect((a * b).exactlyDivided(by: b) == a, "\(a), \(b)")
      #expect(b.divides(a * b), "\(a), \(b)")
    }
    #expect(Integer(0).divides(0))
    #expect(!Integer(0).divides(5))
    #expect(Integer(-3).divides(0))
  }

  // MARK: Shifts

  @Test func shifts() {
    var random = SplitMix64(seed: 9)
    for _ in 0..<cases(3000) {
      let (a, count) = (random.integer(), random.index(below: 140))
      let power = Integer(2).power(count)
      #expect(a << count == a * power, "\(a) << \(count)")
      #expect(a >> count == a.floorDivided(by: power), "\(a) >> \(count)")
      #expect(a << -count == a >> count && a >> -count == a << count, "\(a), \(count)")
      let word = random.word()
      #expect(Integer(word) << (count % 60) == Integer(Int128(word) << Int128(count % 60)))
      #expect(Integer(word) >> count == Integer(Int128(word) >> Int128(min(count, 127))))
    }
  }

  // MARK: Number theory

  @Test func gcd() {
    func euclid(_ a: Int128, _ b: Int128) -> Int128 { b == 0 ? abs(a) : euclid(b, a % b) }
    var random = SplitMix64(seed: 10)
    var pairs = cornerWords.flatMap { a in cornerWords.map { (a, $0) } }
    for _ in 0..<cases(3000) { pairs.append((random.word(), random.word())) }
    for (a, b) in pairs {
      #expect(
        Integer.gcd(Integer(a), Integer(b)) == Integer(euclid(Int128(a), Int128(b))), "\(a), \(b)")
    }
    for _ in 0..<cases(1000) {
      let (a, b, c) = (random.integer(), random.integer(), random.nonzeroInteger())
      let divisor = Integer.gcd(a, b)
      #expect(divisor >= 0 && divisor.divides(a) && divisor.divides(b))
      #expect(Integer.gcd(a, b) == Integer.gcd(b, a))
      #expect(Integer.gcd(a, Integer.gcd(b, c)) == Integer.gcd(Integer.gcd(a, b), c))
      #expect(Integer.gcd(a * c, b * c) == divisor * c.magnitude)
      #expect(Integer.gcd(a + b * c, b) == divisor)
    }
    #expect(Integer.gcd(0, 0) == 0)
  }

  @Test func lcm() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<cases(1000) {
      let (a, b) = (random.integer(), random.integer())
      let multiple = Integer.lcm(a, b)
      #expect(multiple * Integer.gcd(a, b) == (a * b).magnitude, "\(a), \(b)")
      #expect(a.divides(multiple) && b.divides(multiple), "\(a), \(b)")
    }
    #expect(Integer.lcm(0, 5) == 0)
    #expect(Integer.lcm(-4, 6) == 12)
  }

  @Test func power() {
    var random = SplitMix64(seed: 12)
    for base in [-3, -2, -1, 0, 1, 2, 10, Int.min, Int.max] {
      var expected = Integer.one
      for exponent in 0..<20 {
        #expect(Integer(base).power(exponent) == expected, "\(base)^\(exponent)")
        expected *= Integer(base)
      }
    }
    for _ in 0..<cases(300) {
      let a = random.integer()
      let (m, n) = (random.index(below: 9), random.index(below: 9))
      #expect(a.power(m) * a.power(n) == a.power(m + n))
      #expect(a.power(m).power(n) == a.power(m * n))
    }
    #expect(Integer(-1).power(1_000_000_001) == -1)
  }

  @Test func root() {
    var random = SplitMix64(seed: 13)
    for _ in 0..<cases(1000) {
      let n = random.integer().magnitude
      let degree = 1 + random.index(below: 9)
      let (floor, isExact) = n.root(degree)
      #expect(floor.power(degree) <= n && n < (floor + 1).power(degree), "\(n), \(degree)")
      #expect(isExact == (floor.power(degree) == n), "\(n), \(degree)")
      let power = n.power(degree).root(degree)
      #expect(power.floor == n && power.isExact, "\(n), \(degree)")
    }
  }

  @Test func squareRoot() {
    var random = SplitMix64(seed: 14)
    for n in 0..<200 {
      let root = Integer(n).squareRoot()
      #expect(root * root <= Integer(n) && Integer(n) < (root + 1) * (root + 1), "\(n)")
    }
    for _ in 0..<cases(1000) {
      let n = random.integer().magnitude
      let root = n.squareRoot()
      #expect(root * root <= n && n < (root + 1) * (root + 1), "\(n)")
      #expect((n * n).squareRoot() == n)
    }
  }

  @Test func isPerfectSquare() {
    let squares = Set((0...40).map { $0 * $0 })
    for n in -20...1600 { #expect(Integer(n).isPerfectSquare == squares.contains(n), "\(n)") }
    var random = SplitMix64(seed: 15)
    for _ in 0..<cases(500) {
      let n = random.nonzeroInteger()
      #expect((n * n).isPerfectSquare && !(n * n + 1).isPerfectSquare, "\(n)")
      #expect(!(-(n * n)).isPerfectSquare, "\(n)")
    }
  }

  @Test func removing() {
    var random = SplitMix64(seed: 16)
    for _ in 0..<cases(1000) {
      let value = random.nonzeroInteger()
      let divisor = random.integer(bits: 80).magnitude + 2
      let exponent = random.index(below: 12)
      let plain = value.removing(divisor)
      #expect(!divisor.divides(plain.cofactor), "\(value), \(divisor)")
      #expect(plain.cofactor * divisor.power(plain.exponent) == value, "\(value), \(divisor)")
      let more = (value * divisor.power(exponent)).removing(divisor)
      #expect(more.cofactor == plain.cofactor, "\(value), \(divisor)")
      #expect(more.exponent == plain.exponent + exponent, "\(value), \(divisor)")
    }
  }

  @Test func factorial() {
    var product = Integer.one
    for n in 0..<200 {
      if n > 0 { product *= Integer(n) }
      #expect(Integer.factorial(n) == product, "\(n)!")
    }
  }

  @Test func binomial() {
    var row: [Integer] = [1]
    for n in 0..<120 {
      for k in -2...(n + 2) {
        let expected = row.indices.contains(k) ? row[k] : 0
        #expect(Integer.binomial(n, k) == expected, "C(\(n), \(k))")
      }
      row = [1] + (0..<n).map { row[$0] + row[$0 + 1] } + [1]
    }
    let quotient = Integer.factorial(1000) / (Integer.factorial(300) * Integer.factorial(700))
    #expect(Integer.binomial(1000, 300) == quotient)
  }

  @Test func product() {
    #expect(Integer.product([]) == 1)
    var random = SplitMix64(seed: 17)
    for count in 1..<40 {
      let factors = (0..<count).map { _ in random.nonzeroInteger() }
      #expect(Integer.product(factors) == factors.reduce(1, *), "\(count) factors")
    }
    #expect(Integer.product((1...50).map { Integer($0) }) == Integer.factorial(50))
  }

  // MARK: Representation

  @Test func canonicalForm() {
    var random = SplitMix64(seed: 18)
    var words = cornerWords
    for _ in 0..<cases(1000) { words.append(random.word()) }
    for word in words {
      let plain = Integer(word)
      let routes = [
        (plain + far) - far, (plain * far) / far, (plain << 90) >> 90,
        (plain * far).exactlyDivided(by: far), (plain + far * 3) % far - (word < 0 ? far : 0),
        -(-plain), Integer("\(word)")!, Integer(Int128(word)), (plain * far).floorDivided(by: far),
        plain + far + -far, Integer.product([plain, 1]), plain.power(1),
      ]
      for (index, route) in routes.enumerated() where !(index == 4 && word < 0) {
        #expect(route == plain, "route \(index) to \(word)")
        #expect(hashOf(route) == hashOf(plain), "route \(index) to \(word)")
        #expect(Int(exactly: route) == word, "route \(index) to \(word)")
      }
    }
  }

  @Test func equalLargeValuesHashEqually() {
    var random = SplitMix64(seed: 19)
    for _ in 0..<cases(500) {
      let (a, b) = (random.integer(), random.integer())
      let (first, second) = ((a + b) * (a - b), a * a - b * b)
      #expect(first == second && hashOf(first) == hashOf(second), "\(a), \(b)")
    }
  }

  @Test func boundaryOfTheWord() {
    let (greatest, least) = (Integer(Int.max), Integer(Int.min))
    #expect(Int(exactly: greatest + 1) == nil && Int(exactly: least - 1) == nil)
    #expect(Int(exactly: greatest + 1 - 1) == Int.max && Int(exactly: least - 1 + 1) == Int.min)
    #expect(Int(exactly: -(greatest + 1)) == Int.min)
    #expect(-least == greatest + 1 && least.magnitude == greatest + 1)
    #expect(Integer(UInt.max) == greatest * 2 + 1)
    #expect(Integer(UInt64(1) << 63) == greatest + 1)
    #expect(Integer(Int128.min) == -(Integer.one << 127))
    #expect(Integer(UInt128.max) == (Integer.one << 128) - 1)
    #expect("\(least - 1)" == "-9223372036854775809")
    #expect("\(greatest + 1)" == "9223372036854775808")
  }

  @Test func exactConversions() {
    var random = SplitMix64(seed: 20)
    for _ in 0..<cases(300) {
      let word = random.word()
      #expect(Integer(exactly: word) == Integer(word))
      #expect(
        Integer(exactly: Int8(truncatingIfNeeded: word))
          == Integer(Int(Int8(truncatingIfNeeded: word))))
      #expect(Integer(exactly: random.next() | 1 << 63).map { $0 >> 63 } == 1)
      let wide = Int128(word) * Int128(random.word())
      #expect(Integer(exactly: wide) == Integer(wide), "\(wide)")
    }
    #expect(Integer(exactly: Int128.min) == Integer(Int128.min))
    #expect(Integer(exactly: UInt128.max) == Integer(UInt128.max))
  }

  @Test func signsAndWidths() {
    var random = SplitMix64(seed: 21)
    for _ in 0..<cases(2000) {
      let a = random.integer()
      #expect(a.signum() == (a > 0 ? 1 : a < 0 ? -1 : 0))
      #expect(a.isNegative == (a < 0) && a.isZero == (a == 0) && a.isOne == (a == 1))
      #expect(a.isEven == (a % 2 == 0), "\(a)")
      if a.isZero { continue }
      let width = a.bitWidth
      #expect(a.magnitude < Integer.one << width && a.magnitude >= Integer.one << (width - 1))
      let zeros = a.trailingZeroBitCount
      #expect((a >> zeros) << zeros == a && !(a >> zeros).isEven, "\(a)")
    }
    #expect(Integer.zero.bitWidth == 0)
    #expect(Integer(Int.min).bitWidth == 64)
  }

  @Test func limbs() {
    var random = SplitMix64(seed: 22)
    for _ in 0..<cases(500) {
      let a = random.integer()
      let words = a.withLimbs { Array($0) }
      let value = words.reversed().reduce(Integer.zero) { ($0 << 64) + Integer($1) }
      #expect(value == a.magnitude, "\(a)")
    }
  }

  // MARK: Text

  @Test func decimalText() {
    var random = SplitMix64(seed: 23)
    for _ in 0..<cases(2000) {
      let a = random.integer()
      #expect(Integer(a.description) == a, "\(a)")
      #expect(Integer("+" + a.magnitude.description) == a.magnitude, "\(a)")
      #expect(Integer("000000000000000000000" + a.magnitude.description) == a.magnitude, "\(a)")
    }
    #expect(Integer("-0") == 0)
    #expect(Integer(2).power(100).description == "1267650600228229401496703205376")
    let bad = [
      "", "-", "+", "--1", "+-1", "1 ", " 1", "1.0", "1e3", "0x1", "1_000", "a", "1-", "\u{0663}",
    ]
    for text in bad + bad.map({ "1234567890123456789" + $0 + "x" }) {
      #expect(Integer(text) == nil, "\"\(text)\"")
    }
  }

  @Test func stringInRadix() {
    var random = SplitMix64(seed: 24)
    let digits = Array("0123456789abcdefghijklmnopqrstuvwxyz")
    for radix in 2...36 {
      for _ in 0..<cases(20) {
        let a = random.integer()
        let text = a.string(radix: radix)
        let magnitude = text.drop { $0 == "-" }.reduce(Integer.zero) {
          $0 * Integer(radix) + Integer(digits.firstIndex(of: $1)!)
        }
        #expect(magnitude == a.magnitude && text.hasPrefix("-") == a.isNegative, "\(text)")
        let word = random.word()
        #expect(Integer(word).string(radix: radix) == String(word, radix: radix))
      }
    }
    #expect((-Integer(2).power(64)).string(radix: 16) == "-10000000000000000")
  }

  @Test func codable() throws {
    var random = SplitMix64(seed: 25)
    let values = (0..<cases(100)).map { _ in random.integer() }
    #expect(try throughJSON(values) == values)
    #expect(try json([Integer(12)]) == "[\"12\"]")
    #expect(decodingMessage([Integer].self, "[\"12x\"]") == "\"12x\" is not a decimal integer")
  }

  @Test func literals() {
    #expect(
      "\(170_141_183_460_469_231_731_687_303_715_884_105_728 as Integer)"
        == "170141183460469231731687303715884105728")
    #expect(
      "\(-170_141_183_460_469_231_731_687_303_715_884_105_729 as Integer)"
        == "-170141183460469231731687303715884105729")
    #expect((9_223_372_036_854_775_807 as Integer) == Integer(Int.max))
    #expect((9_223_372_036_854_775_808 as Integer) == Integer(Int.max) + 1)
    #expect((-9_223_372_036_854_775_808 as Integer) == Integer(Int.min))
    #expect((-9_223_372_036_854_775_809 as Integer) == Integer(Int.min) - 1)
    #expect((18_446_744_073_709_551_615 as Integer) == Integer(UInt.max))
    #expect((18_446_744_073_709_551_616 as Integer) == Integer.one << 64)
    #expect((-18_446_744_073_709_551_616 as Integer) == -(Integer.one << 64))
    #expect((-18_446_744_073_709_551_617 as Integer) == -(Integer.one << 64) - 1)
    #expect((0xffff_ffff_ffff_ffff_ffff_ffff_ffff_ffff as Integer) == (Integer.one << 128) - 1)
  }

  @Test func comparison() {
    var random = SplitMix64(seed: 26)
    for _ in 0..<cases(2000) {
      let (a, b) = (random.integer(), random.integer())
      let sign = (a - b).signum()
      #expect((a < b) == (sign < 0) && (a == b) == (sign == 0) && (a > b) == (sign > 0))
      #expect((a <= b) == (sign <= 0) && (a >= b) == (sign >= 0))
    }
    let values = (0..<50).map { _ in random.integer() }.sorted()
    for (a, b) in zip(values, values.dropFirst()) { #expect(a <= b) }
  }

  // MARK: Value semantics

  @Test func copiesKeepTheirValue() {
    var random = SplitMix64(seed: 27)
    for _ in 0..<cases(1000) {
      let (a, b) = (random.integer(), random.nonzeroInteger())
      var (sum, difference, product) = (a, a, a)
      let copies = [sum, difference, product]
      let text = a.description
      sum += b
      difference -= b
      product *= b
      #expect(sum == a + b && difference == a - b && product == a * b, "\(a), \(b)")
      #expect(copies.allSatisfy { $0.description == text }, "\(a), \(b)")
      // Now alone in its buffer.
      sum += b
      sum -= b
      sum -= b
      #expect(sum == a && hashOf(sum) == hashOf(a), "\(a), \(b)")
    }
  }

  @Test func operandsThatAreTheTarget() {
    var random = SplitMix64(seed: 28)
    for _ in 0..<cases(1000) {
      let a = random.integer()
      var (sum, difference, product) = (a, a, a)
      sum += sum
      difference -= difference
      product *= product
      #expect(sum == a * 2 && difference == 0 && product == a.power(2), "\(a)")
      var alone = a * far + 1
      let expected = (a * far + 1) * 2
      alone += alone
      #expect(alone == expected)
      alone *= alone
      #expect(alone == expected * expected)
      alone -= alone
      #expect(alone == 0 && Int(exactly: alone) == 0)
    }
  }

  @Test func accumulationCrossesTheWord() {
    var value = Integer(Int.max - 2)
    for _ in 0..<5 { value += 1 }
    #expect(value == Integer(Int.max) + 3)
    for _ in 0..<5 { value -= 1 }
    #expect(Int(exactly: value) == Int.max - 2)
    value *= 4
    value -= Integer(Int.max - 2) * 3
    #expect(Int(exactly: value) == Int.max - 2)
  }
}
