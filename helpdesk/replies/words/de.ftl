# Was fertige Antworten von einer Bestellung, einem Paket und einer Entscheidung sagen.
parcel-sent = Verschickt
parcel-label = Bereit zur Übergabe an den Paketdienst
parcel-with_carrier = Beim Paketdienst
parcel-on_the_way = Unterwegs
parcel-out_for_delivery = In Zustellung
parcel-delayed = Verspätet
parcel-attempted = Zustellung wurde versucht
parcel-pickup = Bereit zur Abholung
parcel-delivered = Zugestellt
parcel-picked_up = Abgeholt
parcel-failed = Konnte nicht zugestellt werden

order-not_sent = Noch nicht verschickt
order-with_warehouse = Wird gepackt
order-on_hold = Wird geprüft
order-scheduled = Geplant
order-part_sent = Teilweise verschickt
order-sent = Verschickt
order-arrived = Zugestellt
order-cancelled = Storniert
order-cancelling = Wird storniert
order-refunded = Erstattet
order-closed = Abgeschlossen
order-digital = Digital
order-unknown = In Bearbeitung

parcel-heading = Paket { $place } ({ $lines }):
parcel-heading-alone = Paket { $place }:
parcel-status = Stand: { $status }
carrier-and-number = Paketdienst: { $carrier }, Sendungsnummer { $number }
carrier-alone = Paketdienst: { $carrier }
number-alone = Sendungsnummer: { $number }
expected = Voraussichtliche Zustellung: { $days }
expected-passed = Erwartet war es bis { $day }.
expected-unknown = Der Paketdienst hat noch keinen Zustelltag genannt.
parcel-link = Hier verfolgen: { $url }
still-here = Noch nicht verschickt: { $lines }

hours-always = Jederzeit
hours-closed = geschlossen

reason-damaged = der Artikel kam beschädigt an
reason-late = die Bestellung kam zu spät
reason-wrong_item = der falsche Artikel wurde geschickt
reason-missing_part = ein Teil fehlte
reason-quality = die Qualität war nicht, wie sie sein soll
reason-goodwill = aus Kulanz
