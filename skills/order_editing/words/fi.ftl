# Mitä tilausten muuttaminen sanoo. Tässä ei ole yhtään lukua: jokainen tulee tosiasiasta. Kaksoispisteen jälkeen seuraa lainaus.

kind-variant = vaihtaa koon tai värin
kind-quantity = pienentää määrää
kind-remove = poistaa tuotteen
kind-address = vaihtaa toimitusosoitteen
kind-cancel = perua tilauksen

doing-variant = koon tai värin vaihto
doing-quantity = määrän muuttaminen
doing-remove = tuotteen poistaminen
doing-address = toimitusosoitteen vaihto
doing-cancel = peruminen
doing-any = tilauksen muuttaminen

policy-says = Säännöissämme sanotaan näin:
policy-also-says = Ja:
policy-mentions = Muuta en tästä löydä ohjesivuiltamme:
policy-unknown = En osaa sanoa varmasti, mitä sääntömme sanovat tästä: { $change }. En siis arvaa.

sign-in-needed = Kirjaudu ensin sisään, niin näen, onnistuuko se vielä tilauksessasi.
which-order = Mitä tilausta tarkoitat?
order-not-found = En löydä tililtäsi tilausta { $order }. Hyvin vanhat tilaukset eivät ehkä näy minulle, joten tarkista numero.
order-too-old = Tilaus on niin vanha, etten näe sitä täällä. Tiimimme voi etsiä sen.
no-orders = En löydä tililtäsi tilausta, jota voisin katsoa. Hyvin vanhat tilaukset eivät ehkä näy minulle.
shop-unreachable = En saa nyt yhteyttä kaupan tilausjärjestelmään, joten en voi juuri nyt katsoa tilaustasi.

add-not-supported = Jo tehtyyn tilaukseen ei voi lisätä tuotteita. Voit tehdä niistä uuden tilauksen tai pyytää apua asiakaspalvelustamme.
more-not-supported = Jo tehtyyn tilaukseen ei voi lisätä kappaleita. Voit tehdä niistä uuden tilauksen.
no-hub = Tilauksia ei voi juuri nyt muuttaa täällä.

can-change = { $kind ->
    [variant] Voit vielä vaihtaa koon tai värin tilauksessa { $order }. Valitse tuote tilaukselta ja sitten uusi vaihtoehto.
    [quantity] Voit vielä pienentää määrää tilauksessa { $order }. Valitse tuote tilaukselta ja sitten uusi määrä.
    [remove] Voit vielä poistaa tuotteita tilauksesta { $order }. Valitse, mikä jätetään pois.
    [address] Voit vielä vaihtaa tilauksen { $order } toimitusosoitteen. Kirjoita uusi osoite tilaukseen.
    [cancel] Voit vielä perua tilauksen { $order }. Mitään ei tapahdu, ennen kuin vahvistat sen tilauksessa.
   *[any] Voit vielä muuttaa tilausta { $order }.
}
finish-there = En voi tehdä tätä puolestasi: tee se loppuun tilauksessa { $order } ja vahvista siellä.
can-change-any = Tässä on tilaus { $order }. Voit vielä { $kinds }.
else-open = Tilauksessa { $order } voit vielä { $kinds }.
card-for-open = Siltä osin kuin tilausta ei ole lähetetty, voit vielä { $kinds }.
open-until = Tämä onnistuu { $until } asti.
cancel-fee = Jos perut, maksuna pidätetään { $fee }:

window-closed = Tilauksessa { $order } { $change } ei enää onnistu, koska aika on päättynyt:
window-closed-at = Tilauksessa { $order } { $change } ei enää onnistu. Aika päättyi { $closed }:
never-allowed = Sääntöjemme mukaan { $change } ei ole mahdollista:
not-eligible = Tämä ei ole sääntöjemme mukaan niitä muutoksia, jotka voit tehdä itse:
exception = Ei muutettavissa näin ({ $lines }):
already-part-shipped = { $kind ->
    [cancel] Koko tilausta ei voi enää perua, koska osa on jo matkalla.
    [address] Toimitusosoitetta ei voi enää vaihtaa, koska osa tilauksesta on jo matkalla.
   *[other] Osa on jo matkalla, joten tämä ei onnistu koko tilaukselle.
}
already-shipped = Tuote on jo lähetetty, joten sitä ei voi enää muuttaa.
return-open = Tilauksessa { $order } on palautus kesken, joten sitä ei voi nyt perua.
payment-pending = Tilauksen { $order } maksu on vielä kesken, joten sitä ei voi juuri nyt perua.
single-unit = Tilauksessa { $order } on tätä vain yksi kappale, joten pienempää määrää ei ole.
whole-order = Se on tilauksen { $order } ainoa tuote. Sen poistaminen tarkoittaisi tilauksen perumista.
with-warehouse = Se on jo varastolla käsittelyssä, joten sitä ei voi muuttaa täältä.
on-hold = Tiimimme tarkistaa sitä parhaillaan, joten sitä ei voi muuttaa täältä.
quantity-unknown = Kauppa ei osaa vielä kertoa, mitä on lähetetty, joten en voi sanoa varmasti, voiko sitä muuttaa.
digital = Se toimitetaan digitaalisesti, joten siinä ei ole mitään muutettavaa.
shop-cannot = { $kind ->
    [cancel] Tilausta ei voi perua verkossa tässä kaupassa.
   *[other] Tällaista muutosta ei voi tehdä verkossa tässä kaupassa.
}
nothing-open = Tilauksessa { $order } ei ole enää mitään, mitä voisi muuttaa.

lines-exception = Ei muutettavissa näin ({ $lines }):
lines-with-warehouse = Jo varastolla käsittelyssä, ei enää muutettavissa: { $lines }.
lines-on-hold = Tiimimme tarkistettavana, ei nyt muutettavissa: { $lines }.
lines-unknown = En osaa vielä sanoa, onko tämä lähetetty: { $lines }.
lines-locked = Ei muutettavissa: { $lines }.

part-shipped = Osa tilauksesta { $order } on jo lähetetty.
units-shipped = Matkalla: { $lines }.
units-open = Ei vielä lähetetty ja yhä muutettavissa: { $lines }.
order-shipped = Tilaus { $order } on jo lähetetty, joten sitä ei voi enää muuttaa eikä perua.
order-cancelled = Tilaus { $order } on peruttu, joten muutettavaa ei enää ole.
order-cancelling = Tilausta { $order } perutaan parhaillaan. Se on vielä kesken, eikä siihen voi nyt tehdä muita muutoksia.
order-archived = Tilaus { $order } on suljettu, joten sitä ei voi enää muuttaa.
order-refunded = Tilaus { $order } on hyvitetty, joten muutettavaa ei enää ole.
order-with-warehouse = Tilaus { $order } on jo varastolla käsittelyssä, joten sitä ei voi enää muuttaa täältä.
order-on-hold = Tiimimme tarkistaa tilausta { $order } parhaillaan, joten sitä ei voi muuttaa täältä.
order-digital = Tilaus { $order } toimitetaan digitaalisesti, joten siinä ei ole mitään muutettavaa.
order-locked = Tilausta { $order } ei voi muuttaa verkossa.
order-unknown = Kauppa ei osaa vielä kertoa, mitä tilauksesta { $order } on lähetetty, joten en voi sanoa varmasti, mitä voi muuttaa.

returns-work = Perille tulleen voit palauttaa. Näin se käy:
returns-unknown = Jo lähetetyn voi vain palauttaa. En löydä ohjesivuiltamme, miten palautus tehdään.
refunds-work = Hyvityksistä säännöissämme sanotaan:

changed-in-hub = { $kind ->
    [variant] Valmista: koko tai väri on vaihdettu tilauksessa { $order }.
    [quantity] Valmista: määrä on muutettu tilauksessa { $order }.
    [remove] Valmista: tuote on poistettu tilauksesta { $order }.
    [address] Valmista: tilauksen { $order } toimitusosoite on vaihdettu.
    [cancel] Valmista: tilaus { $order } on peruttu.
   *[any] Valmista: tilausta { $order } on muutettu.
}
is-it-solved = Onko kaikki nyt niin kuin halusit?
shop-news = { $what ->
    [sent] Uutta tilauksestasi { $order }: se on lähetetty.
    [part_sent] Uutta tilauksestasi { $order }: osa siitä on lähetetty.
    [packed] Uutta tilauksestasi { $order }: se on pakattu ja odottaa kuljetusta.
    [delivered] Uutta tilauksestasi { $order }: kuljetusyhtiön mukaan se on toimitettu.
    [part_delivered] Uutta tilauksestasi { $order }: kuljetusyhtiön mukaan yksi paketeista on toimitettu.
    [delayed] Uutta tilauksestasi { $order }: kuljetusyhtiön mukaan se myöhästyy.
    [cancelled] Uutta tilauksestasi { $order }: kauppa on perunut sen.
    [returned] Uutta tilauksestasi { $order }: palautuksesi on saapunut ja käsitelty.
   *[any] Uutta tilauksestasi { $order }: jokin on muuttunut.
}
news-expected = Sitä odotetaan nyt: { $window }.

# Mitä ohjeista haetaan.
query-returns = monenko päivän kuluessa tuotteen voi palauttaa
query-refunds = miten ja milloin hyvitys maksetaan
