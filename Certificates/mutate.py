#!/usr/bin/env python3
"""Mutants of claims: every scalar changed in up to 30 ways, every list shortened.

Usage: mutate.py FILE...                prints how many mutants of the claims are accepted, by kind and field
       mutate.py --write COUNT FILE...  writes a certificate of so many mutants, with new digests and with old ones

Three arms. Old digest: all mutants must be rejected. New digest: an accepted mutant must be in a field of HARMLESS, a hint or a
statement that is weaker or true as well. False statements, made by moving an end, a success or a value by less than the claimed
slack allows: all must be rejected, with the digest made anew.
"""
import json
import random
import sys
from collections import Counter
from fractions import Fraction
from itertools import combinations
from math import log

import check

# Why a mutant may be accepted, with the fields in which that is so.
REASONS = {
    "a hint": "evidence",
    "words for people": "lemma case",
    "the same law with other names": "variables",
    "a weaker relation": "relation",
    "another form that is positive as well": "form/form",
    "a weaker bound": "ratio value/chi-square-lower value/kl-channel-lower value/rate-upper value/rate-lower",
    "a weaker bound, or still true": "value/kl-channel-upper value/kl-input-upper",
    "another pair of inputs that reaches the value": "weight inputs",
    "another function that reaches the value": "function",
    "another witness that reaches the ratio": "witness",
    "another channel, law or table of which the claim is true as well": "channel input law messages",
    "another law that bounds the divergences as well": "output",
    "a smaller left side": "left", "a greater right side": "right",
    "another quantity of the same value": "quantity",
    "another game with the same optimum": "d/optimum k/optimum",
    "the claim does not depend on the noise": "delta",
    "a wider interval": "between",
    "true as well": "rho scale function/mrs-gerber form/mrs-gerber p q",
    "a success for which it is true as well": "alpha",
    "nothing is added to the tail": "canaries least",
}
HARMLESS = {field for fields in REASONS.values() for field in fields.split()}
# Fields in which no mutant may be accepted: what is computed and compared.
EXACT = {"success", "value/dobrushin", "value/doeblin", "value/optimum", "form/information", "form/divergence", "kind"}


def scalars(value, path=()):
    """The paths of all scalars and lists in a claim."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from scalars(part, path + (key,))
    elif isinstance(value, list):
        yield path
        for i, part in enumerate(value):
            yield from scalars(part, path + (i,))
    else:
        yield path


def at(value, path):
    for key in path:
        value = value[key]
    return value


def replaced(value, path, new):
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = replaced(value[path[0]], path[1:], new)
    return copy


def variants(value):
    """Up to 30 other values in the place of a scalar or a list."""
    if isinstance(value, list):
        return [value[:-1], value + value[-1:]] if value else [[0]]
    if isinstance(value, int):
        return [value + 1, value - 1, -value, 2 * value + 1, 0, 10 * value, str(value), value + 0.5, None, True, [value], 10**9]
    result = ["", " " + value, value + " ", "-" + value, "+" + value, value + "0", "0" + value, value + "/1", value + ".0",
              value + ".50", value + "/2", "0", "1", "1/2", None, 1, [value]]
    for i, letter in enumerate(value[:12]):
        if letter.isdigit():
            result.append(value[:i] + str((int(letter) + 1) % 10) + value[i + 1:])
    return [v for v in result if v != value][:30]


def signed(claim):
    claim = {key: part for key, part in claim.items() if key != "digest"}
    claim["digest"] = check.digest(claim)
    return json.dumps(claim, separators=(",", ":")).encode()


def accepted(line):
    try:
        check.check_claim(line)
    except check.Rejected:
        return False
    return True


def decimal_text(value, digits):
    """A multiple of 10^-digits as a certificate writes it."""
    scaled = int(value * 10 ** digits)
    text = str(abs(scaled)).rjust(digits + 1, "0")
    text = (text[:len(text) - digits] + "." + text[len(text) - digits:]).rstrip("0").rstrip(".")
    return "-" + text if scaled < 0 else text


def beside(low, high):
    """Ends that are false if low and high are true and one unit of decimals apart, or equal."""
    digits = max(len(end.partition(".")[2]) for end in (low, high))
    unit = Fraction(1, 10 ** digits)
    if low == high:
        return [[decimal_text(Fraction(low) + unit / 1000, digits + 3)] * 2]
    if Fraction(high) - Fraction(low) != unit:
        return []
    return [[high, decimal_text(Fraction(high) + unit, digits)], [decimal_text(Fraction(low) - unit, digits), low]]


def reached(claim):
    """What some law on a grid shows that a KL coefficient of an input law is at least, but for the error of floating point."""
    rows, p = [[float(Fraction(a)) for a in row] for row in claim["channel"]], [float(Fraction(a)) for a in claim["input"]]

    def divergence(a, b):
        return sum(x * log(x / y) for x, y in zip(a, b) if x)

    def after(q):
        return [sum(a * w for a, w in zip(q, column)) for column in zip(*rows)]
    used, steps = [x for x, a in enumerate(p) if a], {2: 1000, 3: 60}.get(sum(map(bool, p)), 12)
    grid = []
    for cuts in combinations(range(steps + len(used) - 1), len(used) - 1):
        parts = [b - a - 1 for a, b in zip((-1,) + cuts, cuts + (steps + len(used) - 1,))]
        grid.append([parts[used.index(x)] / steps if x in used else 0 for x in range(len(p))])
    return max(divergence(after(q), after(p)) / divergence(q, p) for q in grid if divergence(q, p) > 1e-7)


def false_claims(claim):
    """Claims that are false by less than the slack of the claim: the last digit of an end, a success, a count."""
    if "between" in claim:
        single = isinstance(claim["between"][0], str)
        for path in [()] if single else [(i,) for i in range(len(claim["between"]))]:
            for ends in beside(*at(claim["between"], path)):
                yield replaced(claim, ("between",) + path, ends)
    for key in ("success", "value"):
        if key in claim and claim["kind"] in ("game-chain", "optimum", "dobrushin", "doeblin"):
            exact = Fraction(claim[key])
            for change in (1, -1):
                yield replaced(claim, (key,), str(exact + Fraction(change, max(2, exact.denominator))))
                yield replaced(claim, (key,), str(exact + Fraction(change, 10 ** 40)))
    if claim["kind"] in ("rate-upper", "rate-lower"):  # both ends of the golden ones are the value itself, or next to it
        value, change = Fraction(claim["value"]), 1 if claim["kind"] == "rate-lower" else -1
        yield replaced(claim, ("value",), decimal_text(value + change * Fraction(1, 10 ** 6), 12))
    if claim["kind"] == "audit" and claim["correct"]:
        yield replaced(claim, ("correct",), claim["correct"] - 1)
        yield replaced(claim, ("success",), str(Fraction(claim["success"]) * Fraction(10 ** 6 - 1, 10 ** 6)))
    if claim["kind"] == "kl-input-upper":
        yield replaced(claim, ("value",), str(Fraction(reached(claim) - 1e-7).limit_denominator(10 ** 12)))
    if claim["kind"] in ("information", "divergence"):
        for i, (a, _) in enumerate(claim["form"]):
            yield replaced(claim, ("form", i, 0), str(Fraction(a) + Fraction(1, 10 ** 30)))
    if "law" in claim:
        for i, (_, p) in enumerate(claim["law"]):
            yield replaced(claim, ("law", i, 1), str(Fraction(p) + Fraction(1, 10 ** 30)))


class Examination:
    def __init__(self):
        self.examined, self.fields, self.accepted_with_old_digest = 0, Counter(), []
        self.unexpected, self.accepted_though_false = [], []


def field(claim, path):
    return path[0], f"{path[0]}/{claim['kind']}"


def examine(lines, most=10**9, seed=1):
    """Examines at most so many mutants of the claims on the lines, chosen at random."""
    result, mutants = Examination(), []
    for line in lines:
        claim = json.loads(line)
        for path in scalars(claim):
            mutants += [(claim, path, new) for new in variants(at(claim, path))]
        for false in false_claims(claim):
            result.examined += 1
            if accepted(signed(false)):
                result.accepted_though_false.append(signed(false))
    random.Random(seed).shuffle(mutants)
    for claim, path, new in mutants[:most]:
        result.examined += 1
        mutant = replaced(claim, path, new)
        text = json.dumps(mutant, separators=(",", ":")).encode()
        if text == json.dumps(claim, separators=(",", ":")).encode():
            continue
        if accepted(text):
            result.accepted_with_old_digest.append(text)
        if path[0] == "digest" or not accepted(signed(mutant)):
            continue
        names = field(claim, path)
        result.fields[names[1]] += 1
        if EXACT & set(names) or not set(names) & HARMLESS:
            result.unexpected.append(signed(mutant))
    return result


def written(lines, most, seed=2):
    """A certificate of mutants: false statements, then others with new digests and with the old ones in turn."""
    result = []
    for line in lines:
        claim = json.loads(line)
        result += [signed(false) for false in false_claims(claim)]
    others = [(json.loads(line), path, new) for line in lines for path in scalars(json.loads(line))
              for new in variants(at(json.loads(line), path))]
    random.Random(seed).shuffle(others)
    for i, (claim, path, new) in enumerate(others[:most]):
        mutant = replaced(claim, path, new)
        result.append(signed(mutant) if i % 8 else json.dumps(mutant, separators=(",", ":")).encode())
    header = b'{"lemmata-certificate":1,"claims":%d}' % len(result)
    return b"\n".join([header] + result) + b"\n"


def main(names):
    lines, write = [], None
    if names[:1] == ["--write"]:
        write, names = int(names[1]), names[2:]
    for name in names:
        with open(name, "rb") as file:
            lines += check.split(file.read())
    if write is not None:
        sys.stdout.buffer.write(written(lines, write))
        return 0
    result = examine(lines)
    print(f"{result.examined} mutants of {len(lines)} claims")
    print(f"accepted with the old digest: {len(result.accepted_with_old_digest)}")
    print(f"false by less than the slack, accepted: {len(result.accepted_though_false)}")
    for name, count in sorted(result.fields.items()):
        print(f"accepted with a new digest: {name}: {count}")
    for text in result.unexpected:
        print("not in the list:", text.decode())
    return 1 if result.accepted_with_old_digest or result.unexpected or result.accepted_though_false else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
