# Co mówi zmiana zamówień. Nie ma tu żadnych liczb: każda pochodzi z faktu. Po wierszach z dwukropkiem następuje cytat.

kind-variant = zmienić rozmiar lub kolor
kind-quantity = zmniejszyć liczbę sztuk
kind-remove = usunąć produkt
kind-address = zmienić adres dostawy
kind-cancel = anulować zamówienie

doing-variant = zmiana rozmiaru lub koloru
doing-quantity = zmiana liczby sztuk
doing-remove = usunięcie produktu
doing-address = zmiana adresu dostawy
doing-cancel = anulowanie
doing-any = zmiana zamówienia

policy-says = Oto co mówią nasze zasady:
policy-also-says = Oraz:
policy-mentions = To wszystko, co znajduję o tym na naszych stronach pomocy:
policy-unknown = Nie mogę na pewno powiedzieć, jakie są nasze zasady w tej sprawie ({ $change }), więc nie będę zgadywać.

sign-in-needed = Aby sprawdzić, czy Twoje zamówienie jeszcze na to pozwala, najpierw się zaloguj.
which-order = O które zamówienie chodzi?
order-not-found = Nie znajduję zamówienia { $order } na Twoim koncie. Bardzo starych zamówień mogę tu nie widzieć, więc sprawdź, proszę, numer.
order-too-old = To zamówienie jest zbyt stare i nie widać go tutaj. Może je odszukać osoba z naszego zespołu.
no-orders = Nie znajduję na Twoim koncie zamówienia, które mogę sprawdzić. Bardzo starych zamówień mogę tu nie widzieć.
shop-unreachable = System zamówień sklepu w tej chwili nie odpowiada, więc nie mogę teraz sprawdzić Twojego zamówienia.

add-not-supported = Do złożonego zamówienia nie można dodać produktów. Możesz złożyć na nie nowe zamówienie albo poprosić o pomoc nasz zespół.
more-not-supported = Do złożonego zamówienia nie można dodać kolejnych sztuk. Możesz złożyć na nie nowe zamówienie.
no-hub = W tej chwili nie można tu zmieniać zamówień.

can-change = { $kind ->
    [variant] W zamówieniu { $order } możesz jeszcze zmienić rozmiar lub kolor. Wskaż produkt w zamówieniu i wybierz nowy wariant.
    [quantity] W zamówieniu { $order } możesz jeszcze zmniejszyć liczbę sztuk. Wskaż produkt w zamówieniu i ustaw nową liczbę.
    [remove] Z zamówienia { $order } możesz jeszcze usunąć produkty. Wskaż, co ma z niego zniknąć.
    [address] W zamówieniu { $order } możesz jeszcze zmienić adres dostawy. Wpisz nowy w zamówieniu.
    [cancel] Zamówienie { $order } możesz jeszcze anulować. Nic się nie stanie, zanim potwierdzisz to w zamówieniu.
   *[any] Zamówienie { $order } możesz jeszcze zmienić.
}
finish-there = Nie mogę tego zrobić za Ciebie: dokończ to w zamówieniu { $order } i tam potwierdź.
can-change-any = Oto zamówienie { $order }. Możesz jeszcze { $kinds }.
else-open = W zamówieniu { $order } możesz jeszcze { $kinds }.
card-for-open = W tym, co jeszcze nie wyszło, możesz jeszcze { $kinds }.
open-until = Jest to możliwe do { $until }.
cancel-fee = Przy anulowaniu zatrzymana zostanie opłata { $fee }:

window-closed = Czas na tę zmianę w zamówieniu { $order } już minął ({ $change }):
window-closed-at = Czas na tę zmianę w zamówieniu { $order } ({ $change }) minął { $closed }:
never-allowed = Nasze zasady na to nie pozwalają ({ $change }):
not-eligible = Nasze zasady nie wymieniają tego wśród zmian, które możesz zrobić samodzielnie:
exception = Nie można tego zmienić w ten sposób ({ $lines }):
already-part-shipped = { $kind ->
    [cancel] Całego zamówienia nie można już anulować, bo jego część jest w drodze.
    [address] Adresu dostawy nie można już zmienić, bo część zamówienia jest w drodze.
   *[other] Część jest już w drodze, więc nie da się tego zrobić dla całego zamówienia.
}
already-shipped = Ten produkt już wyszedł, więc nie można go zmienić.
return-open = Dla zamówienia { $order } jest otwarty zwrot, więc teraz nie można go anulować.
payment-pending = Płatność za zamówienie { $order } nie jest jeszcze rozliczona, więc teraz nie można go anulować.
single-unit = W zamówieniu { $order } jest tylko jedna sztuka, więc nie można zmniejszyć ich liczby.
whole-order = To jedyny produkt w zamówieniu { $order }. Usunięcie go oznaczałoby anulowanie zamówienia.
with-warehouse = Zajmuje się tym już magazyn, więc nie można tego stąd zmienić.
on-hold = Sprawdza to teraz nasz zespół, więc nie można tego stąd zmienić.
quantity-unknown = Sklep nie potrafi jeszcze powiedzieć, co wyszło, więc nie mogę na pewno stwierdzić, że da się to zmienić.
digital = Jest dostarczany cyfrowo, więc nie ma w nim czego zmieniać.
shop-cannot = { $kind ->
    [cancel] W tym sklepie nie można anulować zamówień online.
   *[other] W tym sklepie takiej zmiany nie można zrobić online.
}
nothing-open = W zamówieniu { $order } nie ma już nic, co można zmienić.

lines-exception = Nie można tego zmienić w ten sposób ({ $lines }):
lines-with-warehouse = Już w obsłudze magazynu, więc bez możliwości zmian: { $lines }.
lines-on-hold = Sprawdza to nasz zespół, więc teraz bez możliwości zmian: { $lines }.
lines-unknown = Nie mogę jeszcze powiedzieć, czy to wyszło: { $lines }.
lines-locked = Bez możliwości zmian: { $lines }.

part-shipped = Część zamówienia { $order } już wyszła.
units-shipped = W drodze: { $lines }.
units-open = Jeszcze niewysłane i możliwe do zmiany: { $lines }.
order-shipped = Zamówienie { $order } już wyszło, więc nie można go zmienić ani anulować.
order-cancelled = Zamówienie { $order } zostało anulowane, więc nie ma już czego zmieniać.
order-cancelling = Zamówienie { $order } jest w trakcie anulowania. To jeszcze nie koniec, a nic innego nie można w nim zmienić.
order-archived = Zamówienie { $order } jest zamknięte, więc nie można go już zmienić.
order-refunded = Za zamówienie { $order } zwrócono pieniądze, więc nie ma już czego zmieniać.
order-with-warehouse = Zamówienie { $order } jest już w obsłudze magazynu, więc nie można go stąd zmienić.
order-on-hold = Zamówienie { $order } sprawdza teraz nasz zespół, więc nie można go stąd zmienić.
order-digital = Zamówienie { $order } jest dostarczane cyfrowo, więc nie ma w nim czego zmieniać.
order-locked = Zamówienia { $order } nie można zmienić online.
order-unknown = Sklep nie potrafi jeszcze powiedzieć, co z zamówienia { $order } wyszło, więc nie mogę na pewno stwierdzić, co da się zmienić.

returns-work = To, co dotarło, możesz zwrócić. Oto jak:
returns-unknown = To, co wyszło, można tylko zwrócić. Na naszych stronach pomocy nie znajduję, jak działają zwroty.
refunds-work = O zwrocie pieniędzy nasze zasady mówią:

changed-in-hub = { $kind ->
    [variant] Gotowe: rozmiar lub kolor w zamówieniu { $order } jest zmieniony.
    [quantity] Gotowe: liczba sztuk w zamówieniu { $order } jest zmieniona.
    [remove] Gotowe: produkt jest usunięty z zamówienia { $order }.
    [address] Gotowe: adres dostawy zamówienia { $order } jest zmieniony.
    [cancel] Gotowe: zamówienie { $order } jest anulowane.
   *[any] Gotowe: zamówienie { $order } jest zmienione.
}
is-it-solved = Czy teraz wszystko jest tak, jak miało być?
shop-news = { $what ->
    [sent] Nowa wiadomość o zamówieniu { $order }: zostało wysłane.
    [part_sent] Nowa wiadomość o zamówieniu { $order }: część została wysłana.
    [packed] Nowa wiadomość o zamówieniu { $order }: jest spakowane i czeka na przewoźnika.
    [delivered] Nowa wiadomość o zamówieniu { $order }: przewoźnik podaje, że zostało doręczone.
    [part_delivered] Nowa wiadomość o zamówieniu { $order }: przewoźnik podaje, że jedna z paczek została doręczona.
    [delayed] Nowa wiadomość o zamówieniu { $order }: przewoźnik podaje, że dotrze później.
    [cancelled] Nowa wiadomość o zamówieniu { $order }: sklep je anulował.
    [returned] Nowa wiadomość o zamówieniu { $order }: zwrot dotarł i jest rozliczony.
   *[any] Nowa wiadomość o zamówieniu { $order }: coś się zmieniło.
}
news-expected = Teraz spodziewane jest: { $window }.

# Czego szuka się w artykułach.
query-returns = w ciągu ilu dni można zwrócić towar
query-refunds = jak i kiedy zwracane są pieniądze
