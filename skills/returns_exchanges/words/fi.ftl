# Mitä palautuksista ja vaihdoista sanotaan. Tässä ei ole yhtään lukua: jokainen tulee tosiasiasta. Kaksoispisteen jälkeen seuraa lainaus.

policy-says = Säännöissämme sanotaan näin:
policy-also-says = Ja:
policy-mentions = Muuta en tästä löydä ohjesivuiltamme:
policy-unknown = En osaa sanoa varmasti, mitä sääntömme tästä sanovat, joten en arvaa.
refunds-say = Hyvityksistä säännöissämme sanotaan:

sorry-defect = Olen pahoillani, että saamassasi lähetyksessä on jotain vialla.
sign-in-needed = Kirjaudu ensin sisään, niin näen, mitä voi palauttaa.
sign-in-refund = Kirjaudu ensin sisään, niin näen, miten hyvityksesi etenee.
which-order = Mitä tilausta tarkoitat?
order-not-found = En löydä tililtäsi tilausta { $order }. Hyvin vanhat tilaukset eivät ehkä näy minulle, joten tarkista numero.
order-too-old = Tilaus on niin vanha, etten näe sitä täällä. Tiimimme voi etsiä sen.
no-orders = En löydä tililtäsi tilausta, jota voisin katsoa. Hyvin vanhat tilaukset eivät ehkä näy minulle.
shop-unreachable = En saa nyt yhteyttä kaupan tilausjärjestelmään, joten en voi juuri nyt katsoa tilaustasi.
no-hub = Palautusta ei voi juuri nyt pyytää täällä.
in-portal = Sitä pyydetään palautusportaalissamme.

can-return = Tilauksesta { $order } voit palauttaa: { $lines }.
can-exchange = Tilauksesta { $order } voit palauttaa ja vaihtaa: { $lines }.
ask-until-delivery = Voit pyytää sitä { $until } asti, toimituksesta laskien.
ask-until-sending = Voit pyytää sitä { $until } asti. Toimituspäivä ei ole tiedossa, joten aika on laskettu lähetyspäivästä.
not-certain = Sääntömme eivät kerro varmasti, voiko tämän vielä palauttaa. Voit pyytää sitä, ja joku tiimistämme päättää.
no-exchange = Emme vaihda tuotteita, mutta voit palauttaa ne:
choose = Valitse, mitä palautat ja miksi, ja vahvista sitten. Mitään ei lähetetä ennen kuin vahvistat.
choose-exchange = Valitse tuote ja koko tai väri, jonka haluat tilalle. Mitään ei lähetetä ennen kuin vahvistat.
choose-defect = Valitse tuote ja kerro, mikä siinä on vialla. Mitään ei lähetetä ennen kuin vahvistat.

lines-not-delivered = Vielä matkalla, joten palautettavissa vasta perille tultuaan: { $lines }.
lines-not-sent = Ei vielä lähetetty, joten palauttamisen sijaan sitä voi muuttaa: { $lines }.
lines-window-closed = Palautusaika on päättynyt: { $lines }.
lines-window-closed-at = Palautusaika päättyi { $closed }: { $lines }.
lines-exception = Tätä ei voi palauttaa: { $lines }.
lines-coming-back = Palautusta on jo pyydetty: { $lines }.
lines-refunded = Jo hyvitetty: { $lines }.
lines-digital = Toimitettu digitaalisesti, joten palautettavaa ei ole: { $lines }.
lines-unknown = Kauppa ei osaa vielä kertoa, onko tämä lähetetty: { $lines }.

nothing-not-delivered = Tilaus { $order } on vielä matkalla. Sen voi palauttaa, kun se on tullut perille.
nothing-not-sent = Tilausta { $order } ei ole vielä lähetetty, joten mitään ei tarvitse palauttaa.
nothing-window-closed = Tilauksen { $order } palautusaika on päättynyt.
nothing-window-closed-at = Tilauksen { $order } palautusaika päättyi { $closed }.
nothing-exception = Tilauksen { $order } tuotteita ei voi palauttaa.
nothing-coming-back = Tilauksen { $order } palautusta on jo pyydetty.
nothing-refunded = Tilaus { $order } on hyvitetty, joten palautettavaa ei enää ole.
nothing-cancelled = Tilaus { $order } on peruttu, joten palautettavaa ei ole.
nothing-digital = Tilaus { $order } toimitetaan digitaalisesti, joten palautettavaa ei ole.
nothing-unknown = Kauppa ei osaa vielä kertoa, mitä tilauksesta { $order } on lähetetty, joten en voi sanoa varmasti, mitä voi palauttaa.
nothing-shop-cannot = Tilauksen { $order } palautusta ei voi pyytää verkossa.

return-requested = Pyysit tilauksesta { $order } palautusta { $asked }: { $lines }. Kauppa ei ole vielä vastannut.
return-open = Tilauksen { $order } palautus, jota pyysit { $asked }, on hyväksytty: { $lines }. Kauppa odottaa sen saapumista.
return-checked = Tilauksesta { $order } palautettu on tarkistettu.
return-closed = Tilauksen { $order } palautus on valmis: { $lines }.
return-declined = Kauppa ei hyväksynyt tilauksen { $order } palautusta, jota pyysit { $asked }: { $lines }.
return-cancelled = Tilauksen { $order } palautus, jota pyysit { $asked }, on peruttu: { $lines }.
return-under-way = Tilauksesta { $order } on palautus kesken.

refund-whole = Tilaus { $order } on hyvitetty kokonaan.
refund-part = Osa tilauksesta { $order } on hyvitetty.
refund-not-yet = Tilaukselle { $order } ei ole vielä kirjattu hyvitystä.
refund-none = Tilauksesta { $order } ei ole pyydetty palautusta, eikä sille ole kirjattu hyvitystä.
refund-cancelled = Tilaus { $order } on peruttu. Sille ei ole vielä kirjattu hyvitystä.
refund-not-paid = Tilaus { $order } peruttiin ennen kuin se maksettiin, joten palautettavaa rahaa ei ole.

return-asked = Valmista: tilauksen { $order } palautusta on pyydetty: { $lines }. Pyyntö on nyt kaupan tiimillä.
exchange-asked = Valmista: tilauksen { $order } vaihtoa on pyydetty: { $lines }. Pyyntö on nyt kaupan tiimillä.
is-it-solved = Onko kaikki nyt niin kuin halusit?

# Mitä ohjeista haetaan.
query-return = monenko päivän kuluessa ja miten tuotteen voi palauttaa
query-refund = miten ja milloin hyvitys maksetaan
query-defect = viallinen tai väärä tuote tuli
