set-by-staff = Tiimimme asettama
modify-within = Tilauksia voi muuttaa { $time } kuluessa tilaamisesta.
modify-cutoff = Tilauksia voi muuttaa tilauspäivänä klo { $clock } asti.
modify-until_shipped = Tilauksia voi muuttaa, kunnes ne lähetetään.
modify-limit = Tilauksia ei voi muuttaa lähettämisen jälkeen.
modify-never = Tehtyjä tilauksia ei voi muuttaa.
cancel-within = Tilauksen voi perua { $time } kuluessa tilaamisesta.
cancel-cutoff = Tilauksen voi perua tilauspäivänä klo { $clock } asti.
cancel-until_shipped = Tilauksen voi perua, kunnes se lähetetään.
cancel-limit = Tilausta ei voi perua lähettämisen jälkeen.
cancel-never = Tehtyä tilausta ei voi perua.
fee-none = Tilauksen peruminen on maksutonta.
fee-percent = Kun tilaus perutaan, { $percent } % loppusummasta pidätetään peruutusmaksuna.
fee-fixed = Kun tilaus perutaan, { $amount } pidätetään peruutusmaksuna.
eligible = Näitä voi muuttaa: { $kinds }.
eligible-none = Tilauksessa ei voi muuttaa mitään.
exception-modify = Ei muutettavissa: { $items }.
exception-cancel = Ei peruttavissa: { $items }.
exception-both = Ei muutettavissa eikä peruttavissa: { $items }.
returns = Tuotteet voi palauttaa { $time } kuluessa.
refund = Hyvitys maksetaan enintään { $time } kuluessa.
exception-return = { $items }: palautus ei ole mahdollinen.
exchanges-yes = Tuotteita voi vaihtaa.
exchanges-no = Tuotteita ei vaihdeta.
# Genetiivissä, koska yllä lukee "kuluessa".
minutes = { $count ->
    [one] { $count } minuutin
   *[other] { $count } minuutin
}
hours = { $count ->
    [one] { $count } tunnin
   *[other] { $count } tunnin
}
days = { $count ->
    [one] { $count } päivän
   *[other] { $count } päivän
}
kind-variant = koko ja väri
kind-quantity = määrä
kind-remove = tuotteiden poistaminen
kind-address = toimitusosoite
kind-cancel = peruminen
items-personalised = personoidut tuotteet
items-pre_order = ennakkotilaukset
items-gift_card = lahjakortit
items-final_sale = tuotteet, joilla ei ole vaihto- tai palautusoikeutta
items-made_to_order = tilauksesta valmistettavat tuotteet

help-title = Ohje
help-reviewed = Tarkistettu viimeksi { $date }
help-overdue = Tiedot ovat voineet muuttua sen jälkeen.
help-ask = Kysy meiltä
help-all = Kaikki ohjesivut
help-missing = Tällaista sivua ei ole
help-missing-why = Se on ehkä poistettu.
help-none = Ohjesivuja ei vielä ole.
help-skip = Siirry sisältöön
