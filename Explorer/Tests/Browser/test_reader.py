"""What a screen reader is told: the browser's own tree of roles, names and states, not the page's source."""

import unittest

from explorer import ExplorerTestCase
from test_access import PAGES

# What takes part in nothing that a user does or reads needs a name.
NAMED = {"button", "link", "textbox", "searchbox", "spinbutton", "slider", "radio", "checkbox", "combobox", "option", "DisclosureTriangle",
         "heading", "region", "form", "table", "image", "img", "progressbar", "radiogroup", "navigation"}


class ReaderTests(ExplorerTestCase):
    def test_everything_that_is_used_has_a_name(self):
        for page, (path, sign) in PAGES.items():
            with self.subTest(page=page):
                nodes = self.told(path, sign)
                self.assertEqual([node for node in nodes if node[0] in NAMED and not node[1].strip()], [])
                self.assertEqual([node[0] for node in nodes if node[0] in ("main", "banner")], ["banner", "main"])
                self.assertGreater(len(nodes), 20)

    def test_a_link_of_the_chain_is_told_with_its_slack(self):
        nodes = self.told(*PAGES["chain"])
        told = " ".join(name for role, name in nodes if role in ("StaticText", "button", "heading"))
        links = self.browser.run("return [...document.querySelectorAll('#links li')].map((e) => e.innerText)")
        for link in links:
            for line in link.split("\n"):
                for word in line.split():
                    self.assertIn(word, told)

    def test_drawings_are_told_by_their_numbers(self):
        for page, number in [("cost", "#cost-summary dd"), ("chain", "#chain-summary")]:
            with self.subTest(page=page):
                nodes = self.told(*PAGES[page])
                drawings = [name for role, name in nodes if role in ("image", "img")]
                self.assertTrue(any(any(sign.isdigit() for sign in name) for name in drawings), drawings)
                self.assertTrue(self.browser.text(number))

    def test_answers_are_announced(self):
        for page, region in [("play", "#success"), ("cost", "#cost-summary"), ("contraction", "#coefficients"), ("chain", "#chain-summary")]:
            with self.subTest(page=page):
                self.told(*PAGES[page])
                self.assertEqual(self.browser.run("return document.querySelector(arguments[0]).ariaLive", region), "polite")
        self.open("/play?k=2&d=3&rho=2")
        self.browser.wait("return !document.querySelector('#error').hidden")
        alerts = [name for role, name in self.tree() if role == "alert"]
        self.assertEqual(len(alerts), 1)

    def told(self, path, sign):
        """Opens a page and gives the roles and names that a screen reader is told, in order."""
        self.open(path)
        self.browser.wait("return document.querySelector(arguments[0]) !== null", sign)
        return self.tree()

    def tree(self):
        self.browser.cdp("Accessibility.enable")
        nodes = self.browser.cdp("Accessibility.getFullAXTree")["nodes"]
        known = {node["nodeId"]: node for node in nodes}

        def walk(node):
            if not node["ignored"]:
                yield node["role"]["value"], node.get("name", {}).get("value", "")
            for child in node.get("childIds", []):
                if child in known:
                    yield from walk(known[child])

        return list(walk(nodes[0]))


if __name__ == "__main__":
    unittest.main()
