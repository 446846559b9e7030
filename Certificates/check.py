#!/usr/bin/env python3
"""Checks certificates of Lemmata, format version 1, as FORMAT.md defines it. Usage: check.py FILE... (- is standard input)

Prints a line for each claim, and the sides of a lemma's case that is accepted. Exit code 0: all are accepted; 1: one is
rejected; 2: a file is not a certificate. Standard library of Python 3.9 only; shares no code with Lemmata.
"""
import hashlib, json, re, signal, string, sys
from collections import Counter
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate, combinations
from math import ceil, comb, floor, lcm
from operator import mul

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
def whole(value, least=0, most=10**9 - 1):
    require(type(value) is int and least <= value <= most, f"expected a whole number from {least} to {most}")
    return value
def integer(value):
    require(re.fullmatch("0|-?[1-9][0-9]*", text(value)) and len(value) <= GREATEST_DIGITS, "expected an integer")
    return int(value)
def rational(value):
    match = re.fullmatch("(0|-?[1-9][0-9]*)(?:/([1-9][0-9]*))?", text(value))
    require(match and len(value) <= 2 * GREATEST_DIGITS, "expected a rational number")
    result = Fraction(int(match[1]), int(match[2])) if match[2] else Fraction(int(match[1]))
    require(str(result) == value, "a rational number is not in lowest terms")
    return result
def decimal(value):
    shaped = re.fullmatch(r"(?!-0$)-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?", text(value))
    require(shaped and len(value) <= GREATEST_DIGITS, "expected a decimal number")
    return Fraction(value)
def items(value, count=None, least=0):
    require(isinstance(value, list) and len(value) >= least, f"expected a list of at least {least}")
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
def rationals(value):
    return [rational(a) for a in items(value)]
def law(value):
    result = rationals(items(value, None, 1))
    require(min(result) >= 0 and sum(result) == 1, "expected a law: p >= 0 with sum 1")
    return result
def channel(value):
    return [law(items(row, len(items(value[0])))) for row in items(value, None, 1)]
def ends(value):
    result = [decimal(end) for end in items(value, 2)]
    require(result[0] <= result[1], "the lower end exceeds the upper end")
    return result
def noise(value):
    require(0 <= rational(value) <= Fraction(1, 2), "delta is not in [0, 1/2]")
    return Fraction(value)
def raw(value):  # what a check reads itself
    return value
def joint_law(names, entries):
    named = all(re.fullmatch("[A-Za-z][A-Za-z0-9_]*", text(name)) for name in items(names, None, 1))
    require(named and len(set(names)) == len(names), "expected the names of different variables")
    result = []
    for index, p in (items(entry, 2) for entry in items(entries, None, 1)):
        index, p = tuple(whole(i) for i in items(index, len(names))), rational(p)
        require(p > 0 and (not result or result[-1][0] < index), "expected p > 0 and increasing indices")
        result.append((index, p))
    require(sum(p for _, p in result) == 1, "the probabilities do not sum to 1")
    return result

# ---- Forms in logarithms
class Form(Counter):
    """A form as it is computed: from n > 0 to its coefficient."""
    def add(self, a, numerator, denominator=1):  # adds a ln(numerator/denominator); nothing if a is 0
        for n, change in ((numerator, a), (denominator, -a)) if a else ():
            self[n] += change
    def log(self, a, ratio):  # adds a ln ratio for a rational ratio, which is positive unless a is 0
        self.add(a, ratio.numerator, ratio.denominator)
    def plus(self, factor, other):
        result = Form(self)
        for n, a in other.items():
            result.add(factor * a, n)
        return result
    def cleared(self):  # the terms with n > 1, multiplied by a common denominator
        terms = [(n, Fraction(a)) for n, a in self.items() if a and n > 1]
        scale = lcm(*(a.denominator for _, a in terms))
        return [(n, a.numerator * (scale // a.denominator)) for n, a in terms]
@lru_cache(2)
class Logarithms:
    """Enclosures of logarithms between integers over 2^bits."""
    def __init__(self, bits):
        self.bits, self.width = bits, 4 if bits <= 96 else 6
        self.count = bits // (2 * self.width + 2) + 1
        self.table = [(0, 0)]
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
    @lru_cache(1 << 16)
    def ln(self, n, scale=0):
        """Ends of ln(n/2^scale)."""
        bits, exponent = self.bits, n.bit_length() - 1
        x, rest = divmod(n << bits, 1 << exponent)
        index, greater, exponent = x >> (bits - self.width), x + 1 if rest else x, exponent - scale
        c, (low, high) = index << (bits - self.width), self.table[index - (1 << self.width)]
        if greater > c:
            above = ((greater - c) << bits) // (greater + c) + 1
            low, high = map(sum, zip((low, high), self.atanh(((x - c) << bits) // (x + c), above)))
        below, above = self.table[-1][::-1] if exponent < 0 else self.table[-1]
        return low + exponent * below, high + exponent * above
    def exp(self, x):
        """An upper end of 2^bits e^(x/2^bits)."""
        bits, least = self.bits, -1 << self.bits + 16
        require(x <= -least, "a power is too great")
        exponent, rest = divmod(max(x, least), self.table[-1][x < 0])
        terms = [*accumulate(range(1, bits // 10 + 2), lambda t, j: (t * rest >> bits + 8) // j + 1, initial=1 << bits)]
        result = sum(terms) + terms[-1]
        for _ in range(8):
            result = (result * result >> bits) + 1
        return result << exponent if exponent >= 0 else (result >> -exponent) + 1
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
def hint(value):  # ("bits", P) or ("bases", list)
    if isinstance(value, dict) and "bases" in value:
        return "bases", read_bases(*members(value, "bases"))
    return "bits", whole(*members(value, "bits"), 8, GREATEST_BITS)
def show_not_negative(value, shown):
    (show_positive if shown[0] == "bits" else show_zero)(value, shown[1])
def show_between(value, between, shown):
    require((between[0] == between[1]) == (shown[0] == "bases"), "equal ends need bases, different ends bits")
    show_not_negative(Form({2: -between[0]}).plus(1, value), shown)
    show_not_negative(Form({2: between[1]}).plus(-1, value), shown)

# ---- Information
def quantity_form(names, entries, quantity):
    """The form of a quantity of a joint law, by its definition."""
    match = re.fullmatch(r"(?:H\(([^;|()]+)|I\(([^;|()]+);([^;|()]+))(?:\|([^;|()]+))?\)", text(quantity))
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
    value, first, second = Form(), first or entropy, second or entropy  # H(A|C) = I(A;A|C)
    marginals = (marginal(group) for group in (first | second, given, first, second))
    for (_, p), above, below, left, right in zip(entries, *marginals):
        value.log(p, above * below / (left * right))
    return value
def show_value(value, stated, between, shown):
    zero, sign = members(shown, "form", "ends")
    show_zero(value.plus(-1, Form(stated)), read_bases(zero))
    show_between(Form(stated), between, hint(sign))
def check_form(form: form, relation: text, evidence: hint):
    require(relation in (">", ">=", "="), "expected the relation >, >= or =")
    require(relation == ">=" or (relation == ">") == (evidence[0] == "bits"), "evidence of the other sort is needed")
    show_not_negative(Form(form), evidence)
def check_information(variables: raw, law: raw, quantity: text, form: form, between: ends, evidence: raw):
    show_value(quantity_form(variables, joint_law(variables, law), quantity), form, between, evidence)
def check_verify(lemma: text, case: text, variables: raw, law: raw, left: items, relation: raw, right: items,
                 evidence: hint):
    entries, difference = joint_law(variables, law), Form()
    require(left or right, "both sides are empty")
    for sign, pair in [(-1, pair) for pair in left] + [(1, pair) for pair in right]:
        a, quantity = items(pair, 2)
        difference = difference.plus(sign * rational(a), quantity_form(variables, entries, quantity))
    is_shown = relation == "<=" or (relation == "=" and evidence[0] == "bases")
    require(is_shown, "expected the relation <=, or =, which needs bases")
    show_not_negative(difference, evidence)
    sides = (f" {' + '.join(map(' '.join, side)) or 0}" for side in (left, right))
    left, right = (side.replace("+ -", "- ").replace(" 1 ", " ") for side in sides)
    return f'\n  "{lemma}", case "{case}":{left} {relation}{right}'
def divergence(p, q):
    require(len(p) == len(q), f"expected a list of {len(p)}")
    require(all(b or not a for a, b in zip(p, q)), "q is 0 where p is positive")
    value = Form()
    for a, b in zip(p, q):
        value.log(a, a / (b or 1))
    return value
def check_divergence(p: law, q: law, form: form, between: ends, evidence: raw):
    show_value(divergence(p, q), form, between, evidence)

# ---- Contraction
def check_dobrushin(channel: channel, value: rational):
    distances = [sum(abs(a - b) for a, b in zip(u, v)) / 2 for u, v in combinations(channel, 2)]
    require(max(distances, default=0) == value, "it is another number")
def check_doeblin(channel: channel, value: rational):
    require(sum(min(column) for column in zip(*channel)) == value, "it is another number")
def image(p, rows):  # the law of the output
    require(len(p) == len(rows), f"expected a list of {len(rows)}")
    return [sum(map(mul, p, column)) for column in zip(*rows)]
def check_kl_witness(channel: channel, input: law, witness: law, ratio: rational, evidence: hint):
    require(input != witness, "the witness is the input law")
    value = divergence(image(witness, channel), image(input, channel)).plus(-ratio, divergence(witness, input))
    show_not_negative(value, evidence)
def check_chi_square_upper(channel: channel, input: law, value: rational, evidence: raw):
    n, out, (factor, diagonal) = len(channel), image(input, channel), members(evidence, "factor", "diagonal")
    require(n <= 64, "more than 64 inputs")
    factor = [rationals(items(row, i)) + [1] for i, row in enumerate(items(factor, n))]
    diagonal = rationals(items(diagonal, n))
    require(min(diagonal) >= 0, "the diagonal has a negative entry")
    hidden = any(factor[i][j] and not diagonal[j] for i in range(n) for j in range(i))
    require(not hidden, "the factor is not 0 in a column where the diagonal is")
    for x, z in ((x, z) for x in range(n) for z in range(x + 1)):
        b = sum(u * v / o for u, v, o in zip(channel[x], channel[z], out) if o)
        entry = (value * input[x] if x == z else 0) + input[x] * input[z] * (1 - value - b)
        made = sum(factor[x][j] * diagonal[j] * factor[z][j] for j in range(z + 1))
        require(entry == made, "the matrix is not the product of its factors")
def check_chi_square_lower(channel: channel, input: law, value: rational, function: rationals):
    out, weighted = image(input, channel), list(map(mul, input, items(function, len(input))))
    square = sum(map(mul, weighted, function))
    require(sum(weighted) == 0 < square, "the function has mean other than 0, or is 0")
    reached = sum(v * v / o for v, o in zip(image(weighted, channel), out) if o)
    require(reached >= value * square, "the function reaches less")
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
def check_kl_channel_upper(channel: channel, value: rational, evidence: raw):
    depth, looked_at = whole(*members(evidence, "depth"), 0, 200), []
    require(len(channel[0]) <= 64 and value >= 0, "more than 64 outputs, or a negative coefficient")
    for u, v in ((u, v) for u, v in combinations(channel, 2) if u != v):
        show_form(pair_form(u, v, value), depth, looked_at)
def check_kl_input_upper(channel: channel, input: law, value: rational, evidence: raw):
    (by_cells if isinstance(evidence, dict) and "depth" in evidence else by_simplices)(channel, input, value, evidence)
def by_cells(rows, p, r, shown):
    (depth, bits, cells), before = members(shown, "depth", "bits", "cells"), image(p, rows)
    require(len(rows) == 2 and len(rows[0]) <= 64, "other than 2 inputs, or more than 64 outputs")
    (p, rest), depth, bits, looked_at = p, whole(depth, 0, 200), whole(bits, 8, GREATEST_BITS), []
    require(p and rest and r >= 0, "an input without probability, or a negative coefficient")
    def excess(q, t):  # r D(Q||P) - D(TW||PW) for the laws Q = (q, 1-q) and T = (t, 1-t)
        return Form().plus(r, divergence([q, 1 - q], [p, rest])).plus(-1, divergence(image([t, 1 - t], rows), before))
    def tangent(c, x):
        result = excess(c, c)
        result.log(r * (x - c), c * rest / ((1 - c) * p))
        for u, v, after, at in zip(*rows, image([c, 1 - c], rows), before):
            result.log((x - c) * (v - u), after / (at or 1))
        return result
    require(len(items(cells, None, 1)) * len(rows[0]) <= 1 << 16, "more than 65536 pairs of a cell and an output")
    a = Fraction(0)
    for end, way in (items(cell, 2) for cell in cells):
        b, positive = rational(end), ()
        require(a < b <= 1, "the cells do not increase to 1")
        if text(way) == "step":
            require(not a < p < b, "a step over the input law")
            positive = [excess(a, b) if a >= p else excess(b, a)]
        elif way == "chord":
            show_form([-c for c in pair_form(*rows, r, a, b)], depth, looked_at)
            positive = [excess(a, a), excess(b, b)]
        else:
            c = rational(way)
            require(a <= c <= b and 0 < c < 1, "the point of a tangent is not in its cell")
            show_form(pair_form(*rows, r, a, b), depth, looked_at)
            positive = [tangent(c, a), tangent(c, b)] if c != p else []
        for value in positive:
            show_positive(value, bits)
        a = b
    require(a == 1, "the cells do not reach 1")
def by_simplices(rows, p, r, shown):
    s, factor, diagonal, side, bits, cells = members(shown, "chi-square", "factor", "diagonal", "divided", "bits", "cells")
    s, logarithms = rational(s), Logarithms(whole(bits, 8, GREATEST_BITS))
    check_chi_square_upper(rows, p, s, {"factor": factor, "diagonal": diagonal})
    require(0 < s < r <= 1 and side in ("inputs", "outputs"), "expected 0 < chi-square < value <= 1, inputs or outputs")
    out = image(p, rows)
    rows = [[w for w, o in zip(row, out) if o] for row, a in zip(rows, p) if a]
    p, out = list(filter(None, p)), list(filter(None, out))
    corners = rows if side == "inputs" else [[Fraction(y == z) for y in range(len(out))] for z in range(len(out))]
    edges = dict(zip(string.digits + string.ascii_letters, ((j, i) for i in range(len(corners)) for j in range(i))))
    require(len(corners) <= 11, "more than 11 letters of the divided side")
    require(len(text(cells)) * len(p) * len(corners) <= 1 << 24, "more than 2^24 triples of a cell, an input and a vertex")
    low, high = ([[rounded(a * 2 ** bits) for a in row] for row in rows + [p]] for rounded in (floor, ceil))
    near = logarithms.ln((r / s).numerator)[0] - logarithms.ln((r / s).denominator)[1]
    near = logarithms.exp(-(r.numerator * near // (r.numerator + r.denominator)))
    def is_closed(cell, excess):
        if max(map(max, cell)) * near <= min(map(min, cell)) - excess << bits:
            return True
        centre = [sum(column) // len(cell) for column in zip(*cell)]
        return all(centre) and all(total <= 1 << 2 * bits for total in sums(cell, centre))
    def sums(cell, centre):  # of the powers at the vertices, as the tangents at the centre bound them
        logs = [logarithms.ln(c, bits)[1] for c in centre]
        offsets = [(sum((w[a > 0]) * a for a, *w in zip(logs, *row)) >> bits) + 1 for row in zip(low, high)]
        for vertex in cell:
            ratios = [-((-v << bits) // c) for v, c in zip(vertex, centre)]
            means = [-(-sum(map(mul, row, ratios)) >> bits) for row in high[:-1]]
            powers = [mean and power(offset + logarithms.ln(mean, bits)[1]) for mean, offset in zip(means, offsets)]
            yield sum(map(mul, high[-1], powers))
    def power(x):
        return logarithms.exp(-(-x * r.denominator // r.numerator))
    waiting = [([[ceil(w / o * 2 ** bits) for w, o in zip(row, out)] for row in corners], 1)]
    for letter in cells:
        require(waiting, "letters after the last cell")
        cell, excess = waiting.pop()
        if letter == ".":
            require(is_closed(cell, excess), "a cell is not closed")
        else:
            require(letter in edges, "no edge has this letter")
            middle = [(a + b + 1) // 2 for a, b in zip(*(cell[i] for i in edges[letter]))]
            waiting += [(cell[:i] + [middle] + cell[i + 1:], excess + 1) for i in edges[letter]]
    require(not waiting, "cells are missing")
def check_kl_channel_lower(channel: channel, value: rational, inputs: items, weight: rational):
    u, v = (channel[whole(i, 0, len(channel) - 1)] for i in items(inputs, 2))
    require(0 < weight < 1 and u != v, "the weight is not in (0,1), or the rows are equal")
    reached = sum((a - b) ** 2 / (weight * a + (1 - weight) * b) for a, b in zip(u, v) if a or b)
    require(weight * (1 - weight) * reached >= value, "the pair reaches less")

# ---- Capacity
def check_capacity(channel: channel, input: law, output: law, between: ends, evidence: raw):
    (lower, upper), information = members(evidence, "lower", "upper"), Form({2: -between[0]})
    for a, row in ((a, row) for a, row in zip(input, channel) if a):
        information = information.plus(a, divergence(row, image(input, channel)))
    show_not_negative(information, hint(lower))
    for row, item in zip(channel, items(upper, len(channel))):
        show_not_negative(Form({2: between[1]}).plus(-1, divergence(row, output)), hint(item))

# ---- The game
def likelihoods(delta, d):  # at every distance that of a string, times the denominator's power
    return [delta.numerator ** w * (delta.denominator - delta.numerator) ** (d - w) for w in range(d + 1)]
def check_game_chain(k: whole, d: whole, delta: noise, messages: items, success: rational, between: items,
                     evidence: raw, random=False):
    require(1 <= k <= 4096 and k * d <= 12, "k d exceeds 12, or k is not from 1 to 4096")
    weights, total, size, base, noisy = {}, 1, 1 << d, delta.denominator, likelihoods(delta, d)
    if random:
        rows = [enumerate(row) for row in channel(items(messages, 1 << k * d))]
        require(len(messages[0]) <= 4096, "more than 4096 messages")
        total = lcm(*(Fraction(p).denominator for row in messages for p in row))
    else:
        rows = [[(whole(m, 0, len(messages) - 1), 1)] for m in items(messages, 1 << k * d)]
    for x, m, p in ((x, m, p) for x, row in enumerate(rows) for m, p in row if p):
        weights.setdefault(m, {})[x] = int(p * total)
    noisy = [[noisy[bin(u ^ y).count("1")] for u in range(size)] for y in range(size)]
    everything, values, best = total << k * d, [Form(), Form(), Form(), Form()], 0
    for table in weights.values():
        sent, copies = sum(table.values()), []
        for w in table.values():
            values[0].add(w, w * everything, total * sent)
        for j in range(k):
            counts = [0] * size
            for x, w in table.items():
                counts[(x >> (d * j)) % size] += w
            for c in counts:
                values[1].add(c, c * size, sent)
            copies.append([sum(map(mul, counts, row)) for row in noisy])
            for n in copies[-1]:
                values[2].add(n, n * size, base ** d * sent)
        best += sum(max(column) for column in zip(*copies))
        for n, column in ((n, column) for column in zip(*copies) for n in column):
            values[3].add(n, n * k, sum(column))
    noisy = k * everything * base ** d
    values = [Form().plus(Fraction(1, n), value) for n, value in zip((everything, everything, noisy, noisy), values)]
    require(success == Fraction(best, noisy), "the success is another number")
    fano, factor = Form({k: 1}), (1 - 2 * delta) ** 2 / k
    for share, among in ((success, 1), (1 - success, k - 1)):
        fano.log(share, share / among if share else Fraction(1))
    sides = [fano, values[3], values[2], Form().plus(factor, values[1]), Form().plus(factor, values[0])]
    links, signs = members(evidence, "links", "ends")
    for lesser, greater, link in zip(sides, sides[1:], items(links, 4)):
        show_not_negative(greater.plus(-1, lesser), hint(link))
    for value, pair, sign in zip(values, items(between, 4), items(signs, 4)):
        show_between(value, ends(pair), hint(sign))
def check_optimum(k: whole, d: whole, delta: noise, value: rational):
    require(1 <= k <= 4096 and k * d <= 4096, "k d exceeds 4096, or k is not from 1 to 4096")
    require(d * delta.denominator.bit_length() <= 1 << 16, "d times the bits of delta exceeds 65536")
    tail, total = 0, 0
    for w, likelihood in reversed(list(enumerate(likelihoods(delta, d)))):
        last, tail = tail, tail + comb(d, w)
        total += (tail ** k - last ** k) * likelihood
    total = Fraction(total << d, k * delta.denominator ** d)
    require(value * 2 ** (k * d) == total, "the optimum is another number")
def psi(t):
    return divergence([(1 + t) / 2, (1 - t) / 2], [Fraction(1, 2)] * 2)
def check_mrs_gerber(rho: rational, function: text, form: form, scale: rational, between: ends, evidence: raw):
    (theta, bits), value = members(evidence, "theta", "bits"), Form(form)
    require(0 < rho < 1 and scale > 0, "rho is not in (0,1), or the scale is not positive")
    require(function in ("g", "inverse") and between[0] < between[1], "expected g or inverse, and different ends")
    (lower, upper), bits = rationals(items(theta, 2)), whole(bits, 8, GREATEST_BITS)
    require(0 <= lower <= upper <= (1 if function == "g" else rho), "theta is out of range")
    factor = rho if function == "g" else 1 / rho
    for sign, t, end in ((1, lower, between[0]), (-1, upper, between[1])):
        if t or form:
            show_positive(Form().plus(sign, value).plus(-sign, psi(t)), bits)
        show_positive(Form({2: -sign * end}).plus(sign * scale, psi(factor * t)), bits)

# ---- Rates of the game
def read_rate(k, d, delta, alpha):
    """Lists gain[y][i][x]: what an answer adds to the exponent of x, None where it may not be; and the least mean."""
    require(2 <= k <= 64 and 1 <= d <= 6 and 0 < delta < Fraction(1, 2), "k, d or delta is not in [2,64], [1,6] or (0, 1/2)")
    size = k ** (1 << d) << k * d
    require(size <= 1 << 24, "more than 2^24 pairs of a rule and examples")
    words = [[x >> d * j & (1 << d) - 1 for j in range(k)] for x in range(1 << k * d)]
    far = [[[bin(w ^ y).count("1") for w in row] for row in words] for y in range(1 << d)]
    if alpha == "optimum":
        return [[[0 if w[i] == min(w) else None for w in rows] for i in range(k)] for rows in far], 0
    require(size <= 1 << 22, "more than 2^22 pairs of a rule and examples")
    powers, step = likelihoods(delta, d), delta.denominator - 2 * delta.numerator
    gains = [(likelihood - powers[d]) // step for likelihood in powers]
    least = (rational(alpha) * k * delta.denominator ** d - (powers[d] << d)) / step
    gains = [[[gains[w[i]] for w in rows] for i in range(k)] for rows in far]
    most = sum(max(column) for row in gains for column in zip(*row))
    require(rational(alpha) >= 0 and least * len(words) <= most, "a success that is not reached, or a negative one")
    return gains, least
def common_unit(numbers, count):  # a common denominator of numbers that are written over it for so many examples
    for unit in accumulate((a.denominator for a in numbers), lcm):
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
def check_rate_lower(k: whole, d: whole, delta: noise, alpha: text, value: decimal, evidence: raw):
    (gains, least), (theta, weights, sign) = read_rate(k, d, delta, alpha), members(evidence, "theta", "weights", "sign")
    (theta, powers), weights = read_powers(theta, gains), rationals(items(weights, len(gains[0][0])))
    require(min(weights) > 0, "a weight is not positive")
    unit, bound = common_unit(weights, len(weights)), Form({2: -value})
    counts, most = [int(w * unit) for w in weights], unit * powers[0] * len(weights)
    def holds(y, left):
        """Whether no rule with some answers before y exceeds the most; left has examples with exponents."""
        if (y == len(gains) or alpha == "optimum") and sum(counts[x] * powers[c] for x, c in left) <= most:
            return True
        return y < len(gains) and all(holds(y + 1, [(x, c + g[x]) for x, c in left if g[x] is not None]) for g in gains[y])
    require(holds(0, [(x, 0) for x in range(len(weights))]), "a rule exceeds 1")
    for w in weights:
        bound.log(Fraction(1, len(weights)), w)
    bound.log(least, theta)
    show_not_negative(bound, hint(sign))
def check_rate_upper(k: whole, d: whole, delta: noise, alpha: text, value: decimal, evidence: raw):
    (gains, least), bound = read_rate(k, d, delta, alpha), Form({2: value})
    theta, rules, weights, sign = members(evidence, "theta", "rules", "law", "sign")
    (theta, powers), count, weights = read_powers(theta, gains), len(gains[0][0]), law(items(weights, len(items(rules))))
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
    show_not_negative(bound, hint(sign))

# ---- Audits
def binomial(n, up, down):  # for v = n, ..., 1 the probabilities of v and of at least v, times (up + down)^n
    mass, tail = up ** n, 0
    for v in range(n, 0, -1):
        tail += mass
        yield v, mass, tail
        mass = mass * v * down // ((n - v + 1) * up)
def check_audit(trials: whole, correct: whole, success: rational, canaries: whole, delta: rational, least: whole,
                between: ends):
    require(1 <= trials <= 16384, "trials are not from 1 to 16384")
    require(correct <= trials and least <= min(4096, trials), "correct or least exceeds the trials, or least 4096")
    require(0 < success < 1 and 0 <= delta <= 1, "success is not in (0,1), or delta not in [0,1]")
    require(trials * success.denominator.bit_length() <= 1 << 20, "a binomial law of more than 2^20 bits")
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
    below, above = (min(number, unit) * end.denominator - unit * end.numerator for end in between)
    require(below > 0 > above or below == 0 == above, "the bound is another number")

# ---- Files
KINDS = {name[6:].replace("_", "-"): check for name, check in list(globals().items()) if name.startswith("check_")}
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
    readers, random = KINDS[kind].__annotations__, kind == "game-chain" and "channel" in claim
    keys = ["channel" if random and key == "messages" else key for key in readers]  # the parameters of the check
    require(list(claim) == ["kind", *keys, "digest"], f"expected the keys {', '.join(keys)}, in this order")
    require(digest(claim) == claim["digest"], "the digest is that of another line")
    return kind, KINDS[kind](*(read(claim[key]) for key, read in zip(keys, readers.values())), *[True] * random) or ""
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
def check_lines(lines, report=lambda line: None):  # whether all claims are accepted
    accepted = 0
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
                lines = split(file.read())
        except (NotACertificate, OSError) as reason:
            print(f"{name}: not a certificate: {reason}", file=sys.stderr)
            worst = 2
        else:
            worst = max(worst, 0 if check_lines(lines, print) else 1)
    return worst
if __name__ == "__main__":
    if hasattr(signal, "SIGPIPE"):  # whoever reads the output may stop early
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main(sys.argv[1:]))
