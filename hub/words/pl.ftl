hub-title = Moje zamówienia
skip = Przejdź do treści
language = Język
sign-out = Wyloguj się
optional = (opcjonalnie)
back-to-chat = Wróć do czatu
close-by-hand = Możesz zamknąć ten panel i pisać dalej w czacie.

signin-title = Logowanie
signin-intro = Wyślemy kod na adres e-mail użyty przy zamówieniu w { $store }. Hasło nie jest potrzebne.
signin-email = Adres e-mail
signin-send = Wyślij kod
signin-late = Sesja wygasła, więc przesłane dane nie zostały użyte i nic się nie zmieniło. Zaloguj się i spróbuj ponownie.
signin-wrong-address = To nie wygląda na adres e-mail. Sprawdź go i spróbuj ponownie.
signin-many-codes = Za dużo próśb o kod. Odczekaj chwilę i spróbuj ponownie.
signin-wrong-format = Kod ma sześć cyfr. Sprawdź go i spróbuj ponownie.
signin-wrong-code = To nie ten kod. Sprawdź wiadomość i spróbuj ponownie.
signin-dead-code = Ten kod już nie działa: został użyty, jest za stary albo zbyt wiele razy wpisano go błędnie. Poproś o nowy poniżej.
signin-other = Zalogowana jest tu inna osoba. Poproś o nowy kod, aby kontynuować.

account-sign-in = Zaloguj się kontem { $store }
account-or-code = Albo kodem z e-maila
account-over = To logowanie jest zbyt stare, zostało już użyte albo zaczęto je gdzie indziej. Zacznij od nowa.
account-denied = Nie zalogowano się kontem. Spróbuj ponownie albo użyj kodu z e-maila.
account-not-proved = Sklep nie potwierdził, czyje to konto. Spróbuj ponownie albo użyj kodu z e-maila.
account-unknown = Sklep nie ma zamówień na tym koncie. Użyj kodu wysłanego na adres e-mail podany w zamówieniu.
account-other = Zalogowany jest tu ktoś inny. Najpierw wyloguj tę osobę albo zacznij od nowa.
account-busy = Logowanie kontem teraz nie odpowiada. Spróbuj za chwilę albo użyj kodu z e-maila.
account-unavailable = Logowanie kontem nie jest teraz możliwe. Użyj kodu z e-maila.
account-told = Zalogowano. Możesz zamknąć to okno i wrócić do czatu.
account-alone = To okno straciło połączenie z czatem, więc nie zalogowano cię tam. Zamknij je i zaloguj się na czacie kodem.
account-back-to-chat = Możesz zamknąć to okno i wrócić do czatu. Tam też można zalogować się kodem.

code-title = Wpisz kod
code-intro = Jeśli { $email } należy do zamówienia w tym sklepie, kod jest już w drodze.
code-intro-plain = Jeśli ten adres należy do zamówienia w tym sklepie, kod jest już w drodze.
code-again = Nowy kod jest w drodze. Poprzedni już nie działa.
code-lives = { $minutes ->
    [one] Kod działa raz, przez { $minutes } minutę. Zajrzyj też do spamu.
    [few] Kod działa raz, przez { $minutes } minuty. Zajrzyj też do spamu.
    [many] Kod działa raz, przez { $minutes } minut. Zajrzyj też do spamu.
   *[other] Kod działa raz, przez { $minutes } minuty. Zajrzyj też do spamu.
 }
code-demo = Demo: tu przeczytasz wiadomości
code-label = Sześciocyfrowy kod
code-enter = Zaloguj się
code-resend = Wyślij nowy kod
code-other-address = Użyj innego adresu

orders-title = Moje zamówienia
orders-choose-variant = Wybierz zamówienie, w którym ma być inny rozmiar lub kolor.
orders-choose-quantity = Wybierz zamówienie, w którym ma być mniej sztuk.
orders-choose-remove = Wybierz zamówienie, z którego chcesz usunąć produkt.
orders-choose-address = Wybierz zamówienie, które ma trafić na inny adres.
orders-choose-cancel = Wybierz zamówienie, które chcesz anulować.
orders-none = Dla tego adresu nie ma jeszcze zamówień.
messages-title = Wiadomości o paczkach
messages-on = Piszemy SMS-em, przez WhatsApp lub e-mailem, gdy paczka wyruszy, spóźnia się albo dotrze. Można to wyłączyć w każdej chwili.
messages-off = Czy mamy pisać SMS-em, przez WhatsApp lub e-mailem, gdy paczka wyruszy, spóźnia się albo dotrze? Można to wyłączyć w każdej chwili.
messages-switch-on = Chcę takie wiadomości
messages-switch-off = Nie chcę więcej wiadomości
order-name = Zamówienie { $name }
order-placed = Złożone { $day }
to-orders = Wszystkie zamówienia
to-order = Zamówienie { $name }
open-order = Do zamówienia
items = Produkty
parcels = Paczki
address = Adres dostawy
whole-order = Całe zamówienie
track = Śledź paczkę
why-title = Dlaczego tego zamówienia nie można zmienić
waiting-intro = Zmiana tego zamówienia została rozpoczęta, ale nie potwierdzona. Nic się jeszcze nie zmieniło.
waiting-go-on = Dokończ zmianę

state-open = Otwarte
state-part-shipped = Częściowo wysłane
state-shipped = Wysłane
state-cancelled = Anulowane
state-cancelling = W trakcie anulowania
state-archived = Zamknięte
state-refunded = Pieniądze zwrócone
state-with-warehouse = W pakowaniu
state-on-hold = Sprawdzane
state-scheduled = Zaplanowane
state-digital = Cyfrowe
state-locked = Zamknięte dla zmian
state-unknown = W toku

units-open = { $count } do zmiany
units-shipped = { $count } wysłano
units-blocked = { $count } bez możliwości zmiany

action-variant = Zmień rozmiar lub kolor
action-quantity = Zmień liczbę sztuk
action-remove = Usuń
action-address = Zmień adres dostawy
action-cancel = Anuluj zamówienie
until = do { $time }
open-until = Możesz to zmienić { $until }.
policy-source = Z zasad sklepu: { $title }
policy-reviewed = Ostatnio sprawdzono: { $date }. Od tego czasu coś mogło się zmienić; zespół sklepu może to potwierdzić.

why-shipped = To zostało już wysłane.
why-with-warehouse = Magazyn już się tym zajmuje, więc nie można tego tu zmienić.
why-on-hold = Sklep jeszcze to sprawdza, więc teraz nie można tego tu zmienić.
why-cancelled = To zamówienie jest anulowane.
why-cancelling = To zamówienie jest w trakcie anulowania.
why-archived = To zamówienie jest zamknięte.
why-refunded = Za to zamówienie zwrócono pieniądze.
why-digital = To jest dostarczane cyfrowo i nie można tego zmienić.
why-shop-locked = Sklep zamknął to zamówienie dla zmian.
why-quantity-unknown = Sklep nie może teraz powiedzieć, co zostało wysłane. Spróbuj później.
why-window-closed = Czas na tę zmianę minął.
why-window-closed-at = Czas na tę zmianę minął: { $moment }.
why-policy-unknown = Nie możemy na pewno powiedzieć, czy można to jeszcze zmienić. Zapytaj zespół sklepu.
why-never-allowed = Sklep nie oferuje tej zmiany.
why-not-eligible = Sklep nie oferuje takich zmian.
why-exception = Ten produkt jest wyjątkiem i nie można go zmienić.
why-return-open = Trwa zwrot z tego zamówienia.
why-payment-pending = Płatność jest jeszcze rozliczana. Spróbuj, gdy się to zakończy.
why-part-shipped = Część tego zamówienia została już wysłana.
why-single-unit = Jest tylko jedna sztuka: możesz ją usunąć, ale nie zmniejszyć ich liczby.
why-whole-order = To wszystko, co jest w zamówieniu. Aby to usunąć, anuluj zamówienie.
why-nothing-open = Nie ma tu już nic, co można zmienić.
why-cancel = Anulowanie: { $why }
why-shop-cannot = Tej zmiany nie można tu zrobić. Zapytaj zespół sklepu.

pick-variant = Który produkt chcesz zmienić?
pick-quantity = Którego produktu ma być mniej?
pick-remove = Który produkt chcesz usunąć?

edit-variant = Zmiana rozmiaru lub koloru
edit-quantity = Zmiana liczby sztuk
edit-remove = Usunięcie produktu
edit-address = Zmiana adresu dostawy
edit-cancel = Anulowanie zamówienia
go-on = Dalej
form-next = Na następnej stronie zobaczysz koszt i potwierdzisz. Wcześniej nic się nie zmieni.
form-wrong = Coś się jeszcze nie zgadza. Zaznaczyliśmy to poniżej.
form-shipped = Już wysłane: { $shipped }, można zmienić: { $open }
variant-choose = { $units ->
    [one] Wybierz inny wariant
    [few] Wybierz inny wariant dla wszystkich { $units } sztuk
    [many] Wybierz inny wariant dla wszystkich { $units } sztuk
   *[other] Wybierz inny wariant dla wszystkich { $units } sztuk
 }
variant-only = Ten produkt ma tylko jeden wariant.
sold-out = Wyprzedane
quantity-choose = Ile sztuk z { $open } chcesz zachować?
quantity-more = Jeśli chcesz więcej, złóż nowe zamówienie.
remove-intro = { $units ->
    [one] Produkt zostanie usunięty z zamówienia.
    [few] Wszystkie { $units } niewysłane sztuki zostaną usunięte z zamówienia.
    [many] Wszystkie niewysłane sztuki ({ $units }) zostaną usunięte z zamówienia.
   *[other] Wszystkie niewysłane sztuki ({ $units }) zostaną usunięte z zamówienia.
 }

field-name = Imię i nazwisko
field-line1 = Ulica i numer
field-line2 = Mieszkanie, piętro, firma
field-postcode = Kod pocztowy
field-city = Miejscowość
field-region = Województwo lub region
field-phone = Telefon
field-country = Kraj
country-fixed = Kraju nie można zmienić, bo zależą od niego podatki i dostawa. Aby wysłać zamówienie do innego kraju, zapytaj zespół sklepu.

wrong-variant-none = Wybierz coś z listy.
wrong-variant-unknown = Tego produktu nie ma w takim wariancie. Wybierz coś z listy.
wrong-variant-same = To już jest w zamówieniu. Wybierz coś innego.
wrong-variant-stock = Za mało sztuk: { $variant }. Wybierz coś innego.
wrong-variant-gone = Właśnie się wyprzedało. Wybierz coś innego.
wrong-quantity-number = Wpisz liczbę całkowitą.
wrong-quantity-negative = Liczba sztuk nie może być mniejsza od zera.
wrong-quantity-zero = Aby usunąć produkt z zamówienia, wróć i wybierz „Usuń”.
wrong-quantity-above = Można jeszcze zmienić tylko { $open }. Wpisz mniej.
wrong-quantity-same = Tyle sztuk już jest. Wybierz mniej.
wrong-name = Wpisz imię i nazwisko odbiorcy.
wrong-line1 = Wpisz ulicę i numer.
wrong-postcode = Wpisz kod pocztowy.
wrong-city = Wpisz miejscowość.
wrong-region = Wpisz województwo lub region.
wrong-country = Wpisz dwie litery kraju, na przykład PL.
wrong-country-change = Kraju nie można tu zmienić. Zapytaj zespół sklepu.
wrong-too-long = To za długie. Skróć to.
wrong-signs = Są tu znaki, których nie da się wydrukować. Wpisz to od nowa.
wrong-address-same = Nic się nie różni. Zmień to, co ma być inne.
wrong-reason = Wybierz powód.

cancel-heading = Anulowanie zamówienia { $name }
cancel-intro = Całe zamówienie na { $total } zostanie anulowane. Nie da się tego cofnąć.
cancel-fee = Sklep zatrzymuje z tego { $fee }.
cancel-no-fee = Sklep nic z tego nie zatrzymuje.
cancel-why = Dlaczego anulujesz?
cancel-note = Coś, o czym sklep powinien wiedzieć
reason-changed-mind = Zmiana zdania
reason-wrong-item = Pomyłka w zamówieniu
reason-too-slow = Trwa to zbyt długo
reason-found-cheaper = Gdzie indziej jest taniej
reason-other = Inny powód

closed-title = Teraz nie można tego zmienić
moved-title = Coś się zmieniło
moved-intro = Zamówienie nie jest już takie jak na początku.
nothing-changed = Nic nie zostało zmienione.
order-now = Zamówienie { $name } w obecnym stanie

summary = Twoja zmiana
change-variant = Zmiana rozmiaru lub koloru
change-variant-detail = { $from } → { $to }
change-quantity = Zmiana liczby sztuk
change-quantity-detail = { $from } → { $to }
change-remove = Usunięcie produktu
change-remove-detail = { $units } × { $variant }
change-address = Zmiana adresu dostawy
change-cancel = Anulowanie zamówienia { $order }

change-proposed-title = Sprawdź i potwierdź
change-started-title = Zmiana jest wprowadzana
change-started-intro = Sklep jeszcze nie odpowiedział. Możesz opuścić tę stronę: zmiana jest nadal wprowadzana.
change-pending-title = Zamówienie jest w trakcie anulowania
change-pending-intro = Sklep nad tym pracuje. Zamówienie będzie anulowane, gdy sklep to potwierdzi.
change-done-title = Gotowe
change-done-intro = Zamówienie zostało zmienione.
change-refused-title = Nie można było tego zmienić
change-expired-title = Czas minął
change-withdrawn-title = Nic nie zostało zmienione
change-withdrawn-intro = Zamówienie zostało bez zmian albo rozpoczęto inną zmianę.

quote-before = Suma przed zmianą
quote-after = Nowa suma
quote-fee = Zatrzymuje sklep
quote-invoice = Do zapłaty
quote-refund = Wraca do Ciebie
settle-nothing = Cena się nie zmienia.
settle-invoice = Sklep wyśle Ci e-mailem rachunek na { $amount }.
settle-refund = { $amount } wraca tą samą drogą, którą zapłacono.
confirm-variant = Potwierdź zmianę
confirm-quantity = Potwierdź zmianę
confirm-remove = Usuń produkt
confirm-address = Potwierdź adres
confirm-cancel = Anuluj zamówienie
keep-order = Zostaw zamówienie bez zmian
held-for = { $minutes ->
    [one] Wstrzymujemy dla Ciebie zamówienie na { $minutes } minutę. Potwierdź w tym czasie.
    [few] Wstrzymujemy dla Ciebie zamówienie na { $minutes } minuty. Potwierdź w tym czasie.
    [many] Wstrzymujemy dla Ciebie zamówienie na { $minutes } minut. Potwierdź w tym czasie.
   *[other] Wstrzymujemy dla Ciebie zamówienie na { $minutes } minuty. Potwierdź w tym czasie.
 }
look-again = Sprawdź ponownie

refused-expired = { $minutes ->
    [one] Zabrakło potwierdzenia w ciągu { $minutes } minuty, więc zamówienie zostało zwolnione. Zacznij od nowa, jeśli nadal chcesz zmiany.
    [few] Zabrakło potwierdzenia w ciągu { $minutes } minut, więc zamówienie zostało zwolnione. Zacznij od nowa, jeśli nadal chcesz zmiany.
    [many] Zabrakło potwierdzenia w ciągu { $minutes } minut, więc zamówienie zostało zwolnione. Zacznij od nowa, jeśli nadal chcesz zmiany.
   *[other] Zabrakło potwierdzenia w ciągu { $minutes } minuty, więc zamówienie zostało zwolnione. Zacznij od nowa, jeśli nadal chcesz zmiany.
 }
refused-price = Cena lub opłata zmieniła się w międzyczasie. Zacznij od nowa, aby zobaczyć nową.
refused-stock = Wybrany wariant w międzyczasie się wyprzedał. Wybierz inny.
refused-cancel = Sklep nie mógł anulować zamówienia. Zapytaj zespół sklepu.
refused-shop = Sklep odrzucił tę zmianę. Sprawdź obecny stan zamówienia albo zapytaj zespół sklepu.

fault-missing-title = Nie znaleziono
fault-missing = Pod tym adresem nic dla Ciebie nie ma. Jeśli prowadził tu link, sprawdź, czy logowanie było na adres użyty w zamówieniu.
fault-store-title = Nie znaleziono
fault-store = Pod tym adresem nie ma sklepu. Sprawdź link.
fault-link-title = Ten link nie działa
fault-link = Wygasł albo jest niepełny. Poproś o nowy w czacie albo otwórz zamówienia ze strony sklepu.
fault-unavailable-title = Niedostępne
fault-unavailable = Te strony są teraz niedostępne. Zapytaj zespół sklepu.
fault-foreign-title = Ten formularz pochodzi z innej strony
fault-foreign = Dla Twojego bezpieczeństwa nie został użyty i nic się nie zmieniło. Otwórz stronę tutaj i wyślij go ponownie.
fault-form-title = Nie można użyć tego formularza
fault-form = Nic się nie zmieniło. Otwórz stronę ponownie i wyślij jeszcze raz.
fault-many-title = Za dużo prób
fault-many = Odczekaj chwilę i spróbuj ponownie.
fault-conflict-title = To już nie pasuje
fault-conflict = Coś się w międzyczasie zmieniło. Twoja zmiana nie została wprowadzona. Sprawdź zamówienie i zacznij od nowa.
fault-shop-busy-title = Sklep nie odpowiada
fault-shop-busy = Nic się nie zmieniło. Spróbuj za chwilę.
fault-shop-title = Nie można połączyć się ze sklepem
fault-shop = Nic się nie zmieniło. Musi się tym zająć zespół sklepu; spróbuj później.
fault-internal-title = Coś poszło nie tak
fault-internal = To nasz błąd. Zanim spróbujesz ponownie, sprawdź, w jakim stanie jest zamówienie.

stage-sent = Wysłana
stage-label = Gotowa do przekazania przewoźnikowi
stage-pickup = Gotowa do odbioru
stage-with-carrier = U przewoźnika
stage-on-the-way = W drodze
stage-out-for-delivery = W doręczeniu
stage-attempted = Próba doręczenia
stage-delayed = Opóźniona
stage-delivered = Doręczona
stage-picked-up = Odebrana
stage-failed = Nie udało się doręczyć
station-placed = Zamówiono
station-packed = Spakowano
station-on-the-way = W drodze
station-out-for-delivery = W doręczeniu
station-pickup = W punkcie odbioru
station-delivered = Doręczono
parcel-expected = Przewidywana dostawa: { $days }
parcel-was-expected = Dostawa była przewidziana do: { $day }
parcel-place = Paczka { $place }
parcel-way = Gdzie jest
not-sent-yet = Jeszcze nie wysłano

action-return = Zwrot lub wymiana
returns = Zwroty
orders-choose-return = Wybierz zamówienie, z którego coś ma wrócić.
return-heading = Zwrot lub wymiana: zamówienie { $name }
return-intro = Wybierz, co ma wrócić i dlaczego.
return-no-exchange = Nie wymieniamy tu produktów, ale możesz je odesłać.
return-units = Ile sztuk ma wrócić?
return-keep = Żadna
return-reason = Dlaczego?
return-choose-reason = Wybierz powód
return-instead = Co ma być w zamian?
return-money = Zwrot pieniędzy
return-exchange-for = Wymiana na { $variant }
return-exchange-at = Wymiana na { $variant }, teraz { $price }
return-until-delivery = Do { $day }, licząc od doręczenia.
return-until-sending = Do { $day }. Nie wiadomo, kiedy doręczono paczkę, więc liczymy od dnia wysłania.
return-doubt = Zasady sklepu nie mówią na pewno, czy można to jeszcze odesłać. Możesz to zgłosić, a sklep zdecyduje.
return-form-next = Na następnej stronie sprawdzisz to i potwierdzisz. Wcześniej nic nie zostanie wysłane.
return-kept = Czego teraz nie można odesłać
return-nothing = Z tego zamówienia nie można teraz nic odesłać.
return-next = Sklep otrzyma zgłoszenie i na nie odpowie. Do tego czasu zamówienie pozostaje bez zmian.
return-line = { $units } × { $line }: { $reason }
return-line-exchange = { $units } × { $line } → { $to }: { $reason }
change-return = Zwrot z zamówienia { $order }
confirm-return = Wyślij zgłoszenie
return-done-intro = Sklep ma już Twoje zgłoszenie.
return-refused-title = Nie można było tego zgłosić
return-asked-on = Zgłoszono { $day }
return-state-requested = Sklep jeszcze nie odpowiedział
return-state-open = Przyjęty: sklep na niego czeka
return-state-closed = Zakończony
return-state-cancelled = Odwołany
return-state-declined = Odrzucony przez sklep
return-portal-title = Zwroty
return-portal-intro = Ten sklep przyjmuje zwroty na osobnej stronie.
return-portal-open = Otwórz stronę zwrotów
back-defect = Wadliwe lub uszkodzone
back-wrong-item = To nie ten produkt
back-does-not-fit = Nie pasuje
back-changed-mind = Zmiana zdania
back-other = Inny powód
wrong-return-none = Wybierz, ile sztuk co najmniej jednego produktu ma wrócić.
wrong-return-units = Wrócić może najwyżej { $most }. Wybierz mniej.
wrong-return-moved = Zamówienie nie jest już takie jak na początku. Sprawdź je ponownie. Nic nie zostało wysłane.
return-why-not-sent = Jeszcze niewysłane. Możesz to zmienić lub anulować na stronie zamówienia.
return-why-not-delivered = Jeszcze w drodze. Można odesłać, gdy dotrze.
return-why-window-closed = Czas na odesłanie minął.
return-why-window-closed-at = Czas na odesłanie minął { $day }.
return-why-exception = Tego nie można odesłać.
return-why-coming-back = Zwrot już zgłoszono.
return-why-refunded = Pieniądze już zwrócono.
return-why-cancelled = To zamówienie jest anulowane.
return-why-digital = Dostarczane cyfrowo, więc nie ma czego odsyłać.
return-why-unknown = Sklep nie może teraz powiedzieć, czy to wysłano. Spróbuj później.
return-why-shop-cannot = Nie można tego tu zgłosić. Zapytaj zespół sklepu.
