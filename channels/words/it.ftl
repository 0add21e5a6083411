# Quello che i canali aggiungono alle parole dell'agente.
person-wish = Vorrei parlare con una persona.
person-asked = Abbiamo chiesto a una persona del nostro team di rispondere qui.
person-offered = Serve la risposta di una persona del nostro team?
quote = "{ $text }" ({ $title })
order-change = Per modificare l'ordine { $order }: { $url }
order-see = Per vedere l'ordine { $order }: { $url }
parcel-follow = Per seguire il pacco: { $url }
sign-in = Per accedere e vedere gli ordini: { $url }
answer-with-number = Rispondere con un numero.
letter-greeting = Buongiorno,
letter-end =
    Cordiali saluti,
    { $store }
opt-stop = Da { $store } qui non arriveranno più messaggi. Per riceverli di nuovo basta scrivere START.
opt-help = Qui { $store }. Basta scrivere qui cosa si vuole sapere sull'ordine, oppure "operatore" per avere una persona del nostro team.
opt-start = Da qui i messaggi di { $store } arriveranno di nuovo.
discount-use = Per aggiungere { $code } al carrello: { $url }
product-see = Si può vedere qui: { $url }
price-from = da { $price }
sold-out = esaurito
return-ask = Chiedi qui il reso dell'ordine { $order }: { $url }
return-portal = La nostra pagina dei resi: { $url }
