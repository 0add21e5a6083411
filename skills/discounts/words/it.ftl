# Quello che dicono gli sconti. Qui non c'è nessuna cifra: ognuna viene da un fatto.

code-is = C'è un codice:
codes-are = Questi sono i codici che posso condividere:
only-these = Non posso creare codici né cambiare quanto tolgono. Posso solo condividere quelli creati dal negozio.
takes-percent = { $code } toglie il { $percent }% dal carrello.
takes-amount = { $code } toglie { $amount } dal carrello.
from-minimum = Vale per carrelli da { $minimum } in su.
until = Scadenza: { $when }.
no-code = Al momento non c'è nessun codice che io possa condividere.

code-counts = Il codice { $code } adesso è valido.
if-refused = Se il carrello rientra nelle condizioni e il codice viene comunque rifiutato, una persona del nostro team può controllare.
code-ended = Il codice { $code } è scaduto ({ $when }), quindi non vale più.
code-not-yet = Il codice { $code } non vale ancora.
code-unknown = Il negozio non ha un codice { $code }. Meglio controllare come è scritto.

articles-say = Ecco cosa dicono le nostre pagine di aiuto:
not-there = Nelle nostre pagine di aiuto non trovo nulla in merito, quindi preferisco non tirare a indovinare.
shop-unreachable = Al momento non riesco a raggiungere i codici sconto del negozio.
