# Co asystent mówi sam od siebie. Nie ma tu żadnych liczb: każda pochodzi z faktu.

greeting = Dzień dobry! W czym mogę pomóc?
greeting-professional = Witamy. W czym mogę pomóc?
greeting-friendly = Cześć, miło, że jesteś! W czym mogę pomóc?
greeting-playful = Hejka! Od czego zaczynamy?
thanks = Nie ma za co!
thanks-professional = Proszę bardzo.
thanks-friendly = Proszę, cała przyjemność po mojej stronie!
thanks-playful = Drobiazg, było wesoło!
signed-in = Dziękuję, logowanie się udało. W czym mogę pomóc?
picture-alone = Zdjęcie dotarło. Napisz, proszę, w kilku słowach, o co chodzi.
sign-in-how = Logujesz się kodem, który wysyłamy, na naszej stronie. Hasło nie jest potrzebne.
sign-in-no-account = Konto nie jest potrzebne: podaj adres e-mail użyty przy zamówieniu, a wyślemy Ci kod.
sign-in-there = Wpisz ten adres tam, gdzie się logujesz. Wyślemy na niego kod, żeby nikt inny nie zobaczył Twoich zamówień.
no-code-came = Jeśli kod nie dotarł, zajrzyj do folderu ze spamem. O nowy można poprosić w miejscu logowania.
automated = Jestem automatycznym asystentem tego sklepu, nie człowiekiem. Jeśli wolisz rozmawiać z osobą z naszego zespołu, wystarczy to napisać.
nothing-to-read = Nie udało mi się odczytać tej wiadomości. Napisz, proszę, w kilku słowach, czego potrzebujesz.

person-comes = Przekazuję rozmowę osobie z naszego zespołu. Widzi ona wszystko, co tu napisano, więc nie trzeba niczego powtarzać.
person-asked = Osoba z naszego zespołu dostała prośbę, by się tym zająć. W tym czasie możesz tu dalej pisać.
person-later = W tej chwili nie ma nikogo z naszego zespołu. Wiadomość została zapisana, a osoba z zespołu odpowie tutaj.
person-opens = Wracamy: { $when }.
leave-email = Podaj swój adres e-mail, a odpowiedź dotrze także po opuszczeniu tej strony.
leave-order = Podaj też numer zamówienia, jeśli chodzi o zamówienie.
leave-topic = Napisz też w kilku słowach, czego sprawa dotyczy.
person-kept = Wiadomość została przekazana naszemu zespołowi.
offer-person = Czy ma w tym pomóc osoba z naszego zespołu?
not-solved = Przykro mi, że sprawa nie jest jeszcze rozwiązana.
no-person-then = W porządku. Czy mogę pomóc w czymś jeszcze?

help-says = Oto co mówią nasze strony pomocy:
page-said = Tak mówiła nasza strona, gdy sprawdzono ją ostatnio, { $date }:
goes-by-page = Opieram się na naszej stronie, którą ostatnio sprawdzono { $date }, więc od tego czasu coś mogło się zmienić.
confirm-by-person = Osoba z naszego zespołu może potwierdzić, czy to nadal aktualne.
offer-confirm = Czy osoba z naszego zespołu ma potwierdzić, czy to nadal aktualne?
ask-again-if-not = Jeśli chodziło o coś innego, napisz to, proszę, innymi słowami.
unclear = Nie wiem, czy dobrze rozumiem. Chodzi o złożone zamówienie czy o pytanie dotyczące sklepu?
unclear-choices = Nie wiem, czy dobrze rozumiem. Czy chodzi o jedną z tych spraw?
unclear-again = Nadal nie rozumiem, czego potrzebujesz, i wolę nie zgadywać.
outside-reach = W tym nie mogę tutaj pomóc.
unavailable = W tej chwili nie da się tego tutaj zrobić.
not-sure = Nie mogę tego powiedzieć na pewno, więc wolę nie zgadywać.
apology = Przepraszam, coś poszło nie tak po naszej stronie i nie udało się tego dokończyć.

choice-order_editing = Zmiana lub anulowanie zamówienia
choice-order_editing-cancel = Anulowanie zamówienia
choice-order_editing-variant = Zmiana rozmiaru lub koloru
choice-order_editing-quantity = Zmiana liczby sztuk
choice-order_editing-remove = Usunięcie produktu z zamówienia
choice-order_editing-address = Zmiana adresu dostawy
choice-order_editing-add_item = Dodanie produktu do zamówienia
choice-order_tracking = Gdzie jest moje zamówienie
choice-returns_exchanges = Zwrócić lub wymienić coś
choice-returns_exchanges-return = Zwrócić coś
choice-returns_exchanges-exchange = Wymienić coś
choice-returns_exchanges-refund = Gdzie jest mój zwrot pieniędzy
choice-returns_exchanges-defect = Przyszło coś wadliwego lub nie to
choice-store_questions = Pytanie o sklep lub jego zasady
choice-store_questions-change_policy = Zasady zmiany zamówień
choice-store_questions-return_policy = Zasady zwrotów
choice-store_questions-delivery = Dostawa
choice-store_questions-payment = Płatność
choice-store_questions-buying = Składanie zamówienia
choice-store_questions-store = Kontakt i godziny otwarcia
choice-store_questions-newsletter = Newsletter
choice-store_questions-wholesale = Zakupy dla firmy
choice-product_advice = Pomoc w wyborze produktu
choice-discounts = Rabaty i kody
choice-human = Osoba z zespołu

summary = Czego chce klient: { $wish }. { $order } Ostatnie słowa: „{ $words }”
summary-order = Zamówienie { $name }, { $state }.
summary-no-order = Nie sprawdzano żadnego zamówienia.
summary-nothing = (nic nie napisano)
summary-other = coś innego

draft-follow = Śledzenie paczki: { $url }
draft-quote = "{ $text }" ({ $title })
draft-greeting = Dzień dobry,
draft-greeting-name = Dzień dobry { $name },
draft-end = Pozdrawiamy

# Pierwsze słowa sklepu, zanim klient zapyta. Między nimi stoją własne słowa sklepu.
first-shipped = { $part ->
    [part] Dobre wieści od { $store }: część zamówienia { $order } jest w drodze.
   *[all] Dobre wieści od { $store }: zamówienie { $order } jest w drodze.
}
first-packed = { $part ->
    [part] Wiadomość od { $store }: część zamówienia { $order } jest spakowana i czeka na przewoźnika.
   *[all] Wiadomość od { $store }: zamówienie { $order } jest spakowane i czeka na przewoźnika.
}
first-delivered = { $part ->
    [part] { $store } życzy radości: przewoźnik podaje, że paczka z zamówienia { $order } została doręczona.
   *[all] { $store } życzy radości: przewoźnik podaje, że zamówienie { $order } zostało doręczone.
}
first-delayed = { $part ->
    [part] Wiadomość od { $store }: przepraszamy, paczka z zamówienia { $order } dotrze później.
   *[all] Wiadomość od { $store }: przepraszamy, zamówienie { $order } dotrze później.
}
first-carrier = Przewoźnik: { $carrier }.
first-expected = Przewidywana dostawa: { $window }.
first-expected-none = Przewoźnik nie podał jeszcze dnia dostawy.
first-link = Śledzenie paczki: { $link }
first-off = Te wiadomości można wyłączyć na stronie z zamówieniami.
first-subject = Zamówienie { $order }
first-own-words = { $words }
