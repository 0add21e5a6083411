# Was das Ändern von Bestellungen sagt. Keine Zahl steht hier: jede kommt aus einer Tatsache. Nach einem Doppelpunkt folgt ein Zitat.

kind-variant = die Größe oder Farbe ändern
kind-quantity = die Menge verringern
kind-remove = einen Artikel entfernen
kind-address = die Lieferadresse ändern
kind-cancel = die Bestellung stornieren

doing-variant = das Ändern von Größe oder Farbe
doing-quantity = das Ändern der Menge
doing-remove = das Entfernen eines Artikels
doing-address = das Ändern der Lieferadresse
doing-cancel = das Stornieren
doing-any = das Ändern einer Bestellung

policy-says = Das steht in unseren Regeln:
policy-also-says = Und:
policy-mentions = Mehr finde ich dazu auf unseren Hilfeseiten nicht:
policy-unknown = Was bei uns für { $change } gilt, kann ich nicht sicher sagen, also rate ich lieber nicht.

sign-in-needed = Um zu sehen, ob es bei Ihrer Bestellung noch geht, melden Sie sich bitte zuerst an.
which-order = Welche Bestellung meinen Sie?
order-not-found = In Ihrem Konto finde ich keine Bestellung { $order }. Sehr alte Bestellungen sehe ich vielleicht nicht, bitte prüfen Sie die Nummer.
order-too-old = Diese Bestellung ist zu alt, ich kann sie hier nicht sehen. Jemand aus unserem Team kann nachschauen.
no-orders = In Ihrem Konto finde ich keine Bestellung, die ich mir ansehen könnte. Sehr alte Bestellungen sehe ich vielleicht nicht.
shop-unreachable = Ich erreiche das Bestellsystem gerade nicht und kann Ihre Bestellung deshalb im Moment nicht ansehen.

add-not-supported = Zu einer schon aufgegebenen Bestellung können keine Artikel hinzugefügt werden. Sie können dafür eine neue Bestellung aufgeben oder unser Team um Hilfe bitten.
more-not-supported = Bei einer schon aufgegebenen Bestellung lässt sich die Stückzahl nicht erhöhen. Sie können dafür eine neue Bestellung aufgeben.
no-hub = Bestellungen können hier im Moment nicht geändert werden.

can-change = { $kind ->
    [variant] Bei Bestellung { $order } können Sie Größe oder Farbe noch ändern. Wählen Sie den Artikel in der Bestellung und dann die neue Variante.
    [quantity] Bei Bestellung { $order } können Sie die Menge noch verringern. Wählen Sie den Artikel in der Bestellung und dann die neue Menge.
    [remove] Aus Bestellung { $order } können Sie noch Artikel entfernen. Wählen Sie, was wegfallen soll.
    [address] Bei Bestellung { $order } können Sie die Lieferadresse noch ändern. Tragen Sie die neue in der Bestellung ein.
    [cancel] Bestellung { $order } können Sie noch stornieren. Es passiert nichts, bevor Sie es in der Bestellung bestätigen.
   *[any] Bestellung { $order } können Sie noch ändern.
}
finish-there = Ich kann das nicht für Sie tun: Bitte schließen Sie es in Bestellung { $order } ab und bestätigen Sie es dort.
can-change-any = Hier ist Bestellung { $order }. Sie können noch { $kinds }.
else-open = Bei Bestellung { $order } können Sie noch { $kinds }.
card-for-open = Bei dem, was noch nicht verschickt ist, können Sie noch { $kinds }.
open-until = Das ist bis { $until } möglich.
cancel-fee = Wenn Sie stornieren, werden { $fee } als Gebühr einbehalten:

window-closed = Bei Bestellung { $order } ist die Frist für { $change } abgelaufen:
window-closed-at = Bei Bestellung { $order } endete die Frist für { $change } am { $closed }:
never-allowed = Unsere Regeln erlauben { $change } nicht:
not-eligible = Unsere Regeln führen das nicht unter den Änderungen auf, die Sie selbst vornehmen können:
exception = So nicht änderbar ({ $lines }):
already-part-shipped = { $kind ->
    [cancel] Die ganze Bestellung kann nicht mehr storniert werden, weil ein Teil schon unterwegs ist.
    [address] Die Lieferadresse kann nicht mehr geändert werden, weil ein Teil der Bestellung schon unterwegs ist.
   *[other] Ein Teil ist schon unterwegs, deshalb geht das nicht für die ganze Bestellung.
}
already-shipped = Dieser Artikel ist schon verschickt und kann nicht mehr geändert werden.
return-open = Zu Bestellung { $order } läuft eine Rücksendung, deshalb kann sie jetzt nicht storniert werden.
payment-pending = Die Zahlung für Bestellung { $order } ist noch nicht abgeschlossen, deshalb kann sie gerade nicht storniert werden.
single-unit = Davon ist nur ein Stück in Bestellung { $order }, weniger geht also nicht.
whole-order = Das ist der einzige Artikel in Bestellung { $order }. Ihn zu entfernen hieße, die Bestellung zu stornieren.
with-warehouse = Das liegt schon beim Lager und kann von hier aus nicht geändert werden.
on-hold = Unser Team prüft das gerade, deshalb kann es von hier aus nicht geändert werden.
quantity-unknown = Der Shop kann noch nicht sagen, was schon verschickt ist. Deshalb kann ich nicht sicher sagen, ob es geändert werden kann.
digital = Das wird digital geliefert, da gibt es nichts zu ändern.
shop-cannot = { $kind ->
    [cancel] Online stornieren ist in diesem Shop nicht möglich.
   *[other] Diese Art Änderung ist in diesem Shop online nicht möglich.
}
nothing-open = An Bestellung { $order } gibt es nichts mehr, was geändert werden könnte.

lines-exception = So nicht änderbar ({ $lines }):
lines-with-warehouse = Schon beim Lager und nicht mehr änderbar: { $lines }.
lines-on-hold = Wird gerade von unserem Team geprüft und ist jetzt nicht änderbar: { $lines }.
lines-unknown = Hier kann ich noch nicht sagen, ob es schon verschickt ist: { $lines }.
lines-locked = Nicht änderbar: { $lines }.

part-shipped = Ein Teil von Bestellung { $order } ist schon verschickt.
units-shipped = Unterwegs: { $lines }.
units-open = Noch nicht verschickt und noch änderbar: { $lines }.
order-shipped = Bestellung { $order } ist schon verschickt und kann nicht mehr geändert oder storniert werden.
order-cancelled = Bestellung { $order } ist storniert, es gibt also nichts mehr zu ändern.
order-cancelling = Bestellung { $order } wird gerade storniert. Das ist noch nicht abgeschlossen, und sonst kann daran nichts geändert werden.
order-archived = Bestellung { $order } ist abgeschlossen und kann nicht mehr geändert werden.
order-refunded = Bestellung { $order } wurde erstattet, es gibt also nichts mehr zu ändern.
order-with-warehouse = Bestellung { $order } ist schon beim Lager und kann von hier aus nicht mehr geändert werden.
order-on-hold = Bestellung { $order } wird gerade von unserem Team geprüft und kann von hier aus nicht geändert werden.
order-digital = Bestellung { $order } wird digital geliefert, da gibt es nichts zu ändern.
order-locked = Bestellung { $order } kann online nicht geändert werden.
order-unknown = Der Shop kann noch nicht sagen, was von Bestellung { $order } schon verschickt ist. Deshalb kann ich nicht sicher sagen, was geändert werden kann.

returns-work = Was schon angekommen ist, können Sie zurücksenden. So geht es:
returns-unknown = Was schon verschickt ist, kann nur zurückgesendet werden. Wie das geht, finde ich auf unseren Hilfeseiten nicht.
refunds-work = Zu Erstattungen steht in unseren Regeln:

changed-in-hub = { $kind ->
    [variant] Fertig: Größe oder Farbe in Bestellung { $order } ist geändert.
    [quantity] Fertig: Die Menge in Bestellung { $order } ist geändert.
    [remove] Fertig: Der Artikel ist aus Bestellung { $order } entfernt.
    [address] Fertig: Die Lieferadresse von Bestellung { $order } ist geändert.
    [cancel] Fertig: Bestellung { $order } ist storniert.
   *[any] Fertig: Bestellung { $order } ist geändert.
}
is-it-solved = Ist jetzt alles so, wie Sie es wollten?
shop-news = { $what ->
    [sent] Neues zu Ihrer Bestellung { $order }: Sie ist verschickt.
    [part_sent] Neues zu Ihrer Bestellung { $order }: Ein Teil davon ist verschickt.
    [packed] Neues zu Ihrer Bestellung { $order }: Sie ist gepackt und wartet auf den Paketdienst.
    [delivered] Neues zu Ihrer Bestellung { $order }: Laut Paketdienst ist sie zugestellt.
    [part_delivered] Neues zu Ihrer Bestellung { $order }: Laut Paketdienst ist eines ihrer Pakete zugestellt.
    [delayed] Neues zu Ihrer Bestellung { $order }: Laut Paketdienst kommt sie später an.
    [cancelled] Neues zu Ihrer Bestellung { $order }: Der Shop hat sie storniert.
    [returned] Neues zu Ihrer Bestellung { $order }: Ihre Rücksendung ist angekommen und erledigt.
   *[any] Neues zu Ihrer Bestellung { $order }: Etwas hat sich geändert.
}
news-expected = Erwartet wird sie jetzt: { $window }.

# Wonach in den Artikeln gesucht wird.
query-returns = innerhalb wie vieler Tage kann man Artikel zurückgeben
query-refunds = wie und wann werden Erstattungen gezahlt
