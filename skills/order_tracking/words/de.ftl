# Was die Sendungsverfolgung sagt. Keine Zahl steht hier: jede kommt aus einer Tatsache. Nach einem Doppelpunkt folgt ein Zitat.
# Die Sätze sind kurz, weil sie auch als SMS gehen; keiner baut auf dem vorigen auf.

sign-in-needed = Damit ich Ihre Bestellung ansehen kann, melden Sie sich bitte zuerst an.
which-order = Welche Bestellung meinen Sie?
order-not-found = In Ihrem Konto finde ich keine Bestellung { $order }. Sehr alte Bestellungen sehe ich vielleicht nicht, bitte prüfen Sie die Nummer.
order-too-old = Diese Bestellung ist zu alt, ich kann sie hier nicht sehen. Jemand aus unserem Team kann nachschauen.
no-orders = In Ihrem Konto finde ich keine Bestellung, die ich mir ansehen könnte. Sehr alte Bestellungen sehe ich vielleicht nicht.
shop-unreachable = Ich erreiche das Bestellsystem gerade nicht und kann im Moment nicht sehen, wo Ihre Bestellung ist.

# Die Bestellung als Ganzes, wo es kein Paket zu verfolgen gibt.
order-not-sent = Bestellung { $order } ist noch nicht verschickt, deshalb gibt es noch keine Sendungsverfolgung.
order-with-warehouse = Bestellung { $order } ist in unserem Lager und noch nicht beim Paketdienst, deshalb gibt es noch keine Sendungsverfolgung.
order-on-hold = Bestellung { $order } ist noch nicht verschickt: Unser Team prüft sie gerade.
order-scheduled = Bestellung { $order } ist noch nicht verschickt. Der Versand ist für den { $day } geplant.
order-cancelled = Bestellung { $order } ist storniert, es kommt also kein Paket.
order-cancelling = Bestellung { $order } wird gerade storniert. Das ist noch nicht abgeschlossen.
order-refunded = Bestellung { $order } wurde erstattet und nicht verschickt.
order-closed = Bestellung { $order } ist abgeschlossen, und der Shop zeigt kein Paket dazu.
order-digital = Bestellung { $order } wird digital geliefert, es gibt also kein Paket zu verfolgen.
order-unknown = Der Shop kann noch nicht sagen, was von Bestellung { $order } verschickt ist.
order-sent-untracked = Bestellung { $order } ist verschickt, aber der Shop hat keine Sendungsverfolgung dazu.
payment-open = Die Zahlung dafür ist noch nicht abgeschlossen.

# Vor den Paketen einer Bestellung, die mehr als eines hat oder von der ein Teil noch hier ist.
part-sent = Ein Teil von Bestellung { $order } ist verschickt, der Rest noch nicht.
sent-in-parcels = Bestellung { $order } wurde in mehr als einem Paket verschickt.
still-here = Noch nicht verschickt: { $lines }.
more-parcels = Weitere Pakete dieser Bestellung: { $count }.

# Ein Paket.
parcel-sent = { $place ->
    [all] Bestellung { $order } wurde am { $day } verschickt. Der Paketdienst hat noch nichts dazu gemeldet.
   *[part] Paket { $place } ({ $lines }) wurde am { $day } verschickt. Der Paketdienst hat noch nichts dazu gemeldet.
}
parcel-label = { $place ->
    [all] Bestellung { $order } ist gepackt und beschriftet, aber noch nicht beim Paketdienst.
   *[part] Paket { $place } ({ $lines }) ist gepackt und beschriftet, aber noch nicht beim Paketdienst.
}
parcel-with_carrier = { $place ->
    [all] Der Paketdienst hat Bestellung { $order } abgeholt.
   *[part] Der Paketdienst hat Paket { $place } ({ $lines }) abgeholt.
}
parcel-on_the_way = { $place ->
    [all] Bestellung { $order } ist unterwegs zu Ihnen.
   *[part] Paket { $place } ({ $lines }) ist unterwegs zu Ihnen.
}
parcel-out_for_delivery = { $place ->
    [all] Bestellung { $order } ist in Zustellung.
   *[part] Paket { $place } ({ $lines }) ist in Zustellung.
}
parcel-delayed = { $place ->
    [all] Es tut mir leid: Der Paketdienst meldet, dass Bestellung { $order } sich verspätet.
   *[part] Es tut mir leid: Der Paketdienst meldet, dass Paket { $place } ({ $lines }) sich verspätet.
}
parcel-attempted = { $place ->
    [all] Der Paketdienst hat am { $when } versucht, Bestellung { $order } zuzustellen, und konnte sie nicht übergeben.
   *[part] Der Paketdienst hat am { $when } versucht, Paket { $place } ({ $lines }) zuzustellen, und konnte es nicht übergeben.
}
parcel-pickup = { $place ->
    [all] Bestellung { $order } liegt in der Abholstelle für Sie bereit.
   *[part] Paket { $place } ({ $lines }) liegt in der Abholstelle für Sie bereit.
}
parcel-delivered = { $place ->
    [all] Der Paketdienst meldet, dass Bestellung { $order } am { $when } zugestellt wurde.
   *[part] Der Paketdienst meldet, dass Paket { $place } ({ $lines }) am { $when } zugestellt wurde.
}
parcel-picked_up = { $place ->
    [all] Der Paketdienst meldet, dass Bestellung { $order } am { $when } abgeholt wurde.
   *[part] Der Paketdienst meldet, dass Paket { $place } ({ $lines }) am { $when } abgeholt wurde.
}
parcel-failed = { $place ->
    [all] Es tut mir leid: Der Paketdienst meldet, dass er Bestellung { $order } nicht zustellen konnte. Sie ist vielleicht auf dem Rückweg zu uns.
   *[part] Es tut mir leid: Der Paketdienst meldet, dass er Paket { $place } ({ $lines }) nicht zustellen konnte. Es ist vielleicht auf dem Rückweg zu uns.
}

# Was der Paketdienst sonst von einem Paket sagt.
carrier-and-number = Paketdienst: { $carrier }, Sendungsnummer { $number }.
carrier-alone = Paketdienst: { $carrier }.
number-alone = Sendungsnummer: { $number }.
expected = Voraussichtliche Zustellung: { $days }.
expected-anew = Neue voraussichtliche Zustellung: { $days }.
expected-passed = Erwartet war es bis { $day }. Es tut mir leid, dass es sich verspätet.
expected-unknown = Der Paketdienst hat noch keinen Zustelltag genannt.
last-news = Letzte Meldung des Paketdienstes: { $when }.

# Was als Nächstes zu tun ist.
attempted-next = Bitte sehen Sie nach einer Karte des Paketdienstes oder öffnen Sie seine Sendungsverfolgung: Dort steht, ob er noch einmal kommt oder wo Sie es abholen können.
pickup-next = Wo das ist und wie lange es dort liegt, steht in der Sendungsverfolgung oder in der Nachricht des Paketdienstes.
sorry-waiting = Es tut mir leid, dass Sie warten müssen.
sorry-missing = Es tut mir leid, dass Sie es nicht haben.
not-reported = Der Paketdienst hat es nicht als zugestellt gemeldet.
look-around = Bitte fragen Sie Ihre Nachbarn und sehen Sie nach, wo ein Paket abgelegt sein könnte: an der Tür, im Briefkasten, im Schuppen, am Empfang.
wait-until = Manchmal meldet ein Paketdienst eine Zustellung etwas zu früh. Wenn das Paket bis { $until } nicht aufgetaucht ist, schreiben Sie hier noch einmal, dann sieht es sich ein Mensch an.

# Ob eine Bestellung beim Shop angekommen ist, und ihre Papiere.
order-placed = Ja, wir haben Bestellung { $order }, aufgegeben am { $when }.
payment = { $status ->
    [paid] Sie ist bezahlt: { $total }.
    [authorized] Die Zahlung von { $total } ist freigegeben.
    [partially_paid] Sie ist zum Teil bezahlt. Der Gesamtbetrag ist { $total }.
    [partially_refunded] Sie ist bezahlt, und ein Teil wurde erstattet. Der Gesamtbetrag ist { $total }.
    [refunded] Sie wurde erstattet.
    [voided] Ihre Zahlung wurde aufgehoben.
    [expired] Ihre Zahlung ist verfallen, sie ist also nicht bezahlt.
   *[pending] Die Zahlung von { $total } ist noch nicht abgeschlossen.
}
no-mail-again = Die Bestätigungsmail kann ich von hier aus nicht noch einmal schicken.
documents-say = Zu Rechnungen steht auf unseren Hilfeseiten:
no-documents = Rechnungen oder andere Papiere kann ich von hier aus nicht schicken.

# Vor dem, was die Hilfeseiten sagen, und was der Shop selbst zu diesem Stand hinzufügt.
dispatch-says = Dazu, wann Bestellungen verschickt werden, steht auf unseren Hilfeseiten:
delivery-says = Zu Lieferzeiten steht auf unseren Hilfeseiten:
late-says = Zu verspäteten Paketen steht auf unseren Hilfeseiten:
shop-adds = Ein Hinweis des Shops: { $note }

# Wonach in den Artikeln gesucht wird.
query-dispatch = wann werden Bestellungen verschickt, Versand, verpackt, verlassen das Lager
query-delivery = wie lange dauert die Lieferung, Lieferzeit
query-late = Paket ist zu spät, verspätet, Sendungsverfolgung steht still
query-documents = Rechnung, Beleg, Quittung
