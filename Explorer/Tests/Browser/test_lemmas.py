"""The page Lemmas and the pages of the lemmas, as a user sees them."""

import json
import time
import unittest
import urllib.request

from explorer import ExplorerTestCase, command


class LemmaTests(ExplorerTestCase):
    def test_lists_the_lemmas_of_the_command_line(self):
        self.open("/lemmas")
        self.browser.wait_for_text("#command", "lemmata list")
        expected = command(self.browser.text("#command"))
        shown = self.browser.run("""
            return [...document.querySelectorAll(".lemmas li")].map((item) => [item.querySelector("a").textContent, item.querySelector("code").textContent])""")
        self.assertEqual(shown, [[lemma["title"], lemma["id"]] for lemma in expected])
        self.assertIn(f"{len(expected)} lemmas", self.browser.text("#found"))

    def test_search_leaves_what_is_found_and_keeps_it_in_the_address(self):
        self.open("/lemmas")
        self.browser.wait_for_text("#found", "lemmas")
        self.browser.run("document.querySelector('#search').focus()")
        self.browser.press(*"gerber vec")
        self.browser.wait_for_text("#found", "1 lemma")
        self.assertEqual(self.found(), ["mrs-gerber-vector"])
        self.assertEqual(self.browser.run("return [...document.querySelectorAll('.group')].filter((g) => !g.hidden).length"), 1)
        self.assertEqual(self.browser.run("return location.search"), "?search=gerber+vec")
        self.open("/lemmas?search=nothing+of+the+kind")
        self.browser.wait_for_text("#found", "no lemma is found")

    def found(self):
        return self.browser.run("""
            return [...document.querySelectorAll(".lemmas li")].filter((item) => item.checkVisibility()).map((item) => item.querySelector("code").textContent)""")

    def test_proof_is_rendered_with_mathematics(self):
        self.open("/lemmas/sdpi-bsc")
        self.browser.wait("return document.querySelector('#copy-link') !== null")
        lemma = command("lemmata show sdpi-bsc")
        self.assertEqual(self.browser.text("h1"), lemma["title"])
        headings = self.browser.run("return [...document.querySelectorAll('.proof h2')].map((e) => e.textContent)")
        for heading in ["In short", "Statement", "Proof", "Exact check", "Source and status"]:
            self.assertIn(heading, headings)
        heights = self.browser.run("return [...document.querySelectorAll('.proof math')].map((e) => e.getBoundingClientRect().height)")
        self.assertGreater(len(heights), 100)
        self.assertGreater(min(heights), 5)
        # A display with a fraction is higher than a line: MathML is laid out, not shown as text.
        self.assertGreater(max(heights), 40)
        self.browser.click(".proof a[href='/lemmas/mrs-gerber']")
        self.browser.wait_for_text("h1", "Mrs Gerber")

    def test_verify_shows_the_claims_of_the_command_line(self):
        for lemma in ["merged-columns", "offset-pruning"]:
            with self.subTest(lemma):
                self.open(f"/lemmas/{lemma}")
                self.browser.wait("return document.querySelector('#copy-link') !== null")
                self.browser.click("#verify-form button")
                self.browser.wait("return document.querySelector('#verification .good') !== null", seconds=60)
                [expected] = command(self.browser.text("#command"))
                text = self.browser.text("#verification")
                self.assertIn(expected["verdict"], text)
                self.assertIn(f"{expected['cases']} cases, {expected['claims']} claims", text)
                self.assertIn(expected["tightest"]["case"].replace("rho", "ρ"), text)
                if expected["equalities"]:
                    self.assertIn(f"{expected['equalities']} of {expected['inequalities']} inequalities", text)
                self.assertEqual(self.browser.run("return location.search"), "?verify=standard")

    def test_verification_shows_progress_and_is_cancelled(self):
        self.open("/lemmas/sdpi-bsc?verify=standard")
        self.browser.wait("return document.querySelector('#verification progress') !== null")
        self.browser.wait_for_text("#verification", "sdpi-bsc")
        self.browser.click("#verification button")
        self.browser.wait("return document.querySelector('#verification progress') === null")
        for _ in range(200):
            with urllib.request.urlopen(f"{self.address}/api/status") as answer:
                running = json.load(answer)["running"]
            if running == 0:
                return
            time.sleep(0.05)
        self.fail(f"{running} computations run")


if __name__ == "__main__":
    unittest.main()
