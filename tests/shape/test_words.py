"""No text of ours asks for a word that a carrier takes for STOP: whoever follows it would hear from us no more."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, Resource, Term
from fluent.syntax.serializer import serialize_pattern

from channels.optout import CARRIER_STOP, OURS_STOP
from kit.language import LANGUAGES
from kit.letters import bare
from kit.tables import ROOT

ASKS = (
    r"write|reply|send|text|answer|respond|say|type|enter|message"
    r"|escreva|escrever|responda|responder|envie|enviar|mande|mandar|digite|digitar|diga"
    r"|escrib[ae]|escribir|responde|envía|manda|contesta|conteste|di"
    r"|écrivez|écris|écrire|répondez|réponds|répondre|envoyez|envoie|envoyer|tapez|tape|dites|dis"
    r"|scrivi|scriva|scrivere|rispondi|risponda|rispondere|invia|inviare|manda|mandare|digita|digitare"
    r"|schreiben|schreib|schreibe|antworten|antworte|senden|sende|schicken|schicke|schick|tippen|tippe|sagen"
    r"|napisz|napisać|odpisz|odpisać|odpowiedz|wyślij|wysłać|wpisz|wpisać|odeślij"
    r"|kirjoita|kirjoittakaa|vastaa|vastatkaa|lähetä|lähettäkää|sano|tekstaa"
    r"|напишіть|напиши|написати|надішліть|надішли|надіслати|відповідайте|дайте відповідь|введіть|скажіть"
)
BETWEEN = (
    r"back|with|us|me|just|only|the|a|word|to|com|a|palavra|só|apenas|nos|para|Sie|uns|nur|einfach|das|Wort|mit|an"
    r"|nos|con|la|palabra|solo|sólo|avec|le|mot|juste|seulement|simplement|con|la|parola|solo|soltanto"
    r"|nam|tylko|po prostu|słowo|meille|vain|sana|sanalla|нам|лише|тільки|просто|слово"
)
AFTER = (
    r"or|ou|to|para|if|se|o|si|pour|per|oder|um|wenn|falls|lub|albo|aby|żeby|jeśli|tai|jos"
    r"|або|чи|щоб|якщо"  # noqa: RUF001 - Ukrainian
)
NEVER = "|".join(sorted(map(re.escape, CARRIER_STOP | OURS_STOP), key=len, reverse=True))
ASKING = re.compile(
    rf"\b(?:{bare(ASKS)})\b(?:\s+(?:{bare(BETWEEN)})\b)*\W*(?:{NEVER})(?=\s*(?:$|[^\w\s]|(?:{bare(AFTER)})\b))"
)
UPPER = re.compile(rf"\b(?:{NEVER.upper()})\b")


def messages(place: Path) -> Iterator[tuple[str, str]]:
    resource = FluentParser().parse(place.read_text("utf-8"))
    assert isinstance(resource, Resource)
    for entry in resource.body:
        if isinstance(entry, Message | Term) and entry.value is not None:
            yield entry.id.name, " ".join(serialize_pattern(entry.value).split())


def places() -> list[Path]:
    skipped = {".venv", "node_modules", "data", "build"}
    return [place for place in ROOT.rglob("*.ftl") if not skipped & set(place.relative_to(ROOT).parts)]


def asks_for_stop(text: str) -> bool:
    return bool(ASKING.search(bare(text)) or UPPER.search(text))


def test_no_message_asks_for_a_word_that_stops_everything() -> None:
    found = {
        f"{place.relative_to(ROOT)}: {name}": text
        for place in places()
        for name, text in messages(place)
        if asks_for_stop(text)
    }
    assert found == {}


def test_every_package_that_speaks_is_read() -> None:
    assert {"channels", "hub", "agent"} <= {place.relative_to(ROOT).parts[0] for place in places()}
    assert {f"{language}.ftl" for language in LANGUAGES} <= {place.name for place in places()}


@pytest.mark.parametrize(
    "text",
    [
        "Reply STOP to get no more messages.",
        "Write cancel.",
        "Please answer with “cancel” or keep it.",
        "Text us back: END",
        "Responda SAIR para não receber mais.",
        "Escreva a palavra parar.",
        "1 for yes, CANCEL for no",
        "Responde baja para no recibir más mensajes.",
        "Répondez « arrêt » si vous n'en voulez plus.",
        "Scrivi basta per non riceverne altri.",
        "Antworten Sie mit stopp, um keine mehr zu bekommen.",
        "Schreiben Sie uns abmelden oder rufen Sie an.",
        "Odpisz wypisz, aby nie dostawać wiadomości.",
        "Vastaa lopeta, jos et halua viestejä.",
        "Напишіть стоп, щоб не отримувати повідомлень.",
    ],
)
def test_the_check_sees_those_who_ask(text: str) -> None:
    assert asks_for_stop(text)


@pytest.mark.parametrize(
    "text",
    [
        "Write to us to cancel your order.",
        "You can cancel order #1001 here: https://till.example/l/x",
        "Write START if you want them again.",
        "The end of the hour is near. Say so and a person will answer.",
        "Pode cancelar o pedido aqui.",
        "Escríbanos para cancelar el pedido.",
        "Vous pouvez arrêter la livraison ici.",
        "Basta scrivere il numero dell'ordine.",
        "Sie können sich hier abmelden.",
        "Napisz do nas, aby anulować zamówienie.",
        "Kirjoita meille, jos haluat perua tilauksen.",
        "Напишіть нам, щоб скасувати замовлення.",
    ],
)
def test_the_check_lets_pass_what_only_speaks_of_it(text: str) -> None:
    assert not asks_for_stop(text)
