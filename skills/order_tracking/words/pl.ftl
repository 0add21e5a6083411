# Co mówi śledzenie zamówień. Nie ma tu żadnych liczb: każda pochodzi z faktu. Po wierszach z dwukropkiem następuje cytat.
# Zdania są krótkie, bo wysyłamy je też SMS-em; żadne nie opiera się na poprzednim.

sign-in-needed = Aby sprawdzić Twoje zamówienie, najpierw się zaloguj.
which-order = O które zamówienie chodzi?
order-not-found = Nie znajduję zamówienia { $order } na Twoim koncie. Bardzo starych zamówień mogę tu nie widzieć, więc sprawdź, proszę, numer.
order-too-old = To zamówienie jest zbyt stare i nie widać go tutaj. Może je odszukać osoba z naszego zespołu.
no-orders = Nie znajduję na Twoim koncie zamówienia, które mogę sprawdzić. Bardzo starych zamówień mogę tu nie widzieć.
shop-unreachable = System zamówień sklepu w tej chwili nie odpowiada, więc nie mogę teraz sprawdzić, gdzie jest Twoje zamówienie.

# Zamówienie jako całość, gdy nie ma paczki do śledzenia.
order-not-sent = Zamówienie { $order } nie zostało jeszcze wysłane, więc na razie nie ma czego śledzić.
order-with-warehouse = Zamówienie { $order } jest w naszym magazynie i nie zostało jeszcze przekazane przewoźnikowi, więc na razie nie ma czego śledzić.
order-on-hold = Zamówienie { $order } nie zostało jeszcze wysłane: właśnie sprawdza je nasz zespół.
order-scheduled = Zamówienie { $order } nie zostało jeszcze wysłane. Planowana wysyłka: { $day }.
order-cancelled = Zamówienie { $order } zostało anulowane, więc żadna paczka nie przyjdzie.
order-cancelling = Zamówienie { $order } jest w trakcie anulowania. To jeszcze nie koniec.
order-refunded = Za zamówienie { $order } zwrócono pieniądze i nie zostało ono wysłane.
order-closed = Zamówienie { $order } jest zamknięte, a sklep nie pokazuje dla niego żadnej paczki.
order-digital = Zamówienie { $order } jest dostarczane cyfrowo, więc nie ma paczki do śledzenia.
order-unknown = Sklep nie potrafi jeszcze powiedzieć, co z zamówienia { $order } wyszło.
order-sent-untracked = Zamówienie { $order } zostało wysłane, ale sklep nie ma dla niego śledzenia.
payment-open = Płatność za nie nie jest jeszcze rozliczona.

# Przed paczkami zamówienia, które ma ich więcej albo którego część jest jeszcze u nas.
part-sent = Część zamówienia { $order } została wysłana; reszta jeszcze nie wyszła.
sent-in-parcels = Zamówienie { $order } wysłano w więcej niż jednej paczce.
still-here = Jeszcze niewysłane: { $lines }.
more-parcels = Pozostałe paczki tego zamówienia: { $count }.

# Jedna paczka. $place to "all", gdy jest nią całe zamówienie, a inaczej numer paczki; $lines to jej zawartość.
parcel-sent = { $place ->
    [all] Zamówienie { $order } wysłano { $day }. Przewoźnik jeszcze nic o nim nie podał.
   *[part] Paczkę { $place } ({ $lines }) wysłano { $day }. Przewoźnik jeszcze nic o niej nie podał.
}
parcel-label = { $place ->
    [all] Zamówienie { $order } jest spakowane i ma etykietę, ale przewoźnik jeszcze go nie ma.
   *[part] Paczka { $place } ({ $lines }) jest spakowana i ma etykietę, ale przewoźnik jeszcze jej nie ma.
}
parcel-with_carrier = { $place ->
    [all] Przewoźnik odebrał od nas zamówienie { $order }.
   *[part] Przewoźnik odebrał od nas paczkę { $place } ({ $lines }).
}
parcel-on_the_way = { $place ->
    [all] Zamówienie { $order } jest w drodze do Ciebie.
   *[part] Paczka { $place } ({ $lines }) jest w drodze do Ciebie.
}
parcel-out_for_delivery = { $place ->
    [all] Zamówienie { $order } jest w doręczeniu.
   *[part] Paczka { $place } ({ $lines }) jest w doręczeniu.
}
parcel-delayed = { $place ->
    [all] Przykro mi: przewoźnik podaje, że zamówienie { $order } jest opóźnione.
   *[part] Przykro mi: przewoźnik podaje, że paczka { $place } ({ $lines }) jest opóźniona.
}
parcel-attempted = { $place ->
    [all] Przewoźnik próbował doręczyć zamówienie { $order } ({ $when }), ale nie mógł go wydać.
   *[part] Przewoźnik próbował doręczyć paczkę { $place } ({ $lines }), { $when }, ale nie mógł jej wydać.
}
parcel-pickup = { $place ->
    [all] Zamówienie { $order } czeka na Ciebie w punkcie odbioru.
   *[part] Paczka { $place } ({ $lines }) czeka na Ciebie w punkcie odbioru.
}
parcel-delivered = { $place ->
    [all] Przewoźnik podaje, że zamówienie { $order } doręczono: { $when }.
   *[part] Przewoźnik podaje, że paczkę { $place } ({ $lines }) doręczono: { $when }.
}
parcel-picked_up = { $place ->
    [all] Przewoźnik podaje, że zamówienie { $order } odebrano: { $when }.
   *[part] Przewoźnik podaje, że paczkę { $place } ({ $lines }) odebrano: { $when }.
}
parcel-failed = { $place ->
    [all] Przykro mi: przewoźnik podaje, że nie mógł doręczyć zamówienia { $order }. Możliwe, że wraca ono do nas.
   *[part] Przykro mi: przewoźnik podaje, że nie mógł doręczyć paczki { $place } ({ $lines }). Możliwe, że wraca ona do nas.
}

# Co jeszcze przewoźnik mówi o paczce.
carrier-and-number = Przewoźnik: { $carrier }, numer przesyłki { $number }.
carrier-alone = Przewoźnik: { $carrier }.
number-alone = Numer przesyłki: { $number }.
expected = Przewidywana dostawa: { $days }.
expected-anew = Nowa przewidywana dostawa: { $days }.
expected-passed = Dostawa miała być do: { $day }. Przykro mi, że się spóźnia.
expected-unknown = Przewoźnik nie podał jeszcze dnia dostawy.
last-news = Ostatnia wiadomość od przewoźnika: { $when }.

# Co dalej.
attempted-next = Poszukaj, proszę, awiza od przewoźnika albo otwórz jego stronę śledzenia: tam widać, czy przyjedzie ponownie albo gdzie można odebrać paczkę.
pickup-next = Gdzie to jest i jak długo poczeka, mówi strona śledzenia przewoźnika albo jego wiadomość do Ciebie.
sorry-waiting = Przykro mi, że musisz czekać.
sorry-missing = Przykro mi, że paczki nie ma u Ciebie.
not-reported = Przewoźnik nie podał, że ją doręczono.
look-around = Zapytaj, proszę, sąsiadów i sprawdź, gdzie można zostawić paczkę: przy drzwiach, w skrzynce, w szopie, w recepcji.
wait-until = Czasem przewoźnik podaje doręczenie trochę za wcześnie. Jeśli paczka się nie znajdzie do { $until }, napisz tu ponownie, a sprawdzi to człowiek.

# Czy zamówienie dotarło do sklepu, i jego dokumenty.
order-placed = Tak, mamy zamówienie { $order }, złożone { $when }.
payment = { $status ->
    [paid] Jest opłacone: { $total }.
    [authorized] Płatność { $total } jest zatwierdzona.
    [partially_paid] Jest opłacone częściowo. Całość to { $total }.
    [partially_refunded] Jest opłacone, a część pieniędzy zwrócono. Całość to { $total }.
    [refunded] Pieniądze zwrócono.
    [voided] Płatność została wycofana.
    [expired] Płatność wygasła, więc nie jest opłacone.
   *[pending] Płatność { $total } nie jest jeszcze rozliczona.
}
no-mail-again = Nie mogę stąd ponownie wysłać potwierdzenia e-mailem.
documents-say = O fakturach nasze strony pomocy mówią:
no-documents = Nie mogę stąd wysyłać faktur ani innych dokumentów.

# Przed tym, co mówią strony pomocy sklepu, i co sam sklep dodaje przy tym stanie.
dispatch-says = O tym, kiedy wysyłane są zamówienia, nasze strony pomocy mówią:
delivery-says = O czasie dostawy nasze strony pomocy mówią:
late-says = O spóźnionych paczkach nasze strony pomocy mówią:
shop-adds = Uwaga od sklepu: { $note }

# Czego szuka się w artykułach.
query-dispatch = kiedy wysyłane są zamówienia, wysyłka, pakowanie, magazyn
query-delivery = ile trwa dostawa, czas dostawy
query-late = paczka się spóźnia, opóźnienie, śledzenie się nie zmienia
query-documents = faktura, paragon
