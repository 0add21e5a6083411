# Mitä kauppaa koskevat vastaukset sanovat lainattujen lauseiden ympärillä.

articles-say = Ohjesivuillamme sanotaan näin:
articles-also-say = Ja:
articles-disagree = Ohjesivumme ovat tästä ristiriidassa keskenään, joten en voi sanoa varmasti, mikä näistä pätee:
articles-one-says = Yhdellä niistä sanotaan:
not-there = En löydä tästä mitään ohjesivuiltamme, joten en halua arvailla.
charged-wrong = Olen pahoillani. Maksun täytyy tarkistaa ihminen, joka näkee, mitä on veloitettu.
