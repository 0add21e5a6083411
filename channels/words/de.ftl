# Was die Kanäle zu den Worten des Agenten hinzufügen.
person-wish = Ich möchte mit einem Menschen sprechen.
person-asked = Jemand aus unserem Team wurde gebeten, Ihnen hier zu antworten.
person-offered = Soll Ihnen jemand aus unserem Team antworten?
quote = "{ $text }" ({ $title })
order-change = Bestellung { $order } hier ändern: { $url }
order-see = Bestellung { $order } hier ansehen: { $url }
parcel-follow = Hier verfolgen Sie Ihr Paket: { $url }
sign-in = Hier melden Sie sich an, um Ihre Bestellungen zu sehen: { $url }
answer-with-number = Antworten Sie mit einer Zahl.
letter-greeting = Guten Tag,
letter-end =
    Freundliche Grüße
    { $store }
opt-stop = Sie bekommen hier keine Nachrichten von { $store } mehr. Schreiben Sie START, wenn Sie sie wieder möchten.
opt-help = Hier ist { $store }. Schreiben Sie hier, was Sie zu Ihrer Bestellung wissen möchten, oder "Mensch" für jemanden aus unserem Team.
opt-start = Sie bekommen hier wieder Nachrichten von { $store }.
discount-use = { $code } hier in den Warenkorb legen: { $url }
product-see = Hier ansehen: { $url }
price-from = ab { $price }
sold-out = ausverkauft
return-ask = Hier die Rücksendung der Bestellung { $order } anfragen: { $url }
return-portal = Unsere Seite für Rücksendungen: { $url }
