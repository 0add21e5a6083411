# Was zu Rücksendung und Umtausch gesagt wird. Keine Zahl steht hier: jede kommt aus einer Tatsache. Nach einem Doppelpunkt folgt ein Zitat.

policy-says = Das steht in unseren Regeln:
policy-also-says = Und:
policy-mentions = Mehr finde ich dazu auf unseren Hilfeseiten nicht:
policy-unknown = Was bei uns dafür gilt, kann ich nicht sicher sagen, also rate ich lieber nicht.
refunds-say = Zu Erstattungen steht in unseren Regeln:

sorry-defect = Es tut mir leid, dass mit Ihrer Lieferung etwas nicht stimmt.
sign-in-needed = Um zu sehen, was zurückgehen kann, melden Sie sich bitte zuerst an.
sign-in-refund = Um zu sehen, wie es um Ihre Erstattung steht, melden Sie sich bitte zuerst an.
which-order = Welche Bestellung meinen Sie?
order-not-found = In Ihrem Konto finde ich keine Bestellung { $order }. Sehr alte Bestellungen sehe ich vielleicht nicht, bitte prüfen Sie die Nummer.
order-too-old = Diese Bestellung ist zu alt, ich kann sie hier nicht sehen. Jemand aus unserem Team kann nachschauen.
no-orders = In Ihrem Konto finde ich keine Bestellung, die ich mir ansehen könnte. Sehr alte Bestellungen sehe ich vielleicht nicht.
shop-unreachable = Ich erreiche das Bestellsystem gerade nicht und kann Ihre Bestellung deshalb im Moment nicht ansehen.
no-hub = Eine Rücksendung kann hier im Moment nicht angefragt werden.
in-portal = Das fragen Sie in unserem Retourenportal an.

can-return = Aus Bestellung { $order } können Sie zurücksenden: { $lines }.
can-exchange = Aus Bestellung { $order } können Sie zurücksenden und umtauschen lassen: { $lines }.
ask-until-delivery = Das können Sie bis { $until } anfragen, gerechnet ab der Zustellung.
ask-until-sending = Das können Sie bis { $until } anfragen. Wann zugestellt wurde, ist nicht bekannt, deshalb ist ab dem Versandtag gerechnet.
not-certain = Unsere Regeln sagen nicht sicher, ob das noch zurückgehen darf. Sie können es anfragen, ein Mensch aus unserem Team entscheidet.
no-exchange = Wir tauschen Artikel nicht um, aber Sie können sie zurücksenden:
choose = Wählen Sie, was zurückgehen soll und warum, und bestätigen Sie dann. Vorher wird nichts abgeschickt.
choose-exchange = Wählen Sie den Artikel und die Größe oder Farbe, die Sie stattdessen möchten. Nichts wird abgeschickt, bevor Sie bestätigen.
choose-defect = Wählen Sie den Artikel und sagen Sie, was damit nicht stimmt. Nichts wird abgeschickt, bevor Sie bestätigen.

lines-not-delivered = Noch unterwegs, kann also zurück, wenn es angekommen ist: { $lines }.
lines-not-sent = Noch nicht verschickt, kann also geändert statt zurückgesendet werden: { $lines }.
lines-window-closed = Die Frist für die Rücksendung ist abgelaufen: { $lines }.
lines-window-closed-at = Die Frist für die Rücksendung endete am { $closed }: { $lines }.
lines-exception = Das kann nicht zurückgesendet werden: { $lines }.
lines-coming-back = Hierfür wurde schon eine Rücksendung angefragt: { $lines }.
lines-refunded = Schon erstattet: { $lines }.
lines-digital = Digital geliefert, da gibt es nichts zurückzusenden: { $lines }.
lines-unknown = Der Shop kann noch nicht sagen, ob das verschickt ist: { $lines }.

nothing-not-delivered = Bestellung { $order } ist noch unterwegs. Sie kann zurück, wenn sie angekommen ist.
nothing-not-sent = Bestellung { $order } ist noch nicht verschickt, es muss also nichts zurück.
nothing-window-closed = Die Frist für die Rücksendung von Bestellung { $order } ist abgelaufen.
nothing-window-closed-at = Die Frist für die Rücksendung von Bestellung { $order } endete am { $closed }.
nothing-exception = Was in Bestellung { $order } ist, kann nicht zurückgesendet werden.
nothing-coming-back = Eine Rücksendung zu Bestellung { $order } wurde schon angefragt.
nothing-refunded = Bestellung { $order } wurde erstattet, es gibt also nichts mehr zurückzusenden.
nothing-cancelled = Bestellung { $order } ist storniert, es gibt also nichts zurückzusenden.
nothing-digital = Bestellung { $order } wird digital geliefert, da gibt es nichts zurückzusenden.
nothing-unknown = Der Shop kann noch nicht sagen, was von Bestellung { $order } verschickt ist. Deshalb kann ich nicht sicher sagen, was zurückgehen kann.
nothing-shop-cannot = Eine Rücksendung zu Bestellung { $order } kann nicht online angefragt werden.

return-requested = Sie haben zu Bestellung { $order } am { $asked } eine Rücksendung angefragt: { $lines }. Der Shop hat noch nicht geantwortet.
return-open = Die Rücksendung zu Bestellung { $order }, die Sie am { $asked } angefragt haben, ist genehmigt: { $lines }. Der Shop wartet darauf, dass sie ankommt.
return-checked = Was von Bestellung { $order } zurückkam, wurde geprüft.
return-closed = Die Rücksendung zu Bestellung { $order } ist abgeschlossen: { $lines }.
return-declined = Der Shop hat die Rücksendung zu Bestellung { $order } abgelehnt, die Sie am { $asked } angefragt haben: { $lines }.
return-cancelled = Die Rücksendung zu Bestellung { $order }, die Sie am { $asked } angefragt haben, wurde abgebrochen: { $lines }.
return-under-way = Zu Bestellung { $order } läuft eine Rücksendung.

refund-whole = Bestellung { $order } ist ganz erstattet.
refund-part = Ein Teil von Bestellung { $order } ist erstattet.
refund-not-yet = Zu Bestellung { $order } ist noch keine Erstattung verzeichnet.
refund-none = Zu Bestellung { $order } wurde keine Rücksendung angefragt, und es ist keine Erstattung verzeichnet.
refund-cancelled = Bestellung { $order } ist storniert. Eine Erstattung ist noch nicht verzeichnet.
refund-not-paid = Bestellung { $order } wurde storniert, bevor sie bezahlt war, es gibt also nichts zurückzuzahlen.

return-asked = Fertig: Die Rücksendung zu Bestellung { $order } ist angefragt: { $lines }. Sie liegt jetzt beim Team des Shops.
exchange-asked = Fertig: Der Umtausch zu Bestellung { $order } ist angefragt: { $lines }. Er liegt jetzt beim Team des Shops.
is-it-solved = Ist jetzt alles so, wie Sie es wollten?

# Wonach in den Artikeln gesucht wird.
query-return = innerhalb wie vieler Tage und wie kann man Artikel zurückgeben
query-refund = wie und wann werden Erstattungen gezahlt
query-defect = ein defekter oder falscher Artikel ist angekommen
