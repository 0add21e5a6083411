# Mitä tuoteneuvonta sanoo. Tässä ei ole yhtään lukua: jokainen tulee tosiasiasta. Kaupan omat sanat ovat lainausmerkeissä.

found-one = Löysin tämän:
found-several = Nämä sopivat siihen, mitä etsit:
found-sold-out = Tämä kuuluu valikoimaamme, mutta on juuri nyt loppuunmyyty:
found-nearest = Juuri sellaista ei kaupassa ole. Tämä on lähinnä:
found-cheaper = Nämä maksavat vähemmän:
none-cheaper = Mikään vastaava ei maksa vähemmän kuin { $product }, { $price }.

in-stock = Kyllä, { $product } on varastossa.
in-stock-in = { $product } on varastossa näinä: { $forms }.
sold-out-form = { $product } on loppuunmyyty näinä: { $forms }.
sold-out = { $product } on juuri nyt loppuunmyyty.
no-word-back = Kauppa ei kerro, milloin sitä tulee lisää.
not-made = { $product }: sellaisena sitä ei ole.
left-in = Sitä on varastossa näinä: { $forms }.

price-one = { $product } maksaa { $price }.
price-range = { $product } maksaa vaihtoehdosta riippuen { $lowest } - { $highest }.
costs-one = Se maksaa { $price }.
costs-range = Se maksaa vaihtoehdosta riippuen { $lowest } - { $highest }.
shop-says = Kauppa kertoo tuotteesta { $product }: "{ $about }"
nothing-said = Kauppa ei kerro tuotteesta { $product } enempää.
no-more-said = Siinä ei kerrota enempää, joten en viitsi arvailla.
articles-say = Ja ohjesivuillamme sanotaan näin:
no-size-advice = En löydä kaupan teksteistä neuvoa koosta, joten en viitsi arvailla.
side-by-side = Tässä ovat rinnakkain { $products } ja mitä kauppa kustakin kertoo:

which-product = Mitä tuotetta tarkoitat?
not-sold = En löydä sitä kaupasta.
what-else = Meillä on tällaista. Mitä haluaisit nähdä?
what-sought = Mitä etsit? Meillä on tällaista:
shop-unreachable = En saa nyt yhteyttä kaupan valikoimaan, joten en voi juuri nyt katsoa sitä.
