import CGMP

extension Integer {
  /// The quotient rounded towards zero and the remainder, which has the sign of `self`.
  ///
  /// - Precondition: `divisor` is not zero.
  public func quotientAndRemainder(
    dividingBy divisor: Integer
  ) -> (quotient: Integer, remainder: Integer) {
    precondition(!divisor.isZero, "division by zero")
    if case .word(let a) = storage, case .word(let b) = divisor.storage, b != -1 {
      let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
      return (Integer(quotient), Integer(remainder))
    }
    return divide(by: divisor, __gmpz_tdiv_qr)
  }

  /// The quotient rounded down and the remainder, which has the sign of `divisor`.
  ///
  /// - Precondition: `divisor` is not zero.
  public func floorQuotientAndRemainder(
    dividingBy divisor: Integer
  ) -> (quotient: Integer, remainder: Integer) {
    precondition(!divisor.isZero, "division by zero")
    if case .word(let a) = storage, case .word(let b) = divisor.storage, b > 0 {
      let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
      return remainder < 0
        ? (Integer(quotient - 1), Integer(remainder + b)) : (Integer(quotient), Integer(remainder))
    }
    return divide(by: divisor, __gmpz_fdiv_qr)
  }

  private func divide(
    by divisor: Integer,
    _ operation: (
      UnsafeMutablePointer<__mpz_struct>?, UnsafeMutablePointer<__mpz_struct>?,
      UnsafePointer<__mpz_struct>?, UnsafePointer<__mpz_struct>?
    ) -> Void
  ) -> (quotient: Integer, remainder: Integer) {
    let quotient = Limbs.zero()
    let remainder = Limbs.zero()
    withGMP { a in divisor.withGMP { b in operation(quotient.pointer, remainder.pointer, a, b) } }
    return (Integer(normalizing: quotient), Integer(normalizing: remainder))
  }

  /// The quotient rounded towards zero.
  ///
  /// - Precondition: `rhs` is not zero.
  public static func / (lhs: Integer, rhs: Integer) -> Integer {
    precondition(!rhs.isZero, "division by zero")
    if case .word(let a) = lhs.storage, case .word(let b) = rhs.storage, b != -1 {
      return Integer(a / b)
    }
    return computed { result in
      lhs.withGMP { a in rhs.withGMP { b in __gmpz_tdiv_q(result, a, b) } }
    }
  }

  /// The remainder of the division rounded towards zero; it has the sign of `lhs`.
  ///
  /// - Precondition: `rhs` is not zero.
  public static func % (lhs: Integer, rhs: Integer) -> Integer {
    precondition(!rhs.isZero, "division by zero")
    if case .word(let a) = lhs.storage, case .word(let b) = rhs.storage {
      return Integer(b == -1 ? 0 : a % b)
    }
    return computed { result in
      lhs.withGMP { a in rhs.withGMP { b in __gmpz_tdiv_r(result, a, b) } }
    }
  }

  /// `floor(self / divisor)`.
  ///
  /// - Precondition: `divisor` is not zero.
  public func floorDivided(by divisor: Integer) -> Integer {
    precondition(!divisor.isZero, "division by zero")
    if case .word(let a) = storage, case .word(let b) = divisor.storage, b != -1 {
      let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
      return Integer(remainder != 0 && (remainder < 0) != (b < 0) ? quotient - 1 : quotient)
    }
    return Integer.computed { result in
      withGMP { a in divisor.withGMP { b in __gmpz_fdiv_q(result, a, b) } }
    }
  }

  /// `ceil(self / divisor)`.
  ///
  /// - Precondition: `divisor` is not zero.
  public func ceilDivided(by divisor: Integer) -> Integer {
    precondition(!divisor.isZero, "division by zero")
    if case .word(let a) = storage, case .word(let b) = divisor.storage, b != -1 {
      let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
      return Integer(remainder != 0 && (remainder < 0) == (b < 0) ? quotient + 1 : quotient)
    }
    return Integer.computed { result in
      withGMP { a in divisor.withGMP { b in __gmpz_cdiv_q(result, a, b) } }
    }
  }

  /// `self / divisor` where the division is known to leave no remainder: faster than `/`.
  ///
  /// - Precondition: `divisor` is not zero and divides `self`.
  public func exactlyDivided(by divisor: Integer) -> Integer {
    precondition(!divisor.isZero, "division by zero")
    if divisor.isOne { return self }
    if case .word(let a) = storage, case .word(let b) = divisor.storage, b != -1 {
      return Integer(a / b)
    }
    return Integer.computed { result in
      withGMP { a in divisor.withGMP { b in __gmpz_divexact(result, a, b) } }
    }
  }

  /// `self = self.exactlyDivided(by: divisor)`, in place when nobody else holds the buffer.
  ///
  /// - Precondition: `divisor` is not zero and divides `self`.
  mutating func divideExactly(by divisor: Integer) {
    if divisor.isOne { return }
    if case .word = storage {
      self = exactlyDivided(by: divisor)
      return
    }
    precondition(!divisor.isZero, "division by zero")
    updateInPlace { target, source in
      if case .word(let word) = divisor.storage, word > 0 {
        __gmpz_divexact_ui(target, source, UInt(word))
      } else {
        divisor.withGMP { __gmpz_divexact(target, source, $0) }
      }
    }
  }

  /// Whether `self` divides `value`; zero divides only zero.
  public func divides(_ value: Integer) -> Bool {
    if case .word(let divisor) = storage, case .word(let word) = value.storage {
      if divisor == 0 { return word == 0 }
      return divisor == -1 || word % divisor == 0
    }
    return value.withGMP { a in withGMP { b in __gmpz_divisible_p(a, b) != 0 } }
  }
}
