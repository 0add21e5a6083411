# Was der Agent selbst sagt. Keine Zahl steht hier: jede kommt aus einer Tatsache.

greeting = Hallo! Wobei kann ich Ihnen helfen?
greeting-professional = Willkommen. Wie kann ich Ihnen behilflich sein?
greeting-friendly = Hallo, schön, dass Sie da sind! Was kann ich für Sie tun?
greeting-playful = Moin! Womit legen wir los?
thanks = Gern geschehen!
thanks-professional = Bitte sehr.
thanks-friendly = Sehr gern, jederzeit!
thanks-playful = Aber klar, hat Spaß gemacht!
signed-in = Danke, Sie sind angemeldet. Wobei kann ich Ihnen helfen?
picture-alone = Ihr Bild ist angekommen. Bitte schreiben Sie in ein paar Worten, worum es geht.
sign-in-how = Sie melden sich mit einem Code an, den wir Ihnen schicken, auf einer Seite von uns. Ein Passwort brauchen Sie nicht.
sign-in-no-account = Dafür brauchen Sie kein Konto: Geben Sie die E-Mail-Adresse an, mit der Sie bestellt haben, dann schicken wir Ihnen einen Code.
sign-in-there = Bitte geben Sie diese Adresse dort ein, wo Sie sich anmelden. Wir schicken einen Code dorthin, damit niemand sonst Ihre Bestellungen sieht.
no-code-came = Wenn kein Code angekommen ist, schauen Sie bitte in den Spam-Ordner. Wo Sie sich anmelden, können Sie einen neuen anfordern.
automated = Ich bin der automatische Assistent dieses Shops, kein Mensch. Wenn Sie lieber mit einem Menschen aus unserem Team sprechen, sagen Sie es einfach.
nothing-to-read = Diese Nachricht konnte ich nicht lesen. Bitte schreiben Sie in ein paar Worten, was Sie brauchen.

person-comes = Ich gebe Sie an einen Menschen aus unserem Team weiter. Dort ist alles zu sehen, was hier steht, Sie müssen also nichts wiederholen.
person-asked = Ich habe jemanden aus unserem Team gebeten, sich das anzusehen. Sie können hier inzwischen weiterschreiben.
person-later = Gerade ist niemand aus unserem Team da. Ihre Nachricht ist gespeichert, und ein Mensch antwortet Ihnen hier.
person-opens = Wir sind wieder da: { $when }.
leave-email = Bitte hinterlassen Sie Ihre E-Mail-Adresse, damit die Antwort Sie auch erreicht, wenn Sie diese Seite verlassen.
leave-order = Bitte schreiben Sie auch Ihre Bestellnummer, wenn es um eine Bestellung geht.
leave-topic = Bitte schreiben Sie auch in wenigen Worten, worum es geht.
person-kept = Ich habe Ihre Nachricht an unser Team weitergegeben.
offer-person = Soll Ihnen jemand aus unserem Team dabei helfen?
not-solved = Es tut mir leid, dass das noch nicht gelöst ist.
no-person-then = In Ordnung. Kann ich sonst noch etwas für Sie tun?

help-says = Das steht auf unseren Hilfeseiten:
page-said = Das stand auf unserer Seite, als sie zuletzt geprüft wurde, am { $date }:
goes-by-page = Ich gehe von einer Seite aus, die zuletzt am { $date } geprüft wurde. Seitdem kann sich etwas geändert haben.
confirm-by-person = Jemand aus unserem Team kann bestätigen, ob das noch gilt.
offer-confirm = Soll jemand aus unserem Team bestätigen, ob das noch gilt?
ask-again-if-not = Wenn Sie etwas anderes meinten, sagen Sie es mir bitte mit anderen Worten.
unclear = Ich bin nicht sicher, ob ich Sie verstanden habe. Geht es um eine Bestellung von Ihnen oder um eine Frage zum Shop?
unclear-choices = Ich bin nicht sicher, ob ich Sie verstanden habe. Ist es eines davon?
unclear-again = Ich habe noch nicht verstanden, was Sie brauchen, und rate lieber nicht.
outside-reach = Damit kann ich hier leider nicht helfen.
unavailable = Das geht hier im Moment nicht.
not-sure = Das kann ich nicht sicher sagen, also rate ich lieber nicht.
apology = Entschuldigung, bei uns ist etwas schiefgegangen und ich konnte das nicht abschließen.

choice-order_editing = Bestellung ändern oder stornieren
choice-order_editing-cancel = Bestellung stornieren
choice-order_editing-variant = Größe oder Farbe ändern
choice-order_editing-quantity = Menge ändern
choice-order_editing-remove = Artikel aus einer Bestellung entfernen
choice-order_editing-address = Lieferadresse ändern
choice-order_editing-add_item = Artikel zu einer Bestellung hinzufügen
choice-order_tracking = Wo meine Bestellung ist
choice-returns_exchanges = Etwas zurückgeben oder umtauschen
choice-returns_exchanges-return = Etwas zurückgeben
choice-returns_exchanges-exchange = Etwas umtauschen
choice-returns_exchanges-refund = Wo meine Erstattung bleibt
choice-returns_exchanges-defect = Etwas kam fehlerhaft oder falsch an
choice-store_questions = Eine Frage zum Shop oder seinen Regeln
choice-store_questions-change_policy = Regeln für Änderungen an Bestellungen
choice-store_questions-return_policy = Regeln für Rücksendungen
choice-store_questions-delivery = Lieferung
choice-store_questions-payment = Bezahlung
choice-store_questions-buying = Bestellen
choice-store_questions-store = Kontakt und Öffnungszeiten
choice-store_questions-newsletter = Newsletter
choice-store_questions-wholesale = Einkaufen als Unternehmen
choice-product_advice = Beratung zu Produkten
choice-discounts = Rabatte und Codes
choice-human = Jemand aus dem Team

summary = Der Kunde möchte: { $wish }. { $order } Letzte Worte: "{ $words }"
summary-order = Bestellung { $name }, { $state }.
summary-no-order = Es wurde keine Bestellung angesehen.
summary-nothing = (nichts geschrieben)
summary-other = etwas anderes

draft-follow = Hier verfolgen Sie Ihr Paket: { $url }
draft-quote = "{ $text }" ({ $title })
draft-greeting = Guten Tag,
draft-greeting-name = Guten Tag { $name },
draft-end = Freundliche Grüße

# Die ersten Worte des Shops, bevor der Kunde fragt. Dazwischen stehen die eigenen Worte des Shops.
first-shipped = { $part ->
    [part] Gute Nachricht von { $store }: Ein Teil Ihrer Bestellung { $order } ist unterwegs.
   *[all] Gute Nachricht von { $store }: Ihre Bestellung { $order } ist unterwegs.
}
first-packed = { $part ->
    [part] Neues von { $store }: Ein Teil Ihrer Bestellung { $order } ist gepackt und wartet auf den Paketdienst.
   *[all] Neues von { $store }: Ihre Bestellung { $order } ist gepackt und wartet auf den Paketdienst.
}
first-delivered = { $part ->
    [part] { $store } wünscht viel Freude: Laut Paketdienst ist ein Paket Ihrer Bestellung { $order } zugestellt.
   *[all] { $store } wünscht viel Freude: Laut Paketdienst ist Ihre Bestellung { $order } zugestellt.
}
first-delayed = { $part ->
    [part] Eine Nachricht von { $store }: Es tut uns leid, ein Paket Ihrer Bestellung { $order } kommt später an.
   *[all] Eine Nachricht von { $store }: Es tut uns leid, Ihre Bestellung { $order } kommt später an.
}
first-carrier = Paketdienst: { $carrier }.
first-expected = Voraussichtliche Zustellung: { $window }.
first-expected-none = Der Paketdienst hat noch keinen Zustelltag genannt.
first-link = Hier verfolgen: { $link }
first-off = Sie können diese Nachrichten auf der Seite mit Ihren Bestellungen abschalten.
first-subject = Ihre Bestellung { $order }
first-own-words = { $words }
