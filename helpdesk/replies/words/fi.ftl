# Mitä valmiit vastaukset kertovat tilauksesta, paketista ja päätöksestä.
parcel-sent = Lähetetty
parcel-label = Valmis luovutettavaksi kuljetusliikkeelle
parcel-with_carrier = Kuljetusliikkeellä
parcel-on_the_way = Matkalla
parcel-out_for_delivery = Jakelussa
parcel-delayed = Myöhässä
parcel-attempted = Toimitusta yritettiin
parcel-pickup = Noudettavissa
parcel-delivered = Toimitettu
parcel-picked_up = Noudettu
parcel-failed = Toimitus ei onnistunut

order-not_sent = Ei vielä lähetetty
order-with_warehouse = Pakataan
order-on_hold = Tarkistetaan
order-scheduled = Ajoitettu
order-part_sent = Osa lähetetty
order-sent = Lähetetty
order-arrived = Toimitettu
order-cancelled = Peruttu
order-cancelling = Perutaan
order-refunded = Hyvitetty
order-closed = Suljettu
order-digital = Digitaalinen
order-unknown = Käsittelyssä

parcel-heading = Paketti { $place } ({ $lines }):
parcel-heading-alone = Paketti { $place }:
parcel-status = Tila: { $status }
carrier-and-number = Kuljetusliike: { $carrier }, lähetystunnus { $number }
carrier-alone = Kuljetusliike: { $carrier }
number-alone = Lähetystunnus: { $number }
expected = Arvioitu toimitus: { $days }
expected-passed = Sen piti tulla viimeistään { $day }.
expected-unknown = Kuljetusliike ei ole vielä kertonut toimituspäivää.
parcel-link = Seuraa täällä: { $url }
still-here = Ei vielä lähetetty: { $lines }

hours-always = Milloin tahansa
hours-closed = suljettu

reason-damaged = tuote saapui vaurioituneena
reason-late = tilaus saapui myöhässä
reason-wrong_item = lähetettiin väärä tuote
reason-missing_part = jokin osa puuttui
reason-quality = laatu ei ollut odotetun mukainen
reason-goodwill = hyvän tahdon eleenä
