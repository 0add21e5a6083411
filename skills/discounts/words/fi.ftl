# Mitä alennuksista sanotaan. Tässä ei ole yhtään lukua: jokainen tulee tosiasiasta.

code-is = Sinulle on koodi:
codes-are = Nämä koodit voin antaa:
only-these = En voi tehdä koodeja enkä muuttaa sitä, mitä koodi vähentää. Voin antaa vain kaupan tekemiä koodeja.
takes-percent = { $code } vähentää ostoskorista { $percent } %.
takes-amount = { $code } vähentää ostoskorista { $amount }.
from-minimum = Ostoskorin summan on oltava vähintään { $minimum }.
until = Koodi on voimassa { $when } asti.
no-code = Juuri nyt ei ole koodia, jonka voisin antaa.

code-counts = Koodi { $code } on nyt voimassa.
if-refused = Jos ostoskorisi täyttää ehdot ja koodi ei silti kelpaa, joku tiimistämme voi katsoa asiaa.
code-ended = Koodin { $code } voimassaolo päättyi { $when }, joten se ei enää kelpaa.
code-not-yet = Koodi { $code } ei ole vielä voimassa.
code-unknown = Kaupassa ei ole koodia { $code }. Tarkista kirjoitusasu.

articles-say = Ohjesivuillamme sanotaan näin:
not-there = En löydä tästä mitään ohjesivuiltamme, joten en viitsi arvailla.
shop-unreachable = En saa nyt yhteyttä kaupan alennuskoodeihin.
