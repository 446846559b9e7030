"""The pages Play and Chain, as a user sees them."""

import json
import time
import unittest
import urllib.request
from fractions import Fraction

from explorer import ExplorerTestCase, command


class PlayTests(ExplorerTestCase):
    def test_shows_the_numbers_of_the_command_line(self):
        for query in ["k=2&d=3&rho=1/2&message=everything", "k=3&d=4&rho=3/10&message=prefix:2",
                      "k=2&d=2&rho=1/2&message=noisy:1/8", "k=2&d=2&rho=1/3&message=table:0,1,1,0,2,0,1,1,0,0,0,1,2,2,1,0"]:
            with self.subTest(query):
                self.open(f"/play?{query}")
                self.browser.wait("return document.querySelector('#command') !== null")
                expected = command(self.browser.text("#command"))
                success = self.browser.text("#success")
                self.assert_shown(success, expected["success"])
                self.assert_shown(success, expected["optimalSuccess"])

    def test_round_is_that_of_its_address(self):
        self.open("/play?k=3&d=4&rho=1/2&message=noisy:1/8&seed=7")
        self.browser.wait("return document.querySelector('#outcome') !== null")
        first = self.browser.text("#round")
        self.browser.click("#next-round")
        self.browser.wait("return document.querySelector('#round').innerText !== arguments[0]", first)
        self.assertIn("seed=8", self.browser.run("return location.search"))
        self.open("/play?k=3&d=4&rho=1/2&message=noisy:1/8&seed=7")
        self.browser.wait("return document.querySelector('#outcome') !== null")
        self.assertEqual(self.browser.text("#round"), first)

    def test_round_is_that_of_the_command_line(self):
        painted = [0, 1, 1, 0, 2, 0, 1, 1, 0, 0, 0, 1, 2, 2, 1, 0]
        table = "table:" + ",".join(map(str, painted))
        for game, seed in [("k=2&d=3&rho=1/2&message=everything", 1), ("k=3&d=4&rho=1/2&message=noisy:1/8", 7),
                           ("k=3&d=2&rho=3/10&message=nothing", 2), ("k=4&d=3&rho=1&message=prefix:2", 5),
                           (f"k=2&d=2&rho=1/3&message={table}", 4)]:
            with self.subTest(game):
                self.open(f"/play?{game}&seed={seed}")
                self.browser.wait("return document.querySelector('#round-command') !== null")
                line = self.browser.text("#round-command")
                self.assertTrue(line.endswith(f" --round {seed}"), line)
                expected = command(line)["round"]
                self.assertEqual(expected["seed"], seed)
                letter = None
                if "table" in game:
                    letter = list(dict.fromkeys(painted))[expected["M"] - 1]
                self.assert_round(expected, letter)

    def assert_round(self, expected, letter):
        """The round that is shown is the one of the command's JSON; a painted message is a letter."""
        steps = self.browser.run("return [...document.querySelectorAll('#round .steps > li')].map((step) => step.innerText)")
        cells = self.browser.run("""
            return [...document.querySelectorAll("#round .steps > li")].map((step) =>
              [...step.querySelectorAll(".cells")].map((string) => string.getAttribute("aria-label")));""")
        self.assertEqual(cells[0], expected["X"])
        if letter is None:
            self.assertEqual(cells[1], [bits or "nothing" for bits in expected["M"]])
        else:
            self.assertIn(f"The letter {chr(ord('A') + letter)}: the message {expected['M']} of 3", steps[1])
        index = expected["J"]
        flipped = [str(i + 1) for i, (a, b) in enumerate(zip(expected["X"][index - 1], expected["Y"])) if a != b]
        self.assertEqual(cells[2], [expected["Y"] + (f", flipped at {', '.join(flipped)}" if flipped else "")])
        self.assertIn(f"of string {index},", steps[2])
        shown = self.browser.run("return [...document.querySelectorAll('#round .bars dd .number')].map((number) => number.textContent)")
        self.assertEqual([number.split(" ")[0] for number in shown], expected["posterior"])
        greatest = max(map(Fraction, expected["posterior"]))
        likely = [j + 1 for j, value in enumerate(expected["posterior"]) if Fraction(value) == greatest]
        tie = f" (the first of {', '.join(map(str, likely))}, which are equally likely)" if len(likely) > 1 else ""
        outcome = "✓ right" if expected["right"] else f"✗ wrong: it was {index}"
        self.assertEqual(" ".join(steps[4].split()), f"Bob guesses {expected['guess']}{tie}. {outcome}")

    def test_round_command_is_copied(self):
        self.open("/play?k=2&d=3&rho=1/2&seed=9")
        self.browser.wait("return document.querySelector('#copy-round-command') !== null")
        self.browser.cdp("Browser.grantPermissions", origin=self.address, permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
        self.browser.click("#copy-round-command")
        self.browser.wait_for_text("#copy-round-command", "Copied")
        self.assertEqual(self.browser.run("return navigator.clipboard.readText()"), self.browser.text("#round-command"))

    def test_slider_changes_the_game(self):
        self.open("/play?k=2&d=3&rho=1/2")
        self.browser.wait_for_text("#success", "187/256")
        self.browser.run("document.querySelector('#rho-slider').focus()")
        self.browser.press("right")
        self.browser.wait("return document.querySelector('#rho').value === '11/20'")
        self.browser.wait_for_text("#command", "--rho 11/20")
        expected = command(self.browser.text("#command"))
        self.browser.wait_for_text("#success", expected["success"])
        self.assertIn("rho=11%2F20", self.browser.run("return location.search"))

    def test_thousand_rounds_meet_the_exact_success(self):
        self.open("/play?k=2&d=3&rho=1/2&seed=3")
        self.browser.wait_for_text("#success", "187/256")
        self.browser.click("#rounds-form button[type=submit]")
        self.browser.wait_for_text("#rounds", "of 1000 rounds right")
        self.browser.wait_for_text("#command", "lemmata sample")
        expected = command(self.browser.text("#command"))
        self.assertEqual(expected["trials"], 1000)
        text = self.browser.text("#rounds")
        self.assertIn(f"{expected['successes']} of 1000 rounds", text)
        self.assertIn("lies inside", text)
        self.assertEqual(self.browser.run("return document.querySelectorAll('#rounds svg[role=img]').length"), 1)

    def test_painting_with_the_keyboard(self):
        self.open("/play?k=2&d=1&rho=1/2&message=table:0,0,0,0")
        self.browser.wait_for_text("#success", "1/2")
        self.browser.run("document.querySelector('.paint button').focus()")
        self.browser.press("right", "space")
        self.browser.wait_for_text("#command", "[0,1,0,0]")
        self.browser.press("right", "enter")
        self.browser.wait_for_text("#command", "[0,1,1,0]")
        expected = command(self.browser.text("#command"))
        self.browser.wait_for_text("#success", expected["success"])

    def test_refusal_is_in_the_words_of_the_command_line(self):
        self.open("/play?k=2&d=3&rho=1/2")
        self.browser.wait_for_text("#success", "187/256")
        self.browser.write("#rho", "3/2")
        self.browser.wait_for_text("#error", "rho = 3/2: the correlation must lie in [0, 1]")
        self.assertEqual(self.browser.run("return document.querySelector('#error').getAttribute('role')"), "alert")

    def test_button_cancels_long_rounds(self):
        self.begin_long_rounds()
        self.browser.click("#stop-rounds")
        self.wait_for_running(0)

    def test_closed_page_cancels_its_work(self):
        self.begin_long_rounds()
        self.browser.open("about:blank")
        self.wait_for_running(0)

    def begin_long_rounds(self):
        """10^11 random bits, which are cancelled long before they are drawn."""
        self.open("/play?k=1000&d=1000&rho=1/2&message=everything&trials=100000")
        self.browser.wait("return document.querySelector('#success .bars') !== null", seconds=60)
        self.wait_for_running(0)
        self.browser.click("#rounds-form button[type=submit]")
        self.wait_for_running(1)

    def wait_for_running(self, count):
        for _ in range(200):
            with urllib.request.urlopen(f"{self.address}/api/status") as answer:
                running = json.load(answer)["running"]
            if running == count:
                return
            time.sleep(0.05)
        self.fail(f"{running} computations run; expected {count}")


class ChainTests(ExplorerTestCase):
    def test_shows_every_link_with_its_slack(self):
        for query in ["k=2&d=3&rho=1/2&message=everything", "k=4&d=3&rho=1/5&message=prefix:1", "k=2&d=2&rho=1&message=noisy:1/4"]:
            with self.subTest(query):
                self.open(f"/chain?{query}")
                self.browser.wait("return document.querySelectorAll('#links li').length === 4")
                expected = command(self.browser.text("#command"))
                for index, link in enumerate(expected["chain"]):
                    text = self.browser.text(f"#links li:nth-child({index + 1})")
                    self.assertIn(link["verdict"], text)
                    if link["slack"]["logForm"] == []:
                        self.assertIn("equality", text)
                    else:
                        self.assert_shown(text, link["slack"])
                self.assert_numbers(expected)

    def assert_numbers(self, expected):
        numbers = self.browser.text("#numbers")
        for value in expected["information"].values():
            if isinstance(value, dict) and value["logForm"]:
                self.assert_shown(numbers, value)

    def test_focus_shows_the_reason(self):
        self.open("/chain?k=2&d=3&rho=1/2")
        self.browser.wait("return document.querySelectorAll('#links li').length === 4")
        hidden = "return getComputedStyle(document.querySelector('#links li .why')).display"
        self.assertEqual(self.browser.run(hidden), "none")
        self.browser.run("document.querySelector('#links button').focus()")
        self.assertEqual(self.browser.run(hidden), "block")
        self.assertIn("Fano", self.browser.text("#links li .why"))
        self.browser.press("enter")
        self.assertEqual(self.browser.run("return document.querySelector('#links button').getAttribute('aria-expanded')"), "true")

    def test_says_which_link_loses_most(self):
        self.open("/chain?k=2&d=3&rho=1/2")
        self.browser.wait("return document.querySelectorAll('#links li').length === 4")
        slacks = [float(link["slack"]["bits"][0]) for link in command(self.browser.text("#command"))["chain"]]
        most = slacks.index(max(slacks)) + 1
        self.assertIn(f"Link {most},", self.browser.text("#chain-summary"))
        self.assertIn("loses most", self.browser.text(f"#links li:nth-child({most})"))


if __name__ == "__main__":
    unittest.main()
