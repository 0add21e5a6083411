# Mitä kanavat lisäävät agentin sanoihin.
person-wish = Haluan puhua ihmisen kanssa.
person-asked = Tiimiämme on pyydetty vastaamaan sinulle täällä.
person-offered = Haluatko, että joku tiimistämme vastaa sinulle?
quote = "{ $text }" ({ $title })
order-change = Muuta tilausta { $order } täällä: { $url }
order-see = Katso tilaus { $order } täällä: { $url }
parcel-follow = Seuraa pakettiasi täällä: { $url }
sign-in = Kirjaudu tilauksiisi täällä: { $url }
answer-with-number = Vastaa numerolla.
letter-greeting = Hei,
letter-end =
    Ystävällisin terveisin
    { $store }
opt-stop = Et saa täällä enää viestejä kaupasta { $store }. Kirjoita START, jos haluat niitä taas.
opt-help = Tämä on { $store }. Kirjoita tähän, mitä haluat tietää tilauksestasi, tai kirjoita "ihminen", niin joku tiimistämme vastaa.
opt-start = Saat täällä taas viestejä kaupasta { $store }.
discount-use = Lisää { $code } ostoskoriin tästä: { $url }
product-see = Katso tästä: { $url }
price-from = alkaen { $price }
sold-out = loppuunmyyty
return-ask = Pyydä tilauksen { $order } palautusta täällä: { $url }
return-portal = Palautussivumme: { $url }
