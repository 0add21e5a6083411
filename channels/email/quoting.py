"""How mail programs of our nine languages begin what they quote, and how people close a letter."""

# ruff: noqa: RUF001 - letters of other alphabets are meant

import re

FORWARD = re.compile(r"^(fwd?|wg|tr|i|enc|rv|vs|vl|pd|пер|нап)\s*:", re.IGNORECASE)
WROTE = re.compile(
    r"(wrote|escreveu|pisze|napisał(\(a\)|a|o)?|kirjoitti|пише|написа(в|ла|в\(ла\))|"
    r"ha scritto|escribió|schrieb|a écrit)[^\w\n]{0,3}:?[>\"»\s]*$",
    re.IGNORECASE,
)
BEGINS_WROTE = re.compile(
    r"^[>\s]*(on|em|a|w dniu|dnia|pe|ma|ti|ke|to|la|su|pn|wt|śr|czw|pt|sob|niedz|"
    r"пн|вт|ср|чт|пт|сб|нд|il|el|am|le|\d)\b",
    re.IGNORECASE,
)
ORIGINAL = re.compile(
    r"^[>\s]*(-{3,}|_{20,})\s*($|(original message|mensagem original|wiadomość oryginalna|oryginalna wiadomość|"
    r"alkuperäinen viesti|оригінальне повідомлення|messaggio originale|mensaje original|"
    r"ursprüngliche nachricht|originalnachricht|message d'origine|message original)\s*-*)\s*$",
    re.IGNORECASE,
)
FROM = re.compile(r"^[>*\s]*(from|de|od|lähettäjä|від|da|von)\s*\*?\s*:\s?\S", re.IGNORECASE)
SENT = re.compile(
    r"^[>*\s]*(sent|date|enviad[ao]|enviado el|data|fecha|wysłano|data wysłania|lähetetty|päivämäärä|надіслано|дата|"
    r"inviato|gesendet|datum|envoyé|to|para|do|an|a|à|кому|vastaanottaja|subject|assunto|temat|aihe|тема|oggetto|"
    r"asunto|betreff|objet)\s*\*?\s*:",
    re.IGNORECASE,
)
DEVICE = re.compile(
    r"^(sent from my|get outlook for|enviado (do|desde|a partir do)|wysłano z|lähetetty|надіслано з|відправлено з|"
    r"inviato da|gesendet von|von meinem .* gesendet|envoyé (de|depuis|à partir)|"
    r"obter o outlook|hol dir outlook)\b.{0,60}$",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"^((best|kind|warm|many) (regards|wishes)|regards|best|cheers|sincerely|thanks|thank you|many thanks|"
    r"(com os )?(melhores )?cumprimentos|atenciosamente|abraços|obrigad[ao]|"
    r"pozdrawiam|z poważaniem|pozdrowienia|dziękuję|(ystävällisin )?terveisin|kiitos|kiittäen|"
    r"з повагою|дякую|щиро|(cordiali |distinti )?saluti|grazie|(un )?(cordial )?saludos?|atentamente|gracias|"
    r"mit (freundlichen|besten) grüßen|(viele|beste|liebe|freundliche) grüße|mfg|vg|lg|danke|"
    r"(bien )?cordialement|bonne journée|merci|salutations)[\s,.!\u2013-]*$",
    re.IGNORECASE,
)
