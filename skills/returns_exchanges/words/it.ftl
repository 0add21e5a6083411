# Quello che dicono i resi e i cambi. Qui non c'è nessuna cifra: ognuna viene da un fatto. Dopo le righe che finiscono con i due punti segue una citazione.

policy-says = Ecco cosa dicono le nostre regole:
policy-also-says = E inoltre:
policy-mentions = Questo è tutto quello che trovo in merito nelle nostre pagine di aiuto:
policy-unknown = Non posso dire con certezza quali siano le nostre regole su questo, quindi preferisco non tirare a indovinare.
refunds-say = Sui rimborsi le nostre regole dicono:

sorry-defect = Mi dispiace che ci sia qualcosa che non va in quello che è arrivato.
sign-in-needed = Per vedere cosa si può restituire occorre prima accedere.
sign-in-refund = Per vedere a che punto è il rimborso occorre prima accedere.
which-order = Di quale ordine si tratta?
order-not-found = Nell'account non trovo un ordine { $order }. Gli ordini molto vecchi possono sfuggirmi: meglio controllare il numero.
order-too-old = Quell'ordine è troppo vecchio perché io lo veda qui. Una persona del nostro team può cercarlo.
no-orders = Nell'account non trovo nessun ordine che io possa guardare. Gli ordini molto vecchi possono sfuggirmi.
shop-unreachable = Al momento non riesco a raggiungere il sistema degli ordini del negozio, quindi ora non posso guardare l'ordine.
no-hub = Al momento qui non si possono chiedere resi.
in-portal = La richiesta si fa nel nostro portale dei resi.

can-return = Dell'ordine { $order } si può restituire: { $lines }.
can-exchange = Dell'ordine { $order } si può restituire e far cambiare: { $lines }.
ask-until-delivery = Il termine per chiederlo, contato dalla consegna, è: { $until }.
ask-until-sending = Il termine per chiederlo è: { $until }. Il giorno della consegna non è noto, quindi si conta dalla spedizione.
not-certain = Le nostre regole non dicono con certezza se questo si può ancora restituire. Si può chiedere, e decide una persona del nostro team.
no-exchange = Non facciamo cambi, ma gli articoli si possono restituire:
choose = Basta scegliere cosa restituire e perché, poi confermare. Prima della conferma non viene inviato niente.
choose-exchange = Basta scegliere l'articolo, e la taglia o il colore da avere al suo posto. Prima della conferma non viene inviato niente.
choose-defect = Basta scegliere l'articolo e dire cosa non va. Prima della conferma non viene inviato niente.

lines-not-delivered = Ancora in viaggio, quindi si può restituire una volta arrivato: { $lines }.
lines-not-sent = Non ancora spedito, quindi si può modificare invece di restituire: { $lines }.
lines-window-closed = Il tempo per restituire questo è scaduto: { $lines }.
lines-window-closed-at = Il tempo per restituire questo è finito ({ $closed }): { $lines }.
lines-exception = Questo non si può restituire: { $lines }.
lines-coming-back = Il reso è già stato chiesto: { $lines }.
lines-refunded = Già rimborsato: { $lines }.
lines-digital = Consegna digitale, quindi niente da restituire: { $lines }.
lines-unknown = Il negozio non sa ancora dire se questo è stato spedito: { $lines }.

nothing-not-delivered = L'ordine { $order } è ancora in viaggio. Si può restituire una volta arrivato.
nothing-not-sent = L'ordine { $order } non è ancora stato spedito, quindi non c'è niente da restituire.
nothing-window-closed = Il tempo per restituire l'ordine { $order } è scaduto.
nothing-window-closed-at = Il tempo per restituire l'ordine { $order } è finito ({ $closed }).
nothing-exception = Quello che c'è nell'ordine { $order } non si può restituire.
nothing-coming-back = Il reso dell'ordine { $order } è già stato chiesto.
nothing-refunded = L'ordine { $order } è stato rimborsato, quindi non resta niente da restituire.
nothing-cancelled = L'ordine { $order } è stato annullato, quindi non c'è niente da restituire.
nothing-digital = L'ordine { $order } ha una consegna digitale, quindi non c'è niente da restituire.
nothing-unknown = Il negozio non sa ancora dire cosa è stato spedito dell'ordine { $order }, quindi non posso dire con certezza cosa si può restituire.
nothing-shop-cannot = Il reso dell'ordine { $order } non si può chiedere online.

return-requested = Per l'ordine { $order } è stato chiesto un reso ({ $asked }): { $lines }. Il negozio non ha ancora risposto.
return-open = Il reso dell'ordine { $order }, chiesto in data { $asked }, è approvato: { $lines }. Il negozio aspetta che arrivi.
return-checked = Quello che è tornato dell'ordine { $order } è stato controllato.
return-closed = Il reso dell'ordine { $order } è concluso: { $lines }.
return-declined = Il negozio ha rifiutato il reso dell'ordine { $order }, chiesto in data { $asked }: { $lines }.
return-cancelled = Il reso dell'ordine { $order }, chiesto in data { $asked }, è stato annullato: { $lines }.
return-under-way = È in corso un reso dell'ordine { $order }.

refund-whole = L'ordine { $order } è rimborsato per intero.
refund-part = Una parte dell'ordine { $order } è rimborsata.
refund-not-yet = Per l'ordine { $order } non risulta ancora nessun rimborso.
refund-none = Per l'ordine { $order } non è stato chiesto nessun reso e non risulta nessun rimborso.
refund-cancelled = L'ordine { $order } è annullato. Non risulta ancora nessun rimborso.
refund-not-paid = L'ordine { $order } è stato annullato prima del pagamento, quindi non c'è niente da rimborsare.

return-asked = Fatto: il reso dell'ordine { $order } è stato chiesto: { $lines }. Ora è al team del negozio.
exchange-asked = Fatto: il cambio dell'ordine { $order } è stato chiesto: { $lines }. Ora è al team del negozio.
is-it-solved = Adesso è tutto come doveva essere?

# Quello che si cerca negli articoli.
query-return = entro quanti giorni e come si può restituire un articolo
query-refund = come e quando vengono pagati i rimborsi
query-defect = è arrivato un articolo difettoso o sbagliato
