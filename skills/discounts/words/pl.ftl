# Co mówią rabaty. Nie ma tu żadnych liczb: każda pochodzi z faktu.

code-is = Jest dla Ciebie kod:
codes-are = Oto kody, którymi mogę się podzielić:
only-these = Nie mogę tworzyć kodów ani zmieniać ich wartości. Mogę tylko podać te, które utworzył sklep.
takes-percent = { $code } obniża wartość koszyka o { $percent }%.
takes-amount = { $code } obniża wartość koszyka o { $amount }.
from-minimum = Działa przy koszyku od { $minimum }.
until = Jest ważny do { $when }.
no-code = W tej chwili nie ma kodu, którym można się podzielić.

code-counts = Kod { $code } jest teraz ważny.
if-refused = Jeśli koszyk to spełnia, a kod nadal jest odrzucany, może to sprawdzić osoba z naszego zespołu.
code-ended = Kod { $code } wygasł { $when }, więc już nie działa.
code-not-yet = Kod { $code } jeszcze nie działa.
code-unknown = Sklep nie ma kodu { $code }. Sprawdź, proszę, jak jest zapisany.

articles-say = Oto co mówią nasze strony pomocy:
not-there = Nie znajduję nic na ten temat na naszych stronach pomocy, więc wolę nie zgadywać.
shop-unreachable = W tej chwili nie mogę sprawdzić kodów rabatowych sklepu.
