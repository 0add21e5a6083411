# Co gotowe odpowiedzi mówią o zamówieniu, paczce i decyzji.
parcel-sent = Wysłana
parcel-label = Gotowa do przekazania przewoźnikowi
parcel-with_carrier = U przewoźnika
parcel-on_the_way = W drodze
parcel-out_for_delivery = W doręczeniu
parcel-delayed = Opóźniona
parcel-attempted = Próba doręczenia
parcel-pickup = Gotowa do odbioru
parcel-delivered = Doręczona
parcel-picked_up = Odebrana
parcel-failed = Nie udało się doręczyć

order-not_sent = Jeszcze niewysłane
order-with_warehouse = W pakowaniu
order-on_hold = Sprawdzane
order-scheduled = Zaplanowane
order-part_sent = Częściowo wysłane
order-sent = Wysłane
order-arrived = Doręczone
order-cancelled = Anulowane
order-cancelling = W trakcie anulowania
order-refunded = Pieniądze zwrócone
order-closed = Zamknięte
order-digital = Cyfrowe
order-unknown = W toku

parcel-heading = Paczka { $place } ({ $lines }):
parcel-heading-alone = Paczka { $place }:
parcel-status = Stan: { $status }
carrier-and-number = Przewoźnik: { $carrier }, numer przesyłki { $number }
carrier-alone = Przewoźnik: { $carrier }
number-alone = Numer przesyłki: { $number }
expected = Przewidywana dostawa: { $days }
expected-passed = Dostawa miała być do: { $day }.
expected-unknown = Przewoźnik nie podał jeszcze dnia dostawy.
parcel-link = Śledzenie: { $url }
still-here = Jeszcze niewysłane: { $lines }

hours-always = O każdej porze
hours-closed = zamknięte

reason-damaged = towar dotarł uszkodzony
reason-late = zamówienie dotarło z opóźnieniem
reason-wrong_item = wysłano niewłaściwy towar
reason-missing_part = brakowało części
reason-quality = jakość nie była taka, jak powinna
reason-goodwill = gest dobrej woli
