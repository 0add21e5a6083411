# Quello che dicono i consigli sui prodotti. Qui non c'è nessuna cifra: ognuna viene da un fatto. Quello che dice il negozio sta tra virgolette.

found-one = Ecco cosa ho trovato:
found-several = Questi corrispondono alla ricerca:
found-sold-out = Nel negozio c'è, ma al momento è esaurito:
found-nearest = Nel negozio non c'è niente di identico. Questo è quello che si avvicina di più:
found-cheaper = Questi costano meno:
none-cheaper = Di questo genere niente costa meno di { $product } a { $price }.

in-stock = Sì, { $product } è disponibile.
in-stock-in = { $product } è disponibile in queste versioni: { $forms }.
sold-out-form = { $product } non è più disponibile in { $forms }.
sold-out = { $product } al momento non è disponibile.
no-word-back = Il negozio non dice quando torna.
not-made = { $product } non esiste in questa versione.
left-in = Disponibile in queste versioni: { $forms }.

price-one = { $product } costa { $price }.
price-range = { $product } costa tra { $lowest } e { $highest }, a seconda della versione.
costs-one = Il prezzo è { $price }.
costs-range = Il prezzo va da { $lowest } a { $highest }, a seconda della versione.
shop-says = Ecco cosa dice il negozio di { $product }: «{ $about }»
nothing-said = Il negozio non ha scritto altro su { $product }.
no-more-said = Non dice altro, quindi preferisco non tirare a indovinare.
articles-say = E le nostre pagine di aiuto dicono:
no-size-advice = In quello che ha scritto il negozio non trovo consigli sulla taglia, quindi preferisco non tirare a indovinare.
side-by-side = Ecco { $products } a confronto, con quello che ne dice il negozio:

which-product = Di quale prodotto si tratta?
not-sold = Nel negozio non lo trovo.
what-else = Questo è il genere di cose che abbiamo. Cosa può interessare?
what-sought = Cosa si cerca? Questo è il genere di cose che abbiamo:
shop-unreachable = Al momento non riesco a raggiungere il catalogo del negozio, quindi ora non posso cercarlo.
