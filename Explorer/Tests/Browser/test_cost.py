"""The page Cost, as a user sees it."""

import unittest
from fractions import Fraction

from explorer import ExplorerTestCase, command


class CostTests(ExplorerTestCase):
    def test_curves_are_those_of_the_command_line(self):
        for query in ["k=2&d=3&rho=1/2&message=noisy:1/8", "k=3&d=2&rho=2/3&message=prefix:1",
                      "k=2&d=2&rho=1/2&message=table:0,1,1,0,2,0,1,1,0,0,0,1,2,2,1,0"]:
            with self.subTest(query):
                self.open(f"/cost?{query}")
                self.browser.wait("return document.querySelector('#cost-table tbody tr') !== null")
                rows = self.browser.run("""
                    return [...document.querySelectorAll("#cost-table tbody tr")].map((row) => [...row.cells].map((cell) => cell.textContent))""")
                expected = command(self.browser.text("#command"))
                self.assertEqual([row[:2] for row in rows], [[row["curve"], row["message"]] for row in expected])
                self.assertEqual(self.report(query), expected)

    def report(self, query):
        """The report of the answer that the page got."""
        return self.browser.run(f"""
            return fetch("/api/cost?{query}").then((response) => response.text())
              .then((text) => JSON.parse(text.trim().split("\\n").pop()).result.report)""")

    def test_summary_has_the_bounds_of_this_message(self):
        self.open("/cost?k=2&d=3&rho=1/2&message=everything")
        self.browser.wait("return document.querySelector('#cost-figure svg') !== null")
        game = command("lemmata game -k 2 -d 3 --rho 1/2 --message everything")
        summary = self.browser.text("#cost-summary")
        self.assert_shown(summary, game["success"])
        self.assert_shown(summary, game["bounds"]["sdpi"])
        self.assert_shown(summary, game["bounds"]["mrsGerber"])

    def test_rate_function_is_that_of_the_command_line(self):
        self.open("/cost?k=2&d=2&rho=1/2&points=4")
        self.browser.wait("return document.querySelector('#rate-command') !== null")
        expected = command(self.browser.text("#rate-command"))
        rows = self.browser.run("""
            return [...document.querySelectorAll("#rate tbody tr")].map((row) => [...row.cells].map((cell) => cell.textContent))""")
        self.assertEqual(len(rows), len(expected))
        for (success, rate), row in zip(rows, expected):
            self.assertEqual(success[:9], decimal(row["success"])[:9])
            lower, upper = (float(end) for end in rate.strip("[]").split(", "))
            # The command line rounds the success that it shows, and encloses the value there.
            self.assertLessEqual(lower, float(row["rate"][1]))
            self.assertGreaterEqual(upper, float(row["rate"][0]))
            self.assertLess(upper - lower, 1e-8)
        self.assertEqual(self.browser.run("return document.querySelectorAll('#cost-figure .tangent').length"), 4)

    def test_larger_games_have_a_button(self):
        self.open("/cost?k=2&d=4&rho=1/2&message=nothing")
        self.browser.wait("return document.querySelector('#cost-figure svg') !== null")
        self.assertEqual(self.browser.text("#rate"), "")
        self.browser.write("#points", "2")
        self.browser.click("#rate-form button")
        self.browser.wait("return document.querySelector('#rate-command') !== null", seconds=60)
        self.assertIn("points=2", self.browser.run("return location.search"))
        self.browser.run("document.querySelector('#d-slider').focus()")
        self.browser.press("right")
        self.browser.wait("return document.querySelector('#rate-command') === null")


def decimal(text):
    """The first digits of a fraction."""
    value = Fraction(text)
    return f"{value.numerator * 10**12 // value.denominator / 10**12:.12f}".rstrip("0")


if __name__ == "__main__":
    unittest.main()
