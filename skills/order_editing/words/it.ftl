# Quello che dice la modifica degli ordini. Qui non c'è nessuna cifra: ognuna viene da un fatto. Dopo le righe che finiscono con i due punti segue una citazione.

kind-variant = cambiare la taglia o il colore
kind-quantity = ridurre la quantità
kind-remove = togliere un articolo
kind-address = cambiare l'indirizzo di consegna
kind-cancel = annullare l'ordine

doing-variant = cambiare la taglia o il colore
doing-quantity = cambiare la quantità
doing-remove = togliere un articolo
doing-address = cambiare l'indirizzo di consegna
doing-cancel = annullare
doing-any = modificare un ordine

policy-says = Ecco cosa dicono le nostre regole:
policy-also-says = E inoltre:
policy-mentions = Questo è tutto quello che trovo in merito nelle nostre pagine di aiuto:
policy-unknown = Non posso dire con certezza quali siano le nostre regole per { $change }, quindi preferisco non tirare a indovinare.

sign-in-needed = Per vedere se l'ordine lo permette ancora, occorre prima accedere.
which-order = Di quale ordine si tratta?
order-not-found = Nell'account non trovo un ordine { $order }. Gli ordini molto vecchi possono sfuggirmi: meglio controllare il numero.
order-too-old = Quell'ordine è troppo vecchio perché io lo veda qui. Una persona del nostro team può cercarlo.
no-orders = Nell'account non trovo nessun ordine che io possa guardare. Gli ordini molto vecchi possono sfuggirmi.
shop-unreachable = Al momento non riesco a raggiungere il sistema degli ordini del negozio, quindi ora non posso guardare l'ordine.

add-not-supported = Non si possono aggiungere articoli a un ordine già fatto. Si può fare un nuovo ordine, oppure chiedere aiuto al nostro team.
more-not-supported = Non si possono aggiungere unità a un ordine già fatto. Si può fare un nuovo ordine.
no-hub = Al momento qui non è possibile modificare gli ordini.

can-change = { $kind ->
    [variant] Nell'ordine { $order } si può ancora cambiare la taglia o il colore. Basta scegliere l'articolo nell'ordine e poi la nuova opzione.
    [quantity] Nell'ordine { $order } si può ancora ridurre la quantità. Basta scegliere l'articolo nell'ordine e indicare la nuova quantità.
    [remove] Dall'ordine { $order } si possono ancora togliere articoli. Basta scegliere cosa togliere.
    [address] L'indirizzo di consegna dell'ordine { $order } si può ancora cambiare. Quello nuovo va indicato nell'ordine.
    [cancel] L'ordine { $order } si può ancora annullare. Non succede niente prima della conferma nell'ordine.
   *[any] L'ordine { $order } si può ancora modificare.
}
finish-there = Non posso farlo io: va completato nell'ordine { $order } e confermato lì.
can-change-any = Ecco l'ordine { $order }. Si può ancora { $kinds }.
else-open = Nell'ordine { $order } si può ancora { $kinds }.
card-for-open = Per quello che non è partito si può ancora { $kinds }.
open-until = Il termine è: { $until }.
cancel-fee = Annullando, verrà trattenuto un costo di { $fee }:

window-closed = Per l'ordine { $order } il tempo per { $change } è scaduto:
window-closed-at = Per l'ordine { $order } il tempo per { $change } è finito ({ $closed }):
never-allowed = Le nostre regole non permettono di { $change }:
not-eligible = Le nostre regole non lo elencano tra le modifiche che si possono fare da soli:
exception = Questo non si può modificare in questo modo ({ $lines }):
already-part-shipped = { $kind ->
    [cancel] L'ordine intero non si può più annullare, perché una parte è in viaggio.
    [address] L'indirizzo di consegna non si può più cambiare, perché una parte dell'ordine è in viaggio.
   *[other] Una parte è in viaggio, quindi non si può più fare per tutto l'ordine.
}
already-shipped = Quell'articolo è già partito, quindi non si può più modificare.
return-open = Per l'ordine { $order } c'è un reso in corso, quindi ora non si può annullare.
payment-pending = Il pagamento dell'ordine { $order } non è ancora concluso, quindi per ora non si può annullare.
single-unit = Nell'ordine { $order } ce n'è una sola unità, quindi non esiste una quantità minore.
whole-order = È l'unico articolo dell'ordine { $order }. Toglierlo vorrebbe dire annullare l'ordine.
with-warehouse = È già in magazzino per la preparazione, quindi da qui non si può modificare.
on-hold = Il nostro team lo sta controllando, quindi al momento da qui non si può modificare.
quantity-unknown = Il negozio non sa ancora dire cosa è partito, quindi non posso dire con certezza che si possa modificare.
digital = La consegna è digitale, quindi non c'è niente da modificare.
shop-cannot = { $kind ->
    [cancel] In questo negozio non si può annullare online.
   *[other] In questo negozio questo tipo di modifica non è disponibile online.
}
nothing-open = Nell'ordine { $order } non resta niente che si possa modificare.

lines-exception = Questo non si può modificare in questo modo ({ $lines }):
lines-with-warehouse = Già in magazzino per la preparazione, quindi non più modificabile: { $lines }.
lines-on-hold = In controllo dal nostro team, quindi ora non modificabile: { $lines }.
lines-unknown = Non so ancora dire se questo è partito: { $lines }.
lines-locked = Non modificabile: { $lines }.

part-shipped = Una parte dell'ordine { $order } è già partita.
units-shipped = In viaggio: { $lines }.
units-open = Non ancora spedito e ancora modificabile: { $lines }.
order-shipped = L'ordine { $order } è già partito, quindi non si può più modificare né annullare.
order-cancelled = L'ordine { $order } è stato annullato, quindi non resta niente da modificare.
order-cancelling = L'ordine { $order } è in fase di annullamento. Non è ancora finito, e non si può cambiare altro.
order-archived = L'ordine { $order } è chiuso, quindi non si può più modificare.
order-refunded = L'ordine { $order } è stato rimborsato, quindi non resta niente da modificare.
order-with-warehouse = L'ordine { $order } è già in magazzino per la preparazione, quindi da qui non si può più modificare.
order-on-hold = Il nostro team sta controllando l'ordine { $order }, quindi al momento da qui non si può modificare.
order-digital = L'ordine { $order } ha una consegna digitale, quindi non c'è niente da modificare.
order-locked = L'ordine { $order } non si può modificare online.
order-unknown = Il negozio non sa ancora dire cosa è partito dell'ordine { $order }, quindi non posso dire con certezza cosa si possa modificare.

returns-work = Quello che è arrivato si può restituire. Ecco come:
returns-unknown = Quello che è partito si può solo restituire. Nelle nostre pagine di aiuto non trovo nulla su come funzionano i resi.
refunds-work = Sui rimborsi le nostre regole dicono:

changed-in-hub = { $kind ->
    [variant] Fatto: nell'ordine { $order } la taglia o il colore è cambiato.
    [quantity] Fatto: nell'ordine { $order } la quantità è cambiata.
    [remove] Fatto: l'articolo è stato tolto dall'ordine { $order }.
    [address] Fatto: l'indirizzo di consegna dell'ordine { $order } è cambiato.
    [cancel] Fatto: l'ordine { $order } è annullato.
   *[any] Fatto: l'ordine { $order } è modificato.
}
is-it-solved = Adesso è tutto come doveva essere?
shop-news = { $what ->
    [sent] Novità sull'ordine { $order }: è stato spedito.
    [part_sent] Novità sull'ordine { $order }: una parte è stata spedita.
    [packed] Novità sull'ordine { $order }: è pronto e aspetta il corriere.
    [delivered] Novità sull'ordine { $order }: il corriere dice che è stato consegnato.
    [part_delivered] Novità sull'ordine { $order }: il corriere dice che uno dei pacchi è stato consegnato.
    [delayed] Novità sull'ordine { $order }: il corriere dice che arriverà in ritardo.
    [cancelled] Novità sull'ordine { $order }: il negozio lo ha annullato.
    [returned] Novità sull'ordine { $order }: il reso è arrivato ed è concluso.
   *[any] Novità sull'ordine { $order }: qualcosa è cambiato.
}
news-expected = Ora è atteso: { $window }.

# Quello che si cerca negli articoli.
query-returns = entro quanti giorni si può restituire un articolo
query-refunds = come e quando vengono pagati i rimborsi
