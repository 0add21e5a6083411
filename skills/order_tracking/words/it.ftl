# Quello che dice il tracciamento degli ordini. Qui non c'è nessuna cifra: ognuna viene da un fatto. Dopo le righe che finiscono con i due
# punti segue una citazione. Le frasi sono corte, perché partono anche per SMS; nessuna si appoggia a quella prima.

sign-in-needed = Per guardare l'ordine occorre prima accedere.
which-order = Di quale ordine si tratta?
order-not-found = Nell'account non trovo un ordine { $order }. Gli ordini molto vecchi possono sfuggirmi: meglio controllare il numero.
order-too-old = Quell'ordine è troppo vecchio perché io lo veda qui. Una persona del nostro team può cercarlo.
no-orders = Nell'account non trovo nessun ordine che io possa guardare. Gli ordini molto vecchi possono sfuggirmi.
shop-unreachable = Al momento non riesco a raggiungere il sistema degli ordini del negozio, quindi ora non posso vedere dov'è l'ordine.

# L'ordine intero, dove non c'è un pacco da seguire.
order-not-sent = L'ordine { $order } non è ancora stato spedito, quindi per ora non c'è tracciamento.
order-with-warehouse = L'ordine { $order } è nel nostro magazzino e non è ancora stato affidato a un corriere, quindi per ora non c'è tracciamento.
order-on-hold = L'ordine { $order } non è ancora stato spedito: il nostro team lo sta controllando.
order-scheduled = L'ordine { $order } non è ancora stato spedito. La partenza è prevista in data { $day }.
order-cancelled = L'ordine { $order } è stato annullato, quindi non arriverà nessun pacco.
order-cancelling = L'ordine { $order } è in fase di annullamento. Non è ancora finito.
order-refunded = L'ordine { $order } è stato rimborsato e non è stato spedito.
order-closed = L'ordine { $order } è chiuso, e per questo ordine il negozio non mostra nessun pacco.
order-digital = L'ordine { $order } ha una consegna digitale, quindi non c'è un pacco da seguire.
order-unknown = Il negozio non sa ancora dire cosa è partito dell'ordine { $order }.
order-sent-untracked = L'ordine { $order } è stato spedito, ma il negozio non ha un tracciamento.
payment-open = Il pagamento non è ancora concluso.

# Prima dei pacchi di un ordine che ne ha più di uno, o di cui una parte è ancora qui.
part-sent = Una parte dell'ordine { $order } è stata spedita; il resto non è ancora partito.
sent-in-parcels = L'ordine { $order } è stato spedito in più pacchi.
still-here = Non ancora spedito: { $lines }.
more-parcels = Altri pacchi di questo ordine: { $count }.

# Un pacco. $place è "all" se è tutto l'ordine, altrimenti il numero del pacco, e $lines dice cosa contiene.
parcel-sent = { $place ->
    [all] L'ordine { $order } è stato spedito in data { $day }. Il corriere non ha ancora segnalato nulla.
   *[part] Il pacco { $place } ({ $lines }) è stato spedito in data { $day }. Il corriere non ha ancora segnalato nulla.
}
parcel-label = { $place ->
    [all] L'ordine { $order } è imballato ed etichettato, ma il corriere non lo ha ancora.
   *[part] Il pacco { $place } ({ $lines }) è imballato ed etichettato, ma il corriere non lo ha ancora.
}
parcel-with_carrier = { $place ->
    [all] Il corriere ha ritirato l'ordine { $order }.
   *[part] Il corriere ha ritirato il pacco { $place } ({ $lines }).
}
parcel-on_the_way = { $place ->
    [all] L'ordine { $order } è in viaggio.
   *[part] Il pacco { $place } ({ $lines }) è in viaggio.
}
parcel-out_for_delivery = { $place ->
    [all] L'ordine { $order } è in consegna.
   *[part] Il pacco { $place } ({ $lines }) è in consegna.
}
parcel-delayed = { $place ->
    [all] Mi dispiace: il corriere segnala un ritardo per l'ordine { $order }.
   *[part] Mi dispiace: il corriere segnala un ritardo per il pacco { $place } ({ $lines }).
}
parcel-attempted = { $place ->
    [all] Il corriere ha tentato di consegnare l'ordine { $order } ({ $when }) e non ci è riuscito.
   *[part] Il corriere ha tentato di consegnare il pacco { $place } ({ $lines }) in data { $when } e non ci è riuscito.
}
parcel-pickup = { $place ->
    [all] L'ordine { $order } è pronto al punto di ritiro.
   *[part] Il pacco { $place } ({ $lines }) è pronto al punto di ritiro.
}
parcel-delivered = { $place ->
    [all] Il corriere segnala che l'ordine { $order } è stato consegnato ({ $when }).
   *[part] Il corriere segnala che il pacco { $place } ({ $lines }) è stato consegnato in data { $when }.
}
parcel-picked_up = { $place ->
    [all] Il corriere segnala che l'ordine { $order } è stato ritirato ({ $when }).
   *[part] Il corriere segnala che il pacco { $place } ({ $lines }) è stato ritirato in data { $when }.
}
parcel-failed = { $place ->
    [all] Mi dispiace: il corriere segnala che non ha potuto consegnare l'ordine { $order }. Forse sta tornando da noi.
   *[part] Mi dispiace: il corriere segnala che non ha potuto consegnare il pacco { $place } ({ $lines }). Forse sta tornando da noi.
}

# Cos'altro dice il corriere di un pacco.
carrier-and-number = Corriere: { $carrier }, codice di tracciamento { $number }.
carrier-alone = Corriere: { $carrier }.
number-alone = Codice di tracciamento: { $number }.
expected = Consegna prevista: { $days }.
expected-anew = Nuova consegna prevista: { $days }.
expected-passed = La consegna era prevista entro questa data: { $day }. Mi dispiace per il ritardo.
expected-unknown = Il corriere non ha ancora indicato un giorno di consegna.
last-news = Ultime notizie dal corriere: { $when }.

# Cosa fare adesso.
attempted-next = Il corriere può aver lasciato un avviso; altrimenti sulla sua pagina di tracciamento si vede se ripassa o dove ritirare il pacco.
pickup-next = La pagina di tracciamento del corriere, o il suo messaggio, dice dov'è e per quanto tempo viene tenuto.
sorry-waiting = Mi dispiace per l'attesa.
sorry-missing = Mi dispiace che non ci sia.
not-reported = Il corriere non lo ha segnalato come consegnato.
look-around = Conviene chiedere ai vicini e guardare dove si può lasciare un pacco: davanti alla porta, nella cassetta delle lettere, in un ripostiglio, in portineria.
wait-until = A volte un corriere segnala la consegna un po' in anticipo. Se il pacco non c'è entro questo momento ({ $until }), basta scrivere di nuovo qui e una persona se ne occuperà.

# Se un ordine è arrivato al negozio, e i suoi documenti.
order-placed = Sì, abbiamo l'ordine { $order }, fatto in data { $when }.
payment = { $status ->
    [paid] È pagato: { $total }.
    [authorized] Il pagamento di { $total } è autorizzato.
    [partially_paid] È pagato in parte. Il totale è { $total }.
    [partially_refunded] È pagato, e una parte è stata rimborsata. Il totale è { $total }.
    [refunded] È stato rimborsato.
    [voided] Il pagamento è stato annullato.
    [expired] Il pagamento è scaduto, quindi non è pagato.
   *[pending] Il pagamento di { $total } non è ancora concluso.
}
no-mail-again = Da qui non posso rimandare l'e-mail di conferma.
documents-say = Sulle fatture le nostre pagine di aiuto dicono:
no-documents = Da qui non posso mandare fatture o altri documenti.

# Prima di quello che dicono le pagine di aiuto del negozio, e di quello che il negozio aggiunge per questo stato.
dispatch-says = Su quando partono gli ordini le nostre pagine di aiuto dicono:
delivery-says = Sui tempi di consegna le nostre pagine di aiuto dicono:
late-says = Sui pacchi in ritardo le nostre pagine di aiuto dicono:
shop-adds = Una nota del negozio: { $note }

# Quello che si cerca negli articoli.
query-dispatch = quando vengono spediti gli ordini, preparazione, partenza dal magazzino
query-delivery = quanto tempo richiede la consegna, tempi di spedizione
query-late = pacco in ritardo, il tracciamento è fermo
query-documents = fattura, ricevuta
