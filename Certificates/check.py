#!/usr/bin/env python3
"""Checks certificates of Lemmata, format version 1, as FORMAT.md defines it.

Usage: check.py FILE...      (- is standard input)

Prints a line for each claim, and the sides of a lemma's case that is accepted. Exit code 0: all are accepted; 1: one is
rejected; 2: a file is not a certificate.
Standard library of Python 3.9 only; shares no code with Lemmata.
"""
import hashlib, json, re, sys
from fractions import Fraction
from functools import lru_cache, partial, reduce
from itertools import accumulate, combinations
from math import comb, lcm

getattr(sys, "set_int_max_str_digits", int)(0)  # no limit, where there is one
GREATEST_LINE, GREATEST_DIGITS, GREATEST_BITS = 1 << 26, 20_000, 4096

class Rejected(Exception): """Why a claim is not accepted."""
class NotACertificate(Exception): """Why a file is not a certificate."""
def require(condition, reason, error=Rejected):
    if not condition:
        raise error(reason)

# ---- Values as they are written
def text(value):
    require(isinstance(value, str), "expected a string")
    return value
RATIONAL = re.compile("(0|-?[1-9][0-9]*)(?:/([1-9][0-9]*))?")
QUANTITY = re.compile(r"(?:H\(([^;|()]+)|I\(([^;|()]+);([^;|()]+))(?:\|([^;|()]+))?\)")
def whole(value, least=0, most=10**9 - 1):
    require(isinstance(value, int) and not isinstance(value, bool), "expected a whole number")
    require(least <= value <= most, f"expected a whole number from {least} to {most}")
    return value
def integer(value):
    require(re.fullmatch("0|-?[1-9][0-9]*", text(value)) and len(value) <= GREATEST_DIGITS, "expected an integer")
    return int(value)
def rational(value):
    match = RATIONAL.fullmatch(text(value))
    require(match and len(value) <= 2 * GREATEST_DIGITS, "expected a rational number")
    result = Fraction(int(match[1]), int(match[2])) if match[2] else Fraction(int(match[1]))
    require(str(result) == value, "a rational number is not in lowest terms")
    return result
def decimal(value):
    shaped = re.fullmatch(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?", text(value)) and value != "-0"
    require(shaped and len(value) <= GREATEST_DIGITS, "expected a decimal number")
    return Fraction(value)
def items(value, count=None, least=0):
    require(isinstance(value, list), "expected a list")
    require(len(value) >= least, f"expected a list of at least {least}")
    require(count is None or len(value) == count, f"expected a list of {count}")
    return value
def members(value, *keys):
    require(isinstance(value, dict) and tuple(value) == keys, f"expected the keys {', '.join(keys)}")
    return value.values()
def form(value):  # a form as a dictionary from n to its coefficient
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
    return [law(row, len(items(value[0]))) for row in items(value, None, 1)]
def joint_law(names, entries):
    for name in items(names, None, 1):
        require(re.fullmatch("[A-Za-z][A-Za-z0-9_]*", text(name)), "expected the name of a variable")
    require(len(set(names)) == len(names), "a variable occurs twice")
    result = []
    for index, p in (items(entry, 2) for entry in items(entries, None, 1)):
        index, p = tuple(whole(i) for i in items(index, len(names))), rational(p)
        require(p > 0 and (not result or result[-1][0] < index), "expected p > 0 and increasing indices")
        result.append((index, p))
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
            if denominator != 1:
                self.terms[denominator] = self.terms.get(denominator, 0) - a
    def log(self, a, ratio):
        """Adds a ln ratio for a rational ratio, which is positive unless a is 0."""
        self.add(a, ratio.numerator, ratio.denominator)
    def plus(self, factor, other):
        result = Form(self.terms)
        for n, a in other.terms.items():
            result.add(factor * a, n)
        return result
    def cleared(self):  # the terms with n > 1, multiplied by a common denominator
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
        self.cache, self.table = {}, [(0, 0)]
        for l in range(1 << self.width, 2 << self.width):
            z = (1 << bits) // (2 * l + 1)
            self.table.append(tuple(map(sum, zip(self.table[-1], self.atanh(z, z + 1)))))
    def atanh(self, low, high):
        """Ends of 2 atanh z for low <= 2^bits z <= high."""
        bits, lower, upper, below, above = self.bits, 0, 0, low * low >> self.bits, (high * high >> self.bits) + 1
        for j in range(self.count):
            lower += low // (2 * j + 1)
            low = low * below >> bits
            upper += high // (2 * j + 1) + 1
            high = (high * above >> bits) + 1
        return 2 * lower, 2 * upper + 3 * high
    def ln(self, n):
        if n in self.cache:
            return self.cache[n]
        bits, exponent = self.bits, n.bit_length() - 1
        x, rest = divmod(n << bits, 1 << exponent)
        greater = x + 1 if rest else x
        index = x >> (bits - self.width)
        c, result = index << (bits - self.width), self.table[index - (1 << self.width)]
        if greater > c:
            below, above = ((x - c) << bits) // (x + c), ((greater - c) << bits) // (greater + c) + 1
            low, high = self.atanh(below, above)
            result = result[0] + low, result[1] + high
        self.cache[n] = result[0] + exponent * self.table[-1][0], result[1] + exponent * self.table[-1][1]
        return self.cache[n]
def show_positive(value, bits):
    ln = Logarithms(bits).ln
    require(sum(a * ln(n)[a < 0] for n, a in value.cleared()) > 0, f"{bits} bits do not show that the form is positive")
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
def evidence(value):  # ("bits", P) or ("bases", list)
    if isinstance(value, dict) and "bases" in value:
        return "bases", read_bases(*members(value, "bases"))
    return "bits", whole(*members(value, "bits"), 8, GREATEST_BITS)
def show_not_negative(value, shown):
    sort, hint = evidence(shown)
    (show_positive if sort == "bits" else show_zero)(value, hint)
def read_ends(value):
    ends = [decimal(end) for end in items(value, 2)]
    require(ends[0] <= ends[1], "the lower end exceeds the upper end")
    return ends
def show_between(value, ends, shown):
    (low, high), (sort, _) = read_ends(ends), evidence(shown)
    require((low == high) == (sort == "bases"), "equal ends need bases, different ends bits")
    show_not_negative(value.plus(-low, LN2), shown)
    show_not_negative(Form().plus(high, LN2).plus(-1, value), shown)

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
    def marginal(group):  # at every entry the probability of its values of a group of variables
        keys, result = [tuple(index[i] for i in sorted(group | given)) for index, _ in entries], {}
        for key, (_, p) in zip(keys, entries):
            result[key] = result.get(key, 0) + p
        return [result[key] for key in keys]
    value = Form()
    if entropy:
        for (_, p), above, below in zip(entries, marginal(entropy), marginal(given)):
            value.log(-p, above / below)
    else:
        marginals = (marginal(group) for group in (first | second, given, first, second))
        for (_, p), above, below, left, right in zip(entries, *marginals):
            value.log(p, above * below / (left * right))
    return value
def show_value(value, stated, between, shown):
    (zero, ends), stated = members(shown, "form", "ends"), Form(form(stated))
    show_zero(value.plus(-1, stated), read_bases(zero))
    show_between(stated, between, ends)
def check_form(stated, relation, shown):
    value, (sort, _) = Form(form(stated)), evidence(shown)
    require(relation in (">", ">=", "="), "expected the relation >, >= or =")
    require(relation == ">=" or (relation == ">") == (sort == "bits"), "evidence of the other sort is needed")
    show_not_negative(value, shown)
def check_information(names, entries, quantity, stated, between, shown):
    show_value(quantity_form(names, joint_law(names, entries), quantity), stated, between, shown)
def check_verify(lemma, case, names, entries, left, relation, right, shown):
    entries, difference, title = joint_law(names, entries), Form(), f'"{text(lemma)}", case "{text(case)}"'
    require(items(left) or items(right), "both sides are empty")
    for sign, pair in [(-1, pair) for pair in items(left)] + [(1, pair) for pair in items(right)]:
        a, quantity = items(pair, 2)
        difference = difference.plus(sign * rational(a), quantity_form(names, entries, quantity))
    require(relation in ("<=", "="), "expected the relation <= or =")
    require(relation == "<=" or evidence(shown)[0] == "bases", "an equation needs bases")
    show_not_negative(difference, shown)
    sides = (f" {' + '.join(map(' '.join, side)) or 0}" for side in (left, right))
    left, right = (side.replace("+ -", "- ").replace(" 1 ", " ") for side in sides)
    return f"\n  {title}:{left} {relation}{right}"
def divergence(p, q):
    require(all(b or not a for a, b in zip(p, q)), "q is 0 where p is positive")
    value = Form()
    for a, b in zip(p, q):
        value.log(a, a / (b or 1))
    return value
def check_divergence(p, q, stated, between, shown):
    show_value(divergence(law(p), law(q, len(p))), stated, between, shown)

# ---- Contraction
def check_dobrushin(rows, value):
    distances = [sum(abs(a - b) for a, b in zip(u, v)) / 2 for u, v in combinations(channel(rows), 2)]
    require(max(distances, default=0) == rational(value), "it is another number")
def check_doeblin(rows, value):
    require(sum(min(column) for column in zip(*channel(rows))) == rational(value), "it is another number")
def output(p, rows):
    return [sum(a * w for a, w in zip(p, column)) for column in zip(*rows)]
def check_kl_witness(rows, p, q, ratio, shown):
    rows, p, q = channel(rows), law(p, len(rows)), law(q, len(rows))
    require(p != q, "the witness is the input law")
    show_not_negative(divergence(output(q, rows), output(p, rows)).plus(-rational(ratio), divergence(q, p)), shown)
def check_chi_square_upper(rows, p, r, shown):
    rows, (factor, diagonal) = channel(rows), members(shown, "factor", "diagonal")
    n, p, r = len(rows), law(p, len(rows)), rational(r)
    require(n <= 64, "more than 64 inputs")
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
    rows, p, g = channel(rows), law(p, len(rows)), [rational(a) for a in items(g, len(rows))]
    weighted, square = [a * b for a, b in zip(p, g)], sum(a * b * b for a, b in zip(p, g))
    require(sum(weighted) == 0, "the function has mean other than 0")
    require(square > 0, "the function is 0")
    reached = sum(v * v / o for v, o in zip(output(weighted, rows), output(p, rows)) if o)
    require(reached >= rational(r) * square, "the function reaches less")
def product(f, a, b):  # the coefficients of F (a s + b t)
    return [a * x + b * y for x, y in zip(f + [0], [0] + f)]
def shifted(f):  # the coefficients of F(s+t,t) for those of F = sum f_i s^(n-i) t^i
    result = list(f)
    for i, j in ((i, j) for i in range(len(f) - 1) for j in range(1, len(f) - i)):
        result[j] += result[j - 1]
    return result
def pair_form(u, v, r, a=0, b=1):  # the coefficients of the form of two rows on [a,b], multiplied by a common denominator
    scale, unit = (lcm(*(Fraction(n).denominator for n in numbers)) for numbers in (u + v, (a, b)))
    a, b, every, sums = int(a * unit), int(b * unit), [1], []
    for x, z in ((int(x * scale), int(z * scale)) for x, z in zip(u, v) if x or z):  # the products of all and of all but one
        ends = [e * x + (unit - e) * z for e in (a, b)]
        sums = [c + (x - z) ** 2 * m for c, m in zip(product(sums, *ends), every)]
        every = product(every, *ends)
    curved = product(product(sums, unit - a, unit - b), a, b)
    factor = r.numerator * scale * unit
    return [m - r.denominator * c for m, c in zip(product(every, factor, factor), curved)]
def show_form(f, depth, looked_at):  # shows that a form is not negative; the list looked_at counts forms
    stack = [(f, 0)]
    while stack:
        f, level = stack.pop()
        looked_at.append(0)
        require(len(looked_at) <= 100_000, "more than 100000 forms")
        require(f[0] >= 0 and f[-1] >= 0, "a form is negative at an end")
        if min(f) < 0:
            require(level < depth, "the depth does not show it")
            stack += [(shifted(f), level + 1), (shifted(f[::-1])[::-1], level + 1)]
def check_kl_channel_upper(rows, r, shown):
    rows, r, depth, looked_at = channel(rows), rational(r), whole(*members(shown, "depth"), 0, 200), []
    require(len(rows[0]) <= 64, "more than 64 outputs")
    for u, v in combinations(rows, 2):
        if u != v:
            show_form(pair_form(u, v, r), depth, looked_at)
    require(r >= 0, "a coefficient is not negative")
def check_kl_input_upper(rows, p, r, shown):
    rows, r, (depth, bits, cells) = channel(items(rows, 2)), rational(r), members(shown, "depth", "bits", "cells")
    require(len(rows[0]) <= 64, "more than 64 outputs")
    (p, rest), depth, bits, looked_at = law(p, 2), whole(depth, 0, 200), whole(bits, 8, GREATEST_BITS), []
    require(p and rest and r >= 0, "an input without probability, or a negative coefficient")
    a, before = Fraction(0), output([p, rest], rows)
    def excess(q, t):  # r D(Q||P) - D(TW||PW) for the laws Q = (q, 1-q) and T = (t, 1-t)
        return Form().plus(r, divergence([q, 1 - q], [p, rest])).plus(-1, divergence(output([t, 1 - t], rows), before))
    def tangent(c, x):
        result = excess(c, c)
        result.log(r * (x - c), c * rest / ((1 - c) * p))
        for u, v, after, at in zip(*rows, output([c, 1 - c], rows), before):
            result.log((x - c) * (v - u), after / (at or 1))
        return result
    require(len(items(cells, None, 1)) * len(rows[0]) <= 1 << 16, "more than 65536 pairs of a cell and an output")
    for end, hint in (items(cell, 2) for cell in cells):
        b = rational(end)
        require(a < b <= 1, "the cells do not increase to 1")
        if text(hint) == "step":
            require(not a < p < b, "a step over the input law")
            show_positive(excess(a, b) if a >= p else excess(b, a), bits)
        elif hint == "chord":
            show_form([-c for c in pair_form(*rows, r, a, b)], depth, looked_at)
            show_positive(excess(a, a), bits)
            show_positive(excess(b, b), bits)
        else:
            c = rational(hint)
            require(a <= c <= b and 0 < c < 1, "the point of a tangent is not in its cell")
            show_form(pair_form(*rows, r, a, b), depth, looked_at)
            for x in (a, b) if c != p else ():
                show_positive(tangent(c, x), bits)
        a = b
    require(a == 1, "the cells do not reach 1")
def check_kl_channel_lower(rows, r, inputs, b):
    rows, r, b = channel(rows), rational(r), rational(b)
    x, z = (whole(i, 0, len(rows) - 1) for i in items(inputs, 2))
    require(0 < b < 1 and rows[x] != rows[z], "the weight is not in (0,1), or the rows are equal")
    reached = sum((u - v) ** 2 / (b * u + (1 - b) * v) for u, v in zip(rows[x], rows[z]) if u or v)
    require(b * (1 - b) * reached >= r, "the pair reaches less")

# ---- Capacity
def check_capacity(rows, p, r, between, shown):
    rows, (lower, upper) = channel(rows), members(shown, "lower", "upper")
    p, r, (low, high) = law(p, len(rows)), law(r, len(rows[0])), read_ends(between)
    out, information = output(p, rows), Form()
    for a, row in ((a, row) for a, row in zip(p, rows) if a):
        information = information.plus(a, divergence(row, out))
    show_not_negative(information.plus(-low, LN2), lower)
    for row, item in zip(rows, items(upper, len(rows))):
        show_not_negative(Form().plus(high, LN2).plus(-1, divergence(row, r)), item)

# ---- The game
def message_weights(message, count, randomised):
    """The weights of the messages, {x: weight} each, and the sum of the weights at each x."""
    weights, total = {}, 1
    if randomised:
        rows = channel(items(message, count))
        require(len(rows[0]) <= 4096, "more than 4096 messages")
        total = lcm(*(p.denominator for row in rows for p in row))
        sent = ((x, m, int(p * total)) for x, row in enumerate(rows) for m, p in enumerate(row) if p)
    else:
        sent = ((x, whole(m, 0, count - 1), 1) for x, m in enumerate(items(message, count)))
    for x, m, weight in sent:
        weights.setdefault(m, {})[x] = weight
    return weights, total
def read_delta(value):
    require(0 <= rational(value) <= Fraction(1, 2), "delta is not in [0, 1/2]")
    return Fraction(value)
def noise_powers(delta, d):  # at every distance the likelihood of a string, times the denominator's power
    return [delta.numerator ** w * (delta.denominator - delta.numerator) ** (d - w) for w in range(d + 1)]
def check_game_chain(k, d, delta, message, success, between, shown, randomised=False):
    k, d, delta = whole(k, 1, 4096), whole(d), read_delta(delta)
    require(k * d <= 12, "k d exceeds 12")
    weights, total = message_weights(message, 1 << (k * d), randomised)
    size, base, noise = 1 << d, delta.denominator, noise_powers(delta, d)
    likelihood = [[noise[bin(u ^ y).count("1")] for u in range(size)] for y in range(size)]
    everything, noisy_total = total << (k * d), (total << (k * d)) * base ** d
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
        best += sum(max(column) for column in zip(*copies))
        for n, column in ((n, column) for column in zip(*copies) for n in column):
            index.add(n, n * k, sum(column))
    units = zip((everything, everything, k * noisy_total, k * noisy_total), (whole_form, single, noisy, index))
    whole_form, single, noisy, index = (Form().plus(Fraction(1, unit), f) for unit, f in units)
    success, factor = rational(success), (1 - 2 * delta) ** 2 / k
    require(success == Fraction(best, k * noisy_total), "the success is another number")
    fano = Form({k: 1})
    for share, among in ((success, 1), (1 - success, k - 1)):
        fano.log(share, share / among if share else Fraction(1))
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
    tail, total = 0, 0
    for w, likelihood in reversed(list(enumerate(noise_powers(delta, d)))):
        last, tail = tail, tail + comb(d, w)
        total += (tail ** k - last ** k) * likelihood
    total = Fraction(total << d, k * delta.denominator ** d)
    require(rational(value) * 2 ** (k * d) == total, "the optimum is another number")
def psi(t):
    return divergence([(1 + t) / 2, (1 - t) / 2], [Fraction(1, 2)] * 2)
def check_mrs_gerber(rho, function, stated, scale, between, shown):
    rho, value, scale = rational(rho), Form(form(stated)), rational(scale)
    require(0 < rho < 1 and scale > 0, "rho is not in (0,1), or the scale is not positive")
    require(function in ("g", "inverse"), "expected the function g or inverse")
    (low, high), (theta, bits) = read_ends(between), members(shown, "theta", "bits")
    require(low < high, "the ends are equal")
    (lower, upper), bits = (rational(t) for t in items(theta, 2)), whole(bits, 8, GREATEST_BITS)
    require(0 <= lower <= upper <= (1 if function == "g" else rho), "theta is out of range")
    factor = rho if function == "g" else 1 / rho
    for sign, t in ((1, lower), (-1, upper)):
        if t or value.terms:
            show_positive(Form().plus(sign, value).plus(-sign, psi(t)), bits)
    show_positive(Form().plus(scale, psi(factor * lower)).plus(-low, LN2), bits)
    show_positive(Form().plus(high, LN2).plus(-scale, psi(factor * upper)), bits)

# ---- Rates of the game
def read_rate(k, d, delta, alpha):
    """Lists gain[y][i][x]: what an answer adds to the exponent of x, None where it may not be; and the least mean."""
    k, d, delta, size = whole(k, 2, 64), whole(d, 1, 6), read_delta(delta), 1
    require(0 < delta < Fraction(1, 2), "delta is not in (0, 1/2)")
    for base in [k] * (1 << d) + [2] * (k * d):
        size *= base
        require(size <= 1 << 24, "more than 2^24 pairs of a rule and examples")
    words = [[x >> d * j & (1 << d) - 1 for j in range(k)] for x in range(1 << k * d)]
    far = [[[bin(w ^ y).count("1") for w in row] for row in words] for y in range(1 << d)]
    if alpha == "optimum":
        return [[[0 if w[i] == min(w) else None for w in rows] for i in range(k)] for rows in far], 0
    require(size <= 1 << 22, "more than 2^22 pairs of a rule and examples")
    noise, step = noise_powers(delta, d), delta.denominator - 2 * delta.numerator
    gains = [(likelihood - noise[d]) // step for likelihood in noise]
    least = (rational(alpha) * k * delta.denominator ** d - (noise[d] << d)) / step
    gains = [[[gains[w[i]] for w in rows] for i in range(k)] for rows in far]
    most = sum(max(column) for row in gains for column in zip(*row))
    require(rational(alpha) >= 0 and least * len(words) <= most, "a success that is not reached, or a negative one")
    return gains, least
def common_unit(numbers, count):  # a common denominator of numbers that are written over it for so many examples
    unit = 1
    for a in numbers:
        unit = lcm(unit, a.denominator)
        require(unit.bit_length() * count <= 1 << 28, "common denominators of more than 2^28 bits")
    return unit
def read_powers(theta, gains):
    """theta, and the powers that occur as whole numbers over the first."""
    theta = rational(theta)
    count = sum(max(c or 0 for g in row for c in g) for row in gains)
    require(theta >= 1, "theta is less than 1")
    require(theta.numerator.bit_length() * count <= 1 << 16, "powers of theta of more than 65536 bits")
    steps = [theta.denominator ** count] + [theta.numerator] * count
    return theta, list(accumulate(steps, lambda power, n: power * n // theta.denominator))
def check_rate_lower(k, d, delta, alpha, value, shown):
    (gains, least), value = read_rate(k, d, delta, alpha), decimal(value)
    theta, weights, sign = members(shown, "theta", "weights", "sign")
    theta, powers = read_powers(theta, gains)
    weights = [rational(w) for w in items(weights, len(gains[0][0]))]
    require(min(weights) > 0, "a weight is not positive")
    unit, bound = common_unit(weights, len(weights)), Form({2: -value})
    counts, most = [int(w * unit) for w in weights], unit * powers[0] * len(weights)
    def holds(y, left):
        """Whether no rule with some answers before y exceeds the most; left has examples with exponents."""
        if (y == len(gains) or alpha == "optimum") and sum(counts[x] * powers[c] for x, c in left) <= most:
            return True
        return y < len(gains) and all(
            holds(y + 1, [(x, c + g[x]) for x, c in left if g[x] is not None]) for g in gains[y])
    require(holds(0, [(x, 0) for x in range(len(weights))]), "a rule exceeds 1")
    for w in weights:
        bound.log(Fraction(1, len(weights)), w)
    bound.log(least, theta)
    show_not_negative(bound, sign)
def check_rate_upper(k, d, delta, alpha, value, shown):
    (gains, least), bound = read_rate(k, d, delta, alpha), Form({2: decimal(value)})
    theta, rules, weights, sign = members(shown, "theta", "rules", "law", "sign")
    theta, powers = read_powers(theta, gains)
    count, weights = len(gains[0][0]), law(weights, len(items(rules)))
    require(len(rules) * count <= 1 << 22, "more than 2^22 pairs of a rule and examples")
    unit, total, mean = common_unit(weights, count), [0] * count, [0] * count
    for rule, q in zip(rules, weights):
        rows, q = [g[whole(i, 0, len(g) - 1)] for g, i in zip(gains, items(rule, len(gains)))], int(q * unit)
        for x, steps in ((x, steps) for x, steps in enumerate(zip(*rows)) if None not in steps):
            part = q * powers[sum(steps)]
            total[x] += part
            mean[x] += part * sum(steps)
    require(all(total), "examples without a rule")
    mean = sum(Fraction(m, t) for m, t in zip(mean, total)) / count
    require(mean >= least, "the success is less")
    for z in total:
        bound.add(Fraction(1, count), z, unit * powers[0])
    bound.log(-mean, theta)
    show_not_negative(bound, sign)

# ---- Audits
def binomial(n, up, down):  # for v = n, ..., 1 the probabilities of v and of at least v, times (up + down)^n
    mass, tail = up ** n, 0
    for v in range(n, 0, -1):
        tail += mass
        yield v, mass, tail
        mass = mass * v * down // ((n - v + 1) * up)
def check_audit(trials, correct, success, canaries, delta, least, between):
    trials, canaries, least = whole(trials, 1, 16384), whole(canaries), whole(least, 0, 4096)
    correct, success, delta = whole(correct, 0, trials), rational(success), rational(delta)
    require(0 < success < 1 and 0 <= delta <= 1, "success is not in (0,1), or delta not in [0,1]")
    require(trials * success.denominator.bit_length() <= 1 << 20, "a binomial law of more than 2^20 bits")
    require(least <= trials, "least exceeds the trials")
    require(not delta or (trials <= canaries and 2 * success >= 1), "with delta, trials exceed canaries or success < 1/2")
    up, total = success.numerator, success.denominator ** trials
    number, unit = 1, 1
    for v, mass, tail in binomial(trials, up, success.denominator - up):
        if v == correct:  # the tail, and what is added to it: number/unit times the total mass
            extra = canaries * delta
            if least:
                extra *= max(Fraction(t * (2 ** least - t), w * m << least) for w, m, t in binomial(least, 1, 1))
            number, unit = extra.numerator * total, extra.denominator
            if not least:
                number, unit = extra.numerator * tail * (total - tail), extra.denominator * v * mass
            number, unit = tail * unit + number, total * unit
    below, above = (min(number, unit) * end.denominator - unit * end.numerator for end in read_ends(between))
    require(below > 0 > above or below == 0 == above, "the bound is another number")

# ---- Files
KINDS = {
    "form": "form relation evidence", "information": "variables law quantity form between evidence",
    "divergence": "p q form between evidence", "dobrushin": "channel value", "doeblin": "channel value",
    "kl-witness": "channel input witness ratio evidence", "chi-square-upper": "channel input value evidence",
    "chi-square-lower": "channel input value function", "kl-channel-upper": "channel value evidence",
    "kl-channel-lower": "channel value inputs weight", "kl-input-upper": "channel input value evidence",
    "capacity": "channel input output between evidence", "game-chain": "k d delta messages success between evidence",
    "mrs-gerber": "rho function form scale between evidence", "optimum": "k d delta value",
    "rate-upper": "k d delta alpha value evidence", "rate-lower": "k d delta alpha value evidence",
    "audit": "trials correct success canaries delta least between",
    "verify": "lemma case variables law left relation right evidence"}
def short(numeral):  # no fraction, no exponent, no more digits than a whole number has
    return int(numeral if len(numeral) <= 9 else "")
def parse(line):  # the object on a line, if it is written as it must be
    require(len(line) <= GREATEST_LINE, f"the line has more than {GREATEST_LINE} bytes")
    require(re.fullmatch(rb"[ -\[\]-~]*", line), "a byte that may not stand in a line")
    try:  # a repeated key, a fraction or an exponent is not written back as it was
        value = json.loads(line, parse_int=short, parse_float=short, parse_constant=short)
    except (ValueError, RecursionError):
        raise Rejected("not JSON")
    require(isinstance(value, dict), "expected an object")
    require(json.dumps(value, separators=(",", ":")).encode() == line, "not written canonically")
    return value
def check_claim(line):  # the kind of a claim that is accepted, and a line for people
    claim = parse(line)
    kind = claim.get("kind")
    require(isinstance(kind, str) and kind in KINDS, "unknown kind")
    check, keys = globals()["check_" + kind.replace("-", "_")], KINDS[kind]
    if kind == "game-chain" and "channel" in claim:
        check, keys = partial(check, randomised=True), keys.replace("messages", "channel")
    require(list(claim) == ["kind", *keys.split(), "digest"], f"expected the keys {keys}, in this order")
    require(digest(claim) == claim["digest"], "the digest is that of another line")
    return kind, check(*(claim[key] for key in keys.split())) or ""
def digest(claim):  # a digest that it has is left out
    rest = json.dumps({key: claim[key] for key in claim if key != "digest"}, separators=(",", ":"))
    return hashlib.sha256(rest.encode()).hexdigest()
def split(data):
    """The lines of the claims in a file; raises NotACertificate."""
    require(data.endswith(b"\n"), "the last line has no end", NotACertificate)
    header, *lines = data[:-1].split(b"\n")
    match = re.fullmatch(rb'\{"lemmata-certificate":1,"claims":(0|[1-9][0-9]{0,8})\}', header)
    require(match, "the first line is not the header of a certificate of version 1", NotACertificate)
    require(int(match[1]) == len(lines), f"{int(match[1])} claims are announced, there are {len(lines)}", NotACertificate)
    return lines
def check_file(data, report=lambda line: None):  # whether all claims are accepted; raises NotACertificate
    lines, accepted = split(data), 0
    for number, line in enumerate(lines, 2):
        try:
            report("line {}: {}: accepted{}".format(number, *check_claim(line)))
            accepted += 1
        except Rejected as reason:
            report(f"line {number}: rejected: {reason}")
    report(f"{accepted} of {len(lines)} claims accepted")
    return accepted == len(lines)
def main(arguments):
    worst = 0 if arguments else 2
    if not arguments or arguments[0] in ("-h", "--help"):
        arguments = print(__doc__.strip()) or []
    for name in arguments:
        try:
            with (sys.stdin.buffer if name == "-" else open(name, "rb")) as file:
                worst = max(worst, 0 if check_file(file.read(), print) else 1)
        except (NotACertificate, OSError) as reason:
            print(f"{name}: not a certificate: {reason}", file=sys.stderr)
            worst = 2
    return worst
if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
