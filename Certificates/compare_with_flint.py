#!/usr/bin/env python3
"""Compares signs of random forms with FLINT's real balls: a second opinion, for development.

Usage: compare_with_flint.py [COUNT]      (10,000 forms unless told otherwise)

Needs python-flint 0.6.0 ('pip install python-flint==0.6.0'). A form is compared at 64 bits: what the checker shows as positive FLINT must
enclose above 0 at 4,000 bits, and where the checker does not show a sign either way, the value must be small.
"""
import random
import sys

import flint

import check


def random_form(rng):
    terms = {}
    for _ in range(rng.randint(1, 6)):
        terms[rng.getrandbits(rng.choice((2, 8, 30, 64, 300))) + 2] = rng.choice((1, -1)) * rng.randint(1, 10 ** rng.randint(1, 9))
    if rng.random() < 0.3:  # one that is nearly 0: log n against log(n + 1)
        n = rng.getrandbits(rng.choice((20, 40, 60, 100))) + 2
        terms = {n: -1, n + 1: 1}
    return check.Form(terms)


def main(count):
    rng, unseen = random.Random(11), 0
    flint.ctx.prec = 4000
    for _ in range(count):
        form = random_form(rng)
        exact = sum((flint.arb(int(a)) * flint.arb(n).log() for n, a in form.terms.items()), flint.arb(0))
        shown = []
        for sign in (1, -1):
            try:
                check.show_positive(check.Form().plus(sign, form), 64)
                shown.append(sign)
            except check.Rejected:
                pass
        if len(shown) == 2 or (1 in shown and not exact > 0) or (-1 in shown and not exact < 0):
            print("differs:", form.terms)
            return 1
        if not shown:
            unseen += 1
            # Ends are at most 2^14 units apart for each bit of the exponent.
            size = sum(abs(a) * n.bit_length() for n, a in form.terms.items())
            if not abs(exact) < flint.arb(size) / 2 ** 50:
                print("not shown, though not small:", form.terms)
                return 1
    print(f"{count} forms: no sign differs; {unseen} are too close to 0 for 64 bits")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
