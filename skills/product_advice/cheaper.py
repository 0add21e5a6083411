"""Words that ask for something cheaper and say nothing else: after products were shown they mean those. Pure."""

from skills import things
from skills.base import Heard
from skills.product_advice.wanted import LONGEST


def asks_cheaper(heard: Heard) -> bool:
    """Whether the words only ask for less than what was shown: "cheaper?", "hast du was Günstigeres?".

    "Can I get it cheaper?" asks for a better price of the same thing, which is a question of discounts.
    """
    if not heard.shown.get("products") or len(heard.text) > LONGEST:
        return False
    cheaper = [met for met in things.meet("asks", heard.text) if met.key == "cheaper"]
    small = things.meet("beside_cheaper", heard.text)
    covered = {place for met in (*cheaper, *small) for place in range(met.start, met.end)}
    return bool(cheaper) and covered == set(range(things.count(heard.text)))
