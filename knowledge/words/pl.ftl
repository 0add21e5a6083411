set-by-staff = Ustalone przez nasz zespół
modify-within = Zamówienie można zmienić w ciągu { $time } od złożenia.
modify-cutoff = Zamówienie można zmienić do godziny { $clock } w dniu złożenia.
modify-until_shipped = Zamówienie można zmienić, dopóki nie zostanie wysłane.
modify-limit = Po wysłaniu zamówienia nie można go już zmienić.
modify-never = Złożonego zamówienia nie można zmienić.
cancel-within = Zamówienie można anulować w ciągu { $time } od złożenia.
cancel-cutoff = Zamówienie można anulować do godziny { $clock } w dniu złożenia.
cancel-until_shipped = Zamówienie można anulować, dopóki nie zostanie wysłane.
cancel-limit = Po wysłaniu zamówienia nie można go już anulować.
cancel-never = Złożonego zamówienia nie można anulować.
fee-none = Anulowanie zamówienia jest bezpłatne.
fee-percent = Przy anulowaniu zamówienia zatrzymujemy { $percent }% jego wartości jako opłatę.
fee-fixed = Przy anulowaniu zamówienia zatrzymujemy { $amount } jako opłatę.
eligible = Możliwe zmiany: { $kinds }.
eligible-none = W zamówieniu nie można niczego zmienić.
exception-modify = { $items }: nie można ich zmienić.
exception-cancel = { $items }: nie można ich anulować.
exception-both = { $items }: nie można ich zmienić ani anulować.
returns = Produkty można zwrócić w ciągu { $time }.
refund = Zwrot pieniędzy trwa do { $time }.
exception-return = { $items }: zwrot nie jest możliwy.
exchanges-yes = Produkty można wymienić na inne.
exchanges-no = Produktów nie wymienia się na inne.
minutes = { $count ->
    [one] { $count } minuty
    [few] { $count } minut
    [many] { $count } minut
   *[other] { $count } minuty
}
hours = { $count ->
    [one] { $count } godziny
    [few] { $count } godzin
    [many] { $count } godzin
   *[other] { $count } godziny
}
days = { $count ->
    [one] { $count } dnia
    [few] { $count } dni
    [many] { $count } dni
   *[other] { $count } dnia
}
kind-variant = rozmiar i kolor
kind-quantity = liczba sztuk
kind-remove = usunięcie produktów
kind-address = adres dostawy
kind-cancel = anulowanie
items-personalised = Produkty personalizowane
items-pre_order = Produkty z przedsprzedaży
items-gift_card = Karty podarunkowe
items-final_sale = Produkty z wyprzedaży ostatecznej
items-made_to_order = Produkty na zamówienie

help-title = Pomoc
help-reviewed = Ostatnio sprawdzono: { $date }
help-overdue = Od tego czasu coś mogło się zmienić.
help-ask = Zapytaj nas
help-all = Wszystkie strony pomocy
help-missing = Nie ma takiej strony
help-missing-why = Być może została usunięta.
help-none = Nie ma jeszcze żadnej strony pomocy.
help-skip = Przejdź do treści
