#!/usr/bin/env bash
#
# Swift Testing with Swift 6.3.1: an expectation is false of an expression that is true.
#
# A type that can be written as an integer literal and has a division of its own, such as any type of fractions, is
# compared with a quotient of literals. As a plain expression `x == 3 / 4` divides in that type and is true. Guess,
# written before the run: `#expect(x == 3 / 4)` passes, since it checks the same expression.
#
# Seen: `#expect` takes the comparison apart, so that `3 / 4` is typed on its own, as `Int`, and is 0; the two sides, of
# different types, still compile, because both convert to `AnyHashable`, and differ. So `#expect(x == 3 / 4)` fails, in
# parentheses too, while `#expect(x != 3 / 4)` divides in the type of x and fails as it should: neither holds.
#
# Exit code 0: as seen; 1: it changed; 77: there is no Swift 6.3.1 here.

set -euo pipefail
command -v swift >/dev/null 2>&1 || exit 77
version=$(swift --version 2>&1) || exit 77
[[ $version == *"Swift version 6.3.1"* ]] || exit 77

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/Tests/QuotientTests"
cat >"$folder/Package.swift" <<'SWIFT'
// swift-tools-version: 6.1
import PackageDescription
let package = Package(name: "quotient", targets: [.testTarget(name: "QuotientTests")])
SWIFT
cat >"$folder/Tests/QuotientTests/QuotientTests.swift" <<'SWIFT'
import Testing

/// Numbers n/d, compared by cross products.
struct Fraction: Hashable, ExpressibleByIntegerLiteral {
  var n: Int
  var d = 1
  init(integerLiteral value: Int) { n = value }
  static func / (a: Fraction, b: Fraction) -> Fraction {
    var quotient: Fraction = 0
    (quotient.n, quotient.d) = (a.n * b.d, a.d * b.n)
    return quotient
  }
}

let x: Fraction = 3 / 4

@Test func plainExpression() { if !(x == 3 / 4) { Issue.record("the plain expression is false") } }
@Test func inParentheses() { #expect((x == 3 / 4)) }
@Test func equal() { #expect(x == 3 / 4) }
@Test func notEqual() { #expect(x != 3 / 4) }
SWIFT

output=$(swift test --package-path "$folder" 2>&1 </dev/null) || true
status=0
for line in "Test plainExpression() passed" "Test equal() failed" "Test inParentheses() failed" \
  "Test notEqual() failed" "(x → Fraction(n: 3, d: 4)) == (3 / 4 → 0)"; do
  if [[ $output == *"$line"* ]]; then
    printf 'as seen: %s\n' "$line"
  else
    printf 'CHANGED: not seen: %s\n' "$line"
    status=1
  fi
done
((status == 0)) || printf '%s\n' "$output"
exit "$status"
