# Co mówią zwroty i wymiany. Nie ma tu żadnych liczb: każda pochodzi z faktu. Po wierszach z dwukropkiem następuje cytat.

policy-says = Oto co mówią nasze zasady:
policy-also-says = Oraz:
policy-mentions = To wszystko, co znajduję o tym na naszych stronach pomocy:
policy-unknown = Nie mogę na pewno powiedzieć, jakie są nasze zasady w tej sprawie, więc nie będę zgadywać.
refunds-say = O zwrocie pieniędzy nasze zasady mówią:

sorry-defect = Przykro mi, że coś jest nie tak z tym, co dotarło.
sign-in-needed = Aby sprawdzić, co można zwrócić, najpierw się zaloguj.
sign-in-refund = Aby sprawdzić, co ze zwrotem pieniędzy, najpierw się zaloguj.
which-order = O które zamówienie chodzi?
order-not-found = Nie znajduję zamówienia { $order } na Twoim koncie. Bardzo starych zamówień mogę tu nie widzieć, więc sprawdź, proszę, numer.
order-too-old = To zamówienie jest zbyt stare i nie widać go tutaj. Może je odszukać osoba z naszego zespołu.
no-orders = Nie znajduję na Twoim koncie zamówienia, które mogę sprawdzić. Bardzo starych zamówień mogę tu nie widzieć.
shop-unreachable = System zamówień sklepu w tej chwili nie odpowiada, więc nie mogę teraz sprawdzić Twojego zamówienia.
no-hub = W tej chwili nie można tu zgłaszać zwrotów.
in-portal = Zwrot zgłasza się w naszym portalu zwrotów.

can-return = Z zamówienia { $order } możesz odesłać: { $lines }.
can-exchange = Z zamówienia { $order } możesz odesłać do wymiany: { $lines }.
ask-until-delivery = Możesz to zgłosić do { $until }, licząc od doręczenia.
ask-until-sending = Możesz to zgłosić do { $until }. Nie wiadomo, kiedy doręczono paczkę, więc liczymy od dnia wysłania.
not-certain = Nasze zasady nie mówią na pewno, czy można to jeszcze odesłać. Możesz to zgłosić, a zdecyduje osoba z naszego zespołu.
no-exchange = Nie wymieniamy produktów, ale możesz je odesłać:
choose = Wybierz, co ma wrócić i dlaczego, a potem potwierdź. Nic nie zostanie wysłane, zanim potwierdzisz.
choose-exchange = Wybierz produkt oraz rozmiar lub kolor, który ma być w zamian. Nic nie zostanie wysłane, zanim potwierdzisz.
choose-defect = Wybierz produkt i napisz, co jest z nim nie tak. Nic nie zostanie wysłane, zanim potwierdzisz.

lines-not-delivered = Jeszcze w drodze, można odesłać po dotarciu: { $lines }.
lines-not-sent = Jeszcze niewysłane, więc zamiast odsyłać, można to zmienić: { $lines }.
lines-window-closed = Czas na odesłanie minął: { $lines }.
lines-window-closed-at = Czas na odesłanie minął { $closed }: { $lines }.
lines-exception = Tego nie można odesłać: { $lines }.
lines-coming-back = Zwrot już zgłoszono: { $lines }.
lines-refunded = Pieniądze już zwrócono: { $lines }.
lines-digital = Dostarczane cyfrowo, więc nie ma czego odsyłać: { $lines }.
lines-unknown = Sklep nie potrafi jeszcze powiedzieć, czy to wysłano: { $lines }.

nothing-not-delivered = Zamówienie { $order } jest jeszcze w drodze. Można je odesłać, gdy dotrze.
nothing-not-sent = Zamówienie { $order } nie zostało jeszcze wysłane, więc nie trzeba nic odsyłać.
nothing-window-closed = Czas na odesłanie zamówienia { $order } minął.
nothing-window-closed-at = Czas na odesłanie zamówienia { $order } minął { $closed }.
nothing-exception = Tego, co jest w zamówieniu { $order }, nie można odesłać.
nothing-coming-back = Zwrot zamówienia { $order } już zgłoszono.
nothing-refunded = Za zamówienie { $order } zwrócono pieniądze, więc nie ma już czego odsyłać.
nothing-cancelled = Zamówienie { $order } zostało anulowane, więc nie ma czego odsyłać.
nothing-digital = Zamówienie { $order } jest dostarczane cyfrowo, więc nie ma czego odsyłać.
nothing-unknown = Sklep nie potrafi jeszcze powiedzieć, co z zamówienia { $order } wysłano, więc nie mogę na pewno stwierdzić, co można odesłać.
nothing-shop-cannot = Zwrotu zamówienia { $order } nie można zgłosić online.

return-requested = Zwrot z zamówienia { $order } zgłoszono { $asked }: { $lines }. Sklep jeszcze na to nie odpowiedział.
return-open = Zwrot z zamówienia { $order } zgłoszony { $asked } jest przyjęty: { $lines }. Sklep czeka na jego dotarcie.
return-checked = To, co wróciło z zamówienia { $order }, zostało sprawdzone.
return-closed = Zwrot z zamówienia { $order } jest zakończony: { $lines }.
return-declined = Sklep odrzucił zwrot z zamówienia { $order } zgłoszony { $asked }: { $lines }.
return-cancelled = Zwrot z zamówienia { $order } zgłoszony { $asked } został odwołany: { $lines }.
return-under-way = Zwrot z zamówienia { $order } jest w toku.

refund-whole = Za zamówienie { $order } zwrócono całą kwotę.
refund-part = Za zamówienie { $order } zwrócono część kwoty.
refund-not-yet = Przy zamówieniu { $order } nie zapisano jeszcze zwrotu pieniędzy.
refund-none = Przy zamówieniu { $order } nie zgłoszono zwrotu i nie zapisano zwrotu pieniędzy.
refund-cancelled = Zamówienie { $order } jest anulowane. Nie zapisano przy nim jeszcze zwrotu pieniędzy.
refund-not-paid = Zamówienie { $order } anulowano, zanim zostało opłacone, więc nie ma czego zwracać.

return-asked = Gotowe: zwrot z zamówienia { $order } został zgłoszony: { $lines }. Zajmuje się tym teraz zespół sklepu.
exchange-asked = Gotowe: wymiana z zamówienia { $order } została zgłoszona: { $lines }. Zajmuje się tym teraz zespół sklepu.
is-it-solved = Czy teraz wszystko jest tak, jak miało być?

# Czego szuka się w artykułach.
query-return = w ciągu ilu dni i jak można zwrócić towar
query-refund = jak i kiedy zwracane są pieniądze
query-defect = przyszedł produkt wadliwy lub nie ten
