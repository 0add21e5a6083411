# Che cosa dicono le risposte pronte di un ordine, di un pacco e di una decisione.
parcel-sent = Spedito
parcel-label = Pronto per il corriere
parcel-with_carrier = Dal corriere
parcel-on_the_way = In viaggio
parcel-out_for_delivery = In consegna
parcel-delayed = In ritardo
parcel-attempted = Tentativo di consegna
parcel-pickup = Pronto per il ritiro
parcel-delivered = Consegnato
parcel-picked_up = Ritirato
parcel-failed = Non è stato possibile consegnarlo

order-not_sent = Non ancora spedito
order-with_warehouse = In preparazione
order-on_hold = In controllo
order-scheduled = Programmato
order-part_sent = Spedito in parte
order-sent = Spedito
order-arrived = Consegnato
order-cancelled = Annullato
order-cancelling = In annullamento
order-refunded = Rimborsato
order-closed = Chiuso
order-digital = Digitale
order-unknown = In corso

parcel-heading = Pacco { $place } ({ $lines }):
parcel-heading-alone = Pacco { $place }:
parcel-status = Stato: { $status }
carrier-and-number = Corriere: { $carrier }, codice di tracciamento { $number }
carrier-alone = Corriere: { $carrier }
number-alone = Codice di tracciamento: { $number }
expected = Consegna prevista: { $days }
expected-passed = La consegna era prevista entro questa data: { $day }.
expected-unknown = Il corriere non ha ancora indicato un giorno di consegna.
parcel-link = Per seguirlo: { $url }
still-here = Non ancora spedito: { $lines }

hours-always = A qualsiasi ora
hours-closed = chiuso

reason-damaged = l'articolo è arrivato danneggiato
reason-late = l'ordine è arrivato in ritardo
reason-wrong_item = è stato spedito l'articolo sbagliato
reason-missing_part = mancava una parte
reason-quality = la qualità non era quella attesa
reason-goodwill = come gesto di cortesia
