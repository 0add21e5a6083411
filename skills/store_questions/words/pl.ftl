# Co odpowiedzi na pytania o sklep mówią wokół cytowanych zdań.

articles-say = Oto co mówią nasze strony pomocy:
articles-also-say = Oraz:
articles-disagree = Nasze strony pomocy przeczą tu sobie nawzajem, więc nie mogę na pewno powiedzieć, co obowiązuje:
articles-one-says = Na jednej z nich czytamy:
not-there = Nie znajduję nic na ten temat na naszych stronach pomocy, więc wolę nie zgadywać.
charged-wrong = Przykro mi. Płatność musi sprawdzić człowiek, który widzi, co zostało pobrane.
