"""Every page keeps the rules of accessibility, at the width of a desk and of a phone, in light and in dark, and is reached
and used from the keyboard."""

import unittest

from explorer import ExplorerTestCase
from rules import RULES

PAGES = {
    "play": ("/play?k=2&d=3&rho=1/2&message=noisy:1/10&seed=4", "#outcome"),
    "paint": ("/play?k=2&d=2&rho=1/2&message=table:0,1,1,0,2,0,1,1,0,0,0,1,2,2,1,0", "#outcome"),
    "cost": ("/cost?k=2&d=3&rho=1/2&message=noisy:1/10", "#rate-command"),
    "contraction": ("/contraction?channel=z:1/4&input=1/3,2/3", "#curve svg"),
    "cube": ("/contraction?channel=81/100,9/100,9/100,1/100;9/100,81/100,1/100,9/100;9/100,1/100,81/100,9/100;1/100,9/100,9/100,81/100", "#curve svg"),
    "learning": ("/learning?problem=boolean&parameter=1/2&learner=majority:1&d=3&n=6", "#learning-figure svg"),
    "lemmas": ("/lemmas?search=gerber", "#copy-link"),
    "lemma": ("/lemmas/fano", "#copy-link"),
    "chain": ("/chain?k=3&d=4&rho=1/2&message=prefix:2", "#links li"),
}


class AccessTests(ExplorerTestCase):
    def test_rules(self):
        for name, (path, sign) in PAGES.items():
            for width in (1280, 360):
                for dark in (False, True):
                    with self.subTest(page=name, width=width, dark=dark):
                        self.browser.look(width=width, height=800, dark=dark)
                        self.open(path)
                        self.browser.wait("return document.querySelector(arguments[0]) !== null", sign)
                        self.picture(f"{name}-{width}-{'dark' if dark else 'light'}")
                        self.assertEqual(self.browser.run(RULES), [])

    def test_tab_reaches_every_control_in_order(self):
        for name, (path, sign) in PAGES.items():
            with self.subTest(page=name):
                self.open(path)
                self.browser.wait("return document.querySelector(arguments[0]) !== null", sign)
                self.browser.wait("return document.querySelector('#copy-link') !== null")
                self.assertEqual(self.reached(), self.controls())

    def controls(self):
        """The controls that the Tab key is to reach: of radio buttons of one name that is the chosen one."""
        return self.browser.run("""
            const shown = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
              .filter((e) => e.tabIndex >= 0 && (e.checkVisibility() || e.matches(".skip")));
            // What scrolls can be reached as well: browsers see to it.
            const scrolling = [...document.querySelectorAll(".display, .figure")].filter((e) => e.scrollWidth > e.clientWidth);
            window.known = [...shown.filter((e) => e.type !== "radio" || e.checked), ...scrolling]
              .sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
            return window.known.map((e, index) => index);""")

    def reached(self):
        self.controls()
        self.browser.run("document.activeElement.blur(); window.scrollTo(0, 0)")
        reached = []
        for _ in self.browser.run("return window.known.map(() => 0)"):
            self.browser.press("tab")
            reached.append(self.browser.run("return window.known.indexOf(document.activeElement)"))
            self.assertNotEqual(
                self.browser.run("return getComputedStyle(document.activeElement).outlineStyle"), "none",
                "the focus is not to be seen")
        return reached

    def test_skip_link_leads_to_the_content(self):
        self.open("/play")
        self.browser.press("tab", "enter")
        self.assertEqual(self.browser.run("return document.activeElement.id"), "main")

    def test_prints_with_reasons_and_without_controls(self):
        self.open("/chain?k=2&d=3&rho=1/2")
        self.browser.wait("return document.querySelectorAll('#links li').length === 4")
        self.browser.cdp("Emulation.setEmulatedMedia", media="print")
        self.assertEqual(self.browser.run("return getComputedStyle(document.querySelector('.why')).display"), "block")
        self.assertEqual(self.browser.run("return getComputedStyle(document.querySelector('nav')).display"), "none")
        self.browser.cdp("Emulation.setEmulatedMedia", media="")


if __name__ == "__main__":
    unittest.main()
