# Mitä tilauksen seuranta sanoo. Tässä ei ole yhtään lukua: jokainen tulee tosiasiasta. Kaksoispisteen jälkeen seuraa lainaus.
# Lauseet ovat lyhyitä, koska ne lähtevät myös tekstiviesteinä; mikään ei nojaa edelliseen.

sign-in-needed = Kirjaudu ensin sisään, niin voin katsoa tilaustasi.
which-order = Mitä tilausta tarkoitat?
order-not-found = En löydä tililtäsi tilausta { $order }. Hyvin vanhat tilaukset eivät ehkä näy minulle, joten tarkista numero.
order-too-old = Tilaus on niin vanha, etten näe sitä täällä. Tiimimme voi etsiä sen.
no-orders = En löydä tililtäsi tilausta, jota voisin katsoa. Hyvin vanhat tilaukset eivät ehkä näy minulle.
shop-unreachable = En saa nyt yhteyttä kaupan tilausjärjestelmään, joten en näe juuri nyt, missä tilauksesi on.

# Tilaus kokonaisuutena, kun seurattavaa pakettia ei ole.
order-not-sent = Tilausta { $order } ei ole vielä lähetetty, joten seurantaa ei vielä ole.
order-with-warehouse = Tilaus { $order } on varastollamme eikä vielä kuljetusliikkeellä, joten seurantaa ei vielä ole.
order-on-hold = Tilausta { $order } ei ole vielä lähetetty: tiimimme tarkistaa sitä parhaillaan.
order-scheduled = Tilausta { $order } ei ole vielä lähetetty. Suunniteltu lähtöpäivä on { $day }.
order-cancelled = Tilaus { $order } on peruttu, joten pakettia ei tule.
order-cancelling = Tilausta { $order } perutaan parhaillaan. Se on vielä kesken.
order-refunded = Tilaus { $order } on hyvitetty, eikä sitä lähetetty.
order-closed = Tilaus { $order } on suljettu, eikä kaupalla näy siitä pakettia.
order-digital = Tilaus { $order } toimitetaan digitaalisesti, joten seurattavaa pakettia ei ole.
order-unknown = Kauppa ei osaa vielä kertoa, mitä tilauksesta { $order } on lähetetty.
order-sent-untracked = Tilaus { $order } on lähetetty, mutta kaupalla ei ole siitä seurantatietoja.
payment-open = Sen maksu on vielä kesken.

# Ennen pakettien tietoja, kun niitä on useita tai osa on vielä täällä.
part-sent = Osa tilauksesta { $order } on lähetetty, loput eivät vielä.
sent-in-parcels = Tilaus { $order } lähetettiin useammassa kuin yhdessä paketissa.
still-here = Ei vielä lähetetty: { $lines }.
more-parcels = Tilauksen muita paketteja: { $count }.

# Yksi paketti.
parcel-sent = { $place ->
    [all] Tilaus { $order } lähetettiin { $day }. Kuljetusliike ei ole vielä ilmoittanut siitä mitään.
   *[part] Paketti { $place } ({ $lines }) lähetettiin { $day }. Kuljetusliike ei ole vielä ilmoittanut siitä mitään.
}
parcel-label = { $place ->
    [all] Tilaus { $order } on pakattu ja sillä on osoitekortti, mutta se ei ole vielä kuljetusliikkeellä.
   *[part] Paketti { $place } ({ $lines }) on pakattu ja sillä on osoitekortti, mutta se ei ole vielä kuljetusliikkeellä.
}
parcel-with_carrier = { $place ->
    [all] Kuljetusliike on noutanut tilauksen { $order }.
   *[part] Kuljetusliike on noutanut paketin { $place } ({ $lines }).
}
parcel-on_the_way = { $place ->
    [all] Tilaus { $order } on matkalla sinulle.
   *[part] Paketti { $place } ({ $lines }) on matkalla sinulle.
}
parcel-out_for_delivery = { $place ->
    [all] Tilaus { $order } on jakelussa.
   *[part] Paketti { $place } ({ $lines }) on jakelussa.
}
parcel-delayed = { $place ->
    [all] Olen pahoillani: kuljetusliikkeen mukaan tilaus { $order } on myöhässä.
   *[part] Olen pahoillani: kuljetusliikkeen mukaan paketti { $place } ({ $lines }) on myöhässä.
}
parcel-attempted = { $place ->
    [all] Kuljetusliike yritti toimittaa tilauksen { $order } { $when }, mutta ei voinut luovuttaa sitä.
   *[part] Kuljetusliike yritti toimittaa paketin { $place } ({ $lines }) { $when }, mutta ei voinut luovuttaa sitä.
}
parcel-pickup = { $place ->
    [all] Tilaus { $order } odottaa sinua noutopisteessä.
   *[part] Paketti { $place } ({ $lines }) odottaa sinua noutopisteessä.
}
parcel-delivered = { $place ->
    [all] Kuljetusliikkeen mukaan tilaus { $order } toimitettiin { $when }.
   *[part] Kuljetusliikkeen mukaan paketti { $place } ({ $lines }) toimitettiin { $when }.
}
parcel-picked_up = { $place ->
    [all] Kuljetusliikkeen mukaan tilaus { $order } noudettiin { $when }.
   *[part] Kuljetusliikkeen mukaan paketti { $place } ({ $lines }) noudettiin { $when }.
}
parcel-failed = { $place ->
    [all] Olen pahoillani: kuljetusliikkeen mukaan tilausta { $order } ei voitu toimittaa. Se saattaa olla matkalla takaisin meille.
   *[part] Olen pahoillani: kuljetusliikkeen mukaan pakettia { $place } ({ $lines }) ei voitu toimittaa. Se saattaa olla matkalla takaisin meille.
}

# Mitä kuljetusliike muuten kertoo paketista.
carrier-and-number = Kuljetusliike: { $carrier }, lähetystunnus { $number }.
carrier-alone = Kuljetusliike: { $carrier }.
number-alone = Lähetystunnus: { $number }.
expected = Arvioitu toimitus: { $days }.
expected-anew = Uusi arvioitu toimitus: { $days }.
expected-passed = Sen piti tulla viimeistään { $day }. Olen pahoillani, että se on myöhässä.
expected-unknown = Kuljetusliike ei ole vielä kertonut toimituspäivää.
last-news = Kuljetusliikkeen viimeisin tieto: { $when }.

# Mitä seuraavaksi.
attempted-next = Katso, onko kuljetusliike jättänyt lapun, tai avaa sen seurantasivu: siitä näet, tuleeko se uudelleen vai mistä voit noutaa sen.
pickup-next = Kuljetusliikkeen seurantasivulta tai sen viestistä näet, missä se on ja kuinka kauan sitä säilytetään.
sorry-waiting = Olen pahoillani, että joudut odottamaan.
sorry-missing = Olen pahoillani, ettei se ole sinulla.
not-reported = Kuljetusliike ei ole ilmoittanut sitä toimitetuksi.
look-around = Kysy naapureilta ja katso paikoista, joihin paketin voi jättää: ovelta, postilaatikosta, vajasta, vastaanotosta.
wait-until = Joskus kuljetusliike ilmoittaa toimituksesta hieman etuajassa. Jos paketti ei ole löytynyt { $until } mennessä, kirjoita tänne uudelleen, niin ihminen selvittää asiaa.

# Onko tilaus tullut kauppaan, ja sen paperit.
order-placed = Kyllä, meillä on tilaus { $order }, tehty { $when }.
payment = { $status ->
    [paid] Se on maksettu: { $total }.
    [authorized] Maksu, { $total }, on hyväksytty.
    [partially_paid] Se on maksettu osittain. Loppusumma on { $total }.
    [partially_refunded] Se on maksettu, ja osa on hyvitetty. Loppusumma on { $total }.
    [refunded] Se on hyvitetty.
    [voided] Sen maksu on peruttu.
    [expired] Sen maksu on vanhentunut, joten sitä ei ole maksettu.
   *[pending] Maksu, { $total }, on vielä kesken.
}
no-mail-again = En voi lähettää vahvistusviestiä uudelleen täältä.
documents-say = Laskuista ohjesivuillamme sanotaan:
no-documents = En voi lähettää laskuja tai muita papereita täältä.

# Ennen kuin ohjesivut puhuvat, ja mitä kauppa itse lisää tähän tilanteeseen.
dispatch-says = Siitä, milloin tilaukset lähetetään, ohjesivuillamme sanotaan:
delivery-says = Toimitusajoista ohjesivuillamme sanotaan:
late-says = Myöhästyneistä paketeista ohjesivuillamme sanotaan:
shop-adds = Kaupan huomautus: { $note }

# Mitä ohjeista haetaan.
query-dispatch = milloin tilaukset lähetetään, lähetys, pakataan, lähtee varastolta
query-delivery = kauanko toimitus kestää, toimitusaika
query-late = paketti myöhässä, viivästynyt, seuranta ei etene
query-documents = lasku, kuitti
