# Was Antworten auf Fragen zum Shop um die zitierten Sätze herum sagen.

articles-say = Das steht auf unseren Hilfeseiten:
articles-also-say = Und:
articles-disagree = Unsere Hilfeseiten widersprechen sich hier, deshalb kann ich nicht sicher sagen, was davon gilt:
articles-one-says = Auf einer davon steht:
not-there = Dazu finde ich nichts auf unseren Hilfeseiten, also rate ich lieber nicht.
charged-wrong = Das tut mir leid. Eine Zahlung muss sich ein Mensch ansehen, der sieht, was abgebucht wurde.
