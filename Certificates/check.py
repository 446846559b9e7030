#!/usr/bin/env python3
"""Checks certificates of Lemmata, format version 1, as FORMAT.md defines it.

Usage: check.py FILE...      (- is standard input)

Prints a line for each claim. Exit code 0: all are accepted; 1: one is rejected; 2: a file is not a
certificate. Standard library of Python 3.9 only; shares no code with Lemmata.
"""
import hashlib
import json
import re
import sys
from fractions import Fraction
from functools import lru_cache, partial, reduce
from itertools import combinations
from math import comb, lcm

getattr(sys, "set_int_max_str_digits", int)(0)  # no limit, where there is one

GREATEST_LINE, GREATEST_DIGITS, GREATEST_BITS = 1 << 26, 20_000, 4096

class Rejected(Exception): """Why a claim is not accepted."""
class NotACertificate(Exception): """Why a file is not a certificate."""

def require(condition, reason):
    if not condition:
        raise Rejected(reason)

# ---- Values as they are written
def text(value):
    require(isinstance(value, str), "expected a string")
    return value

INTEGER = re.compile(r"0|-?[1-9][0-9]*")
RATIONAL = re.compile(r"(0|-?[1-9][0-9]*)(?:/([1-9][0-9]*))?")
DECIMAL = re.compile(r"(-?)(0|[1-9][0-9]*)(?:\.([0-9]*[1-9]))?")
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
QUANTITY = re.compile(r"(?:H\(([^;|()]+)|I\(([^;|()]+);([^;|()]+))(?:\|([^;|()]+))?\)")

def whole(value, least=0, most=10**9 - 1):
    require(isinstance(value, int) and not isinstance(value, bool), "expected a whole number")
    require(least <= value <= most, f"expected a whole number from {least} to {most}")
    return value

def integer(value):
    require(INTEGER.fullmatch(text(value)) and len(value) <= GREATEST_DIGITS, "expected an integer")
    return int(value)

def rational(value):
    match = RATIONAL.fullmatch(text(value))
    require(match and len(value) <= 2 * GREATEST_DIGITS, "expected a rational number")
    result = Fraction(int(match[1]), int(match[2] or 1))
    require(str(result) == value, "a rational number is not in lowest terms")
    return result

def decimal(value):
    match = DECIMAL.fullmatch(text(value))
    require(match and value != "-0" and len(value) <= GREATEST_DIGITS, "expected a decimal number")
    digits = match[3] or ""
    return Fraction(int(match[1] + match[2] + digits), 10 ** len(digits))

def items(value, count=None, least=0):
    require(isinstance(value, list), "expected a list")
    require(len(value) >= least, f"expected a list of at least {least}")
    require(count is None or len(value) == count, f"expected a list of {count}")
    return value

def members(value, *keys):
    require(isinstance(value, dict) and tuple(value) == keys, f"expected the keys {', '.join(keys)}")
    return value.values()

def form(value):
    """A form as a dictionary from n to its coefficient."""
    result, last = {}, 1
    for a, n in (items(pair, 2) for pair in items(value)):
        a, n = rational(a), integer(n)
        require(a != 0 and n > last, "a form needs coefficients other than 0 and increasing n > 1")
        result[n], last = a, n
    return result

def law(value, count=None):
    result = [rational(p) for p in items(value, count, 1)]
    require(min(result) >= 0 and sum(result) == 1, "expected a law: p >= 0 with sum 1")
    return result

def channel(value):
    rows = items(value, None, 1)
    return [law(row, len(items(rows[0]))) for row in rows]

def joint_law(names, entries):
    for name in items(names, None, 1):
        require(NAME.fullmatch(text(name)), "expected the name of a variable")
    require(len(set(names)) == len(names), "a variable occurs twice")
    result, last = [], None
    for index, p in (items(entry, 2) for entry in items(entries, None, 1)):
        index, p = tuple(whole(i) for i in items(index, len(names))), rational(p)
        require(p > 0 and (last is None or last < index), "expected p > 0 and increasing indices")
        result.append((index, p))
        last = index
    require(sum(p for _, p in result) == 1, "the probabilities do not sum to 1")
    return result

# ---- Forms in logarithms
class Form:
    """A form as it is computed: from n > 0 to its coefficient."""

    def __init__(self, terms=()):
        self.terms = dict(terms)

    def add(self, a, numerator, denominator=1):
        """Adds a ln(numerator/denominator); nothing if a is 0."""
        if a:
            self.terms[numerator] = self.terms.get(numerator, 0) + a
            self.terms[denominator] = self.terms.get(denominator, 0) - a

    def log(self, a, ratio):
        """Adds a ln ratio for a rational ratio, which is positive unless a is 0."""
        self.add(a, ratio.numerator, ratio.denominator)

    def plus(self, factor, other):
        result = dict(self.terms)
        for n, a in other.terms.items():
            result[n] = result.get(n, 0) + factor * a
        return Form(result)

    def cleared(self):
        """The terms with n > 1, multiplied by a common denominator."""
        terms = [(n, Fraction(a)) for n, a in self.terms.items() if a and n > 1]
        scale = lcm(*(a.denominator for _, a in terms))
        return [(n, a.numerator * (scale // a.denominator)) for n, a in terms]

LN2 = Form({2: 1})
@lru_cache(2)
class Logarithms:
    """Enclosures of logarithms between integers over 2^bits."""

    def __init__(self, bits):
        self.bits, self.width = bits, 4 if bits <= 96 else 6
        self.count = bits // (2 * self.width + 2) + 1
        self.cache = {}
        self.table = [(0, 0)]
        for l in range(1 << self.width, 2 << self.width):
            z = (1 << bits) // (2 * l + 1)
            self.table.append(plus(self.table[-1], self.atanh(z, z + 1)))

    def atanh(self, low, high):
        """Ends of 2 atanh z for low <= 2^bits z <= high."""
        bits, lower, upper = self.bits, 0, 0
        square = low * low >> bits
        for j in range(self.count):
            lower += low // (2 * j + 1)
            low = low * square >> bits
        square = (high * high >> bits) + 1
        for j in range(self.count):
            upper += high // (2 * j + 1) + 1
            high = (high * square >> bits) + 1
        return 2 * lower, 2 * upper + 3 * high

    def ln(self, n):
        if n in self.cache:
            return self.cache[n]
        bits, exponent = self.bits, n.bit_length() - 1
        x, rest = divmod(n << bits, 1 << exponent)
        greater = x + 1 if rest else x
        index = x >> (bits - self.width)
        c = index << (bits - self.width)
        result = self.table[index - (1 << self.width)]
        if greater > c:
            below, above = ((x - c) << bits) // (x + c), ((greater - c) << bits) // (greater + c) + 1
            result = plus(result, self.atanh(below, above))
        low, high = self.table[-1]
        self.cache[n] = plus(result, (exponent * low, exponent * high))
        return self.cache[n]

def plus(one, other):
    return one[0] + other[0], one[1] + other[1]

def show_positive(value, bits):
    ln = Logarithms(bits).ln
    least = sum(a * ln(n)[a < 0] for n, a in value.cleared())
    require(least > 0, f"{bits} bits do not show that the form is positive")

def show_zero(value, bases):
    sums = [0] * len(bases)
    for n, a in value.cleared():
        for j, base in enumerate(bases):
            while n % base == 0:
                n //= base
                sums[j] += a
        require(n == 1, "the bases leave a remainder")
    require(not any(sums), "the form is not 0 by these bases")

def read_bases(value):
    require(all(integer(b) > 1 for b in items(value)), "bases must exceed 1")
    return [int(b) for b in value]

def evidence(value):
    """("bits", P) or ("bases", list)."""
    if isinstance(value, dict) and "bases" in value:
        return "bases", read_bases(*members(value, "bases"))
    (bits,) = members(value, "bits")
    return "bits", whole(bits, 8, GREATEST_BITS)

def show_not_negative(value, shown):
    sort, hint = evidence(shown)
    (show_positive if sort == "bits" else show_zero)(value, hint)

def read_ends(value):
    ends = [decimal(end) for end in items(value, 2)]
    require(ends[0] <= ends[1], "the lower end exceeds the upper end")
    return ends

def show_between(value, ends, shown):
    low, high = read_ends(ends)
    sort, hint = evidence(shown)
    if low == high:
        require(sort == "bases", "equal ends need bases")
        show_zero(value.plus(-low, LN2), hint)
    else:
        require(sort == "bits", "different ends need bits")
        show_positive(value.plus(-low, LN2), hint)
        show_positive(Form().plus(high, LN2).plus(-1, value), hint)

# ---- Information
def quantity_form(names, entries, quantity):
    """The form of a quantity of a joint law, by its definition."""
    match = QUANTITY.fullmatch(text(quantity))
    require(match, "expected a quantity such as I(X;Y|Z)")
    groups = []
    for group in (part.split(",") if part else [] for part in match.groups()):
        require(set(group) <= set(names) and len(set(group)) == len(group), "unknown or repeated variable")
        groups.append({names.index(name) for name in group})
    entropy, first, second, given = groups
    def marginal(group):
        group, result = sorted(group), {}
        for index, p in entries:
            key = tuple(index[i] for i in group)
            result[key] = result.get(key, 0) + p
        return group, result

    def at(marginal_law, index):
        group, probabilities = marginal_law
        return probabilities[tuple(index[i] for i in group)]
    value, below = Form(), marginal(given)
    if entropy:
        above = marginal(entropy | given)
        for index, p in entries:
            value.log(-p, at(above, index) / at(below, index))
    else:
        above, left, right = (marginal(g | given) for g in (first | second, first, second))
        for index, p in entries:
            value.log(p, at(above, index) * at(below, index) / (at(left, index) * at(right, index)))
    return value

def show_value(value, stated, between, shown):
    zero, ends = members(shown, "form", "ends")
    stated = Form(form(stated))
    show_zero(value.plus(-1, stated), read_bases(zero))
    show_between(stated, between, ends)

def check_form(stated, relation, shown):
    value, (sort, _) = Form(form(stated)), evidence(shown)
    require(relation in (">", ">=", "="), "expected the relation >, >= or =")
    require(relation == ">=" or (relation == ">") == (sort == "bits"), "evidence of the other sort is needed")
    show_not_negative(value, shown)

def check_information(names, entries, quantity, stated, between, shown):
    entries = joint_law(names, entries)
    show_value(quantity_form(names, entries, quantity), stated, between, shown)

def check_verify(lemma, case, names, entries, left, relation, right, shown):
    text(lemma), text(case)
    entries = joint_law(names, entries)
    difference = Form()
    for sign, side in ((-1, left), (1, right)):
        for pair in items(side):
            a, quantity = items(pair, 2)
            difference = difference.plus(sign * rational(a), quantity_form(names, entries, quantity))
    require(relation in ("<=", "="), "expected the relation <= or =")
    require(relation == "<=" or evidence(shown)[0] == "bases", "an equation needs bases")
    show_not_negative(difference, shown)

def divergence(p, q):
    require(all(b or not a for a, b in zip(p, q)), "q is 0 where p is positive")
    value = Form()
    for a, b in zip(p, q):
        if a:
            value.log(a, a / b)
    return value

def check_divergence(p, q, stated, between, shown):
    p = law(p)
    show_value(divergence(p, law(q, len(p))), stated, between, shown)

# ---- Contraction
def check_dobrushin(rows, value):
    rows = channel(rows)
    distances = [sum(abs(a - b) for a, b in zip(u, v)) / 2 for u, v in combinations(rows, 2)]
    require(max(distances, default=0) == rational(value), "it is another number")

def check_doeblin(rows, value):
    require(sum(min(column) for column in zip(*channel(rows))) == rational(value), "it is another number")

def output(p, rows):
    return [sum(a * w for a, w in zip(p, column)) for column in zip(*rows)]

def check_kl_witness(rows, p, q, ratio, shown):
    rows = channel(rows)
    p, q = law(p, len(rows)), law(q, len(rows))
    require(p != q, "the witness is the input law")
    ratio = rational(ratio)
    inside = divergence(q, p)
    show_not_negative(divergence(output(q, rows), output(p, rows)).plus(-ratio, inside), shown)

def check_chi_square_upper(rows, p, r, shown):
    rows, (factor, diagonal) = channel(rows), members(shown, "factor", "diagonal")
    n = len(rows)
    require(n <= 64, "more than 64 inputs")
    p, r = law(p, n), rational(r)
    factor = [[rational(a) for a in items(row, i)] + [1] for i, row in enumerate(items(factor, n))]
    diagonal = [rational(a) for a in items(diagonal, n)]
    require(all(a >= 0 for a in diagonal), "the diagonal has a negative entry")
    hidden = any(factor[i][j] and not diagonal[j] for i in range(n) for j in range(i))
    require(not hidden, "the factor is not 0 in a column where the diagonal is")
    out = output(p, rows)
    for x in range(n):
        for z in range(x + 1):
            b = sum(rows[x][y] * rows[z][y] / out[y] for y in range(len(out)) if out[y])
            entry = (r * p[x] if x == z else 0) + p[x] * p[z] * (1 - r - b)
            made = sum(factor[x][j] * diagonal[j] * factor[z][j] for j in range(z + 1))
            require(entry == made, "the matrix is not the product of its factors")

def check_chi_square_lower(rows, p, r, g):
    rows = channel(rows)
    p, g = law(p, len(rows)), [rational(a) for a in items(g, len(rows))]
    square = sum(a * b * b for a, b in zip(p, g))
    require(sum(a * b for a, b in zip(p, g)) == 0, "the function has mean other than 0")
    require(square > 0, "the function is 0")
    values = zip(output([a * b for a, b in zip(p, g)], rows), output(p, rows))
    reached = sum(v * v / o for v, o in values if o)
    require(reached >= rational(r) * square, "the function reaches less")

def product(f, a, b):
    """The coefficients of F (a s + b t)."""
    return [a * x + b * y for x, y in zip(f + [0], [0] + f)]

def linear_product(letters):
    return reduce(lambda f, letter: product(f, letter[1], letter[0]), letters, [Fraction(1)])

def shifted(f):
    """The coefficients of F(s+t,t) for those of F = sum f_i s^(n-i) t^i."""
    result = list(f)
    for i in range(len(f) - 1):
        for j in range(1, len(f) - i):
            result[j] += result[j - 1]
    return result

def pair_form(u, v, r):
    """The coefficients of the form of two rows, multiplied by a common denominator."""
    letters = [(a, b) for a, b in zip(u, v) if a or b]
    result = product(linear_product(letters), r, r)
    for y, (a, b) in enumerate(letters):
        others = letters[:y] + letters[y + 1:]
        for i, c in enumerate(linear_product(others)):
            result[i + 1] -= (a - b) ** 2 * c
    scale = lcm(*(a.denominator for a in result))
    return [int(a * scale) for a in result]

def check_kl_channel_upper(rows, r, shown):
    rows, r = channel(rows), rational(r)
    (depth,) = members(shown, "depth")
    depth, looked_at = whole(depth, 0, 200), 0
    require(len(rows[0]) <= 64, "more than 64 outputs")
    for u, v in combinations(rows, 2):
        if u == v:
            continue
        stack = [(pair_form(u, v, r), 0)]
        while stack:
            f, level = stack.pop()
            looked_at += 1
            require(looked_at <= 100_000, "more than 100000 forms")
            require(f[0] >= 0 and f[-1] >= 0, "a pair of inputs contracts less")
            if min(f) < 0:
                require(level < depth, "the depth does not show it")
                stack.append((shifted(f), level + 1))
                stack.append((shifted(f[::-1])[::-1], level + 1))
    require(r >= 0, "a coefficient is not negative")

def check_kl_channel_lower(rows, r, inputs, b):
    rows, r, b = channel(rows), rational(r), rational(b)
    x, z = (whole(i, 0, len(rows) - 1) for i in items(inputs, 2))
    require(0 < b < 1, "the weight is not in (0,1)")
    require(rows[x] != rows[z], "the rows are equal")
    reached = sum((u - v) ** 2 / (b * u + (1 - b) * v) for u, v in zip(rows[x], rows[z]) if u or v)
    require(b * (1 - b) * reached >= r, "the pair reaches less")

# ---- Capacity
def check_capacity(rows, p, r, between, shown):
    rows, (lower, upper) = channel(rows), members(shown, "lower", "upper")
    p, r, (low, high) = law(p, len(rows)), law(r, len(rows[0])), read_ends(between)
    out, information = output(p, rows), Form()
    for a, row in zip(p, rows):
        if a:
            information = information.plus(a, divergence(row, out))
    show_not_negative(information.plus(-low, LN2), lower)
    for row, item in zip(rows, items(upper, len(rows))):
        show_not_negative(Form().plus(high, LN2).plus(-1, divergence(row, r)), item)

# ---- The game
def message_weights(k, d, message, randomised):
    """The weights of the messages, {x: weight} each, and the sum of the weights at each x."""
    count, weights = 1 << (k * d), {}
    items(message, count)
    if not randomised:
        for x, m in enumerate(message):
            weights.setdefault(whole(m, 0, count - 1), {})[x] = 1
        return weights, 1
    rows = channel(message)
    require(len(rows[0]) <= 4096, "more than 4096 messages")
    total = lcm(*(p.denominator for row in rows for p in row))
    for x, row in enumerate(rows):
        for m, p in enumerate(row):
            if p:
                weights.setdefault(m, {})[x] = p.numerator * (total // p.denominator)
    return weights, total

def read_delta(value):
    require(0 <= rational(value) <= Fraction(1, 2), "delta is not in [0, 1/2]")
    return Fraction(value)

def check_game(k, d, delta, message, success, between, shown, randomised=False):
    k, d, delta = whole(k, 1, 4096), whole(d), read_delta(delta)
    require(k * d <= 12, "k d exceeds 12")
    weights, total = message_weights(k, d, message, randomised)
    size, flip, base = 1 << d, delta.numerator, delta.denominator
    noise = [flip ** w * (base - flip) ** (d - w) for w in range(d + 1)]
    likelihood = [[noise[bin(u ^ y).count("1")] for u in range(size)] for y in range(size)]
    everything = total << (k * d)
    noisy_total = everything * base ** d
    whole_form, single, noisy, index, best = Form(), Form(), Form(), Form(), 0
    for table in weights.values():
        sent = sum(table.values())
        for w in table.values():
            whole_form.add(w, w * everything, total * sent)
        copies = []
        for j in range(k):
            counts = [0] * size
            for x, w in table.items():
                counts[(x >> (d * j)) % size] += w
            for c in counts:
                single.add(c, c * size, sent)
            copies.append([sum(c * p for c, p in zip(counts, row)) for row in likelihood])
            for n in copies[-1]:
                noisy.add(n, n * size, base ** d * sent)
        for column in zip(*copies):
            best += max(column)
            for n in column:
                index.add(n, n * k, sum(column))
    whole_form, single = (Form().plus(Fraction(1, everything), f) for f in (whole_form, single))
    noisy, index = (Form().plus(Fraction(1, k * noisy_total), f) for f in (noisy, index))
    success = rational(success)
    require(success == Fraction(best, k * noisy_total), "the success is another number")
    fano = Form({k: 1})
    for share, among in ((success, 1), (1 - success, k - 1)):
        if share:
            fano.log(share, share / among)
    factor = (1 - 2 * delta) ** 2 / k
    sides = [fano, index, noisy, Form().plus(factor, single), Form().plus(factor, whole_form)]
    links, ends = members(shown, "links", "ends")
    for lesser, greater, link in zip(sides, sides[1:], items(links, 4)):
        show_not_negative(greater.plus(-1, lesser), link)
    for value, pair, end in zip((whole_form, single, noisy, index), items(between, 4), items(ends, 4)):
        show_between(value, pair, end)

def check_optimum(k, d, delta, value):
    k, d, delta = whole(k, 1, 4096), whole(d), read_delta(delta)
    require(k * d <= 4096, "k d exceeds 4096")
    require(d * delta.denominator.bit_length() <= 1 << 16, "d times the bits of delta exceeds 65536")
    flip, base = delta.numerator, delta.denominator
    tail, total = 0, 0
    for w in range(d, -1, -1):
        last, tail = tail, tail + comb(d, w)
        total += (tail ** k - last ** k) * flip ** w * (base - flip) ** (d - w)
    exact = Fraction(total << d, k * base ** d << (k * d))
    require(rational(value) == exact, "the optimum is another number")

def psi(t):
    result = Form()
    for a in (1 + t, 1 - t):
        if a:
            result.log(a / 2, a)
    return result

def check_mrs_gerber(rho, function, stated, scale, between, shown):
    rho, value, scale = rational(rho), Form(form(stated)), rational(scale)
    require(0 < rho < 1 and scale > 0, "rho is not in (0,1), or the scale is not positive")
    require(function in ("g", "inverse"), "expected the function g or inverse")
    (low, high), (theta, bits) = read_ends(between), members(shown, "theta", "bits")
    require(low < high, "the ends are equal")
    (lower, upper), bits = (rational(t) for t in items(theta, 2)), whole(bits, 8, GREATEST_BITS)
    require(0 <= lower <= upper <= (1 if function == "g" else rho), "theta is out of range")
    factor = rho if function == "g" else 1 / rho
    if lower or value.terms:
        show_positive(value.plus(-1, psi(lower)), bits)
    if upper or value.terms:
        show_positive(psi(upper).plus(-1, value), bits)
    show_positive(Form().plus(scale, psi(factor * lower)).plus(-low, LN2), bits)
    show_positive(Form().plus(high, LN2).plus(-scale, psi(factor * upper)), bits)

# ---- Files
KINDS = {
    "form": (check_form, "form relation evidence"),
    "information": (check_information, "variables law quantity form between evidence"),
    "divergence": (check_divergence, "p q form between evidence"),
    "dobrushin": (check_dobrushin, "channel value"),
    "doeblin": (check_doeblin, "channel value"),
    "kl-witness": (check_kl_witness, "channel input witness ratio evidence"),
    "chi-square-upper": (check_chi_square_upper, "channel input value evidence"),
    "chi-square-lower": (check_chi_square_lower, "channel input value function"),
    "kl-channel-upper": (check_kl_channel_upper, "channel value evidence"),
    "kl-channel-lower": (check_kl_channel_lower, "channel value inputs weight"),
    "capacity": (check_capacity, "channel input output between evidence"),
    "game-chain": (check_game, "k d delta messages success between evidence"),
    "mrs-gerber": (check_mrs_gerber, "rho function form scale between evidence"),
    "optimum": (check_optimum, "k d delta value"),
    "verify": (check_verify, "lemma case variables law left relation right evidence"),
}

def parse(line):
    """The object on a line, if it is written as it must be."""
    require(len(line) <= GREATEST_LINE, f"the line has more than {GREATEST_LINE} bytes")
    require(re.fullmatch(rb"[ -\[\]-~]*", line), "a byte that may not stand in a line")
    try:  # a repeated key, a fraction or an exponent is not written back as it was
        value = json.loads(line)
    except (ValueError, RecursionError):
        raise Rejected("not JSON")
    require(isinstance(value, dict), "expected an object")
    require(json.dumps(value, separators=(",", ":")).encode() == line, "not written canonically")
    return value

def check_claim(line):
    """The kind of a claim that is accepted."""
    claim = parse(line)
    kind = claim.get("kind")
    require(isinstance(kind, str) and kind in KINDS, "unknown kind")
    check, keys = KINDS[kind]
    if kind == "game-chain" and "channel" in claim:
        check, keys = partial(check_game, randomised=True), keys.replace("messages", "channel")
    keys = keys.split()
    require(list(claim) == ["kind", *keys, "digest"], f"expected the keys {', '.join(keys)}, in this order")
    require(digest(claim) == claim["digest"], "the digest is that of another line")
    check(*(claim[key] for key in keys))
    return kind

def digest(claim):
    """The digest of a claim; a digest that it has is left out."""
    rest = json.dumps({key: claim[key] for key in claim if key != "digest"}, separators=(",", ":"))
    return hashlib.sha256(rest.encode()).hexdigest()

def split(data):
    """The lines of the claims in a file; raises NotACertificate."""
    if not data.endswith(b"\n"):
        raise NotACertificate("the last line has no end")
    header, *lines = data[:-1].split(b"\n")
    match = re.fullmatch(rb'\{"lemmata-certificate":1,"claims":(0|[1-9][0-9]{0,8})\}', header)
    if not match:
        raise NotACertificate("the first line is not the header of a certificate of version 1")
    if int(match[1]) != len(lines):
        raise NotACertificate(f"{match[1].decode()} claims are announced, there are {len(lines)}")
    return lines

def check_file(data, report=lambda line: None):
    """Whether all claims are accepted; raises NotACertificate."""
    lines, accepted = split(data), 0
    for number, line in enumerate(lines, 2):
        try:
            report(f"line {number}: {check_claim(line)}: accepted")
            accepted += 1
        except Rejected as reason:
            report(f"line {number}: rejected: {reason}")
    report(f"{accepted} of {len(lines)} claims accepted")
    return accepted == len(lines)

def main(arguments):
    worst = 0 if arguments else 2
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__.strip())
        return worst
    for name in arguments:
        try:
            with (sys.stdin.buffer if name == "-" else open(name, "rb")) as file:
                good = check_file(file.read(), print)
            worst = max(worst, 0 if good else 1)
        except (NotACertificate, OSError) as reason:
            print(f"{name}: not a certificate: {reason}", file=sys.stderr)
            worst = 2
    return worst

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
