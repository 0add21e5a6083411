# Quello che le risposte sulle domande al negozio dicono intorno alle frasi citate.

articles-say = Ecco cosa dicono le nostre pagine di aiuto:
articles-also-say = E inoltre:
articles-disagree = Su questo punto le nostre pagine di aiuto si contraddicono, quindi non posso dire con certezza quale vale:
articles-one-says = Una di loro dice:
not-there = Nelle nostre pagine di aiuto non trovo nulla in merito, quindi preferisco non tirare a indovinare.
charged-wrong = Mi dispiace. Un pagamento va controllato da una persona, che può vedere quanto è stato addebitato.
