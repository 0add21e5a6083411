hub-title = I miei ordini
skip = Vai al contenuto
language = Lingua
sign-out = Esci
optional = (facoltativo)
back-to-chat = Torna alla chat
close-by-hand = Si può chiudere questo pannello e continuare nella chat.

signin-title = Accesso
signin-intro = Inviamo un codice all'indirizzo e-mail usato per l'ordine da { $store }. Non serve nessuna password.
signin-email = Indirizzo e-mail
signin-send = Invia un codice
signin-late = La sessione era finita: i dati inviati non sono stati usati e niente è cambiato. Accedere e riprovare.
signin-wrong-address = Questo non sembra un indirizzo e-mail. Controllare e riprovare.
signin-many-codes = Sono stati chiesti troppi codici. Aspettare un po' e riprovare.
signin-wrong-format = Il codice ha sei cifre. Controllare e riprovare.
signin-wrong-code = Il codice non è questo. Controllare la mail e riprovare.
signin-dead-code = Questo codice non funziona più: è stato usato, è troppo vecchio o è stato sbagliato troppe volte. Se ne può chiedere uno nuovo qui sotto.
signin-other = Qui ha fatto l'accesso un'altra persona. Per continuare occorre un nuovo codice.

account-sign-in = Accedi con il tuo account { $store }
account-or-code = Oppure con un codice via e-mail
account-over = Questo accesso è troppo vecchio, è già stato usato o è iniziato altrove. Ricomincia.
account-denied = Non hai effettuato l'accesso con il tuo account. Riprova o usa un codice via e-mail.
account-not-proved = Il negozio non ha potuto confermare di chi è questo account. Riprova o usa un codice via e-mail.
account-unknown = Il negozio non ha ordini con questo account. Usa un codice all'indirizzo e-mail con cui hai ordinato.
account-other = Qui ha già effettuato l'accesso un'altra persona. Prima esci, oppure ricomincia.
account-busy = L'accesso con l'account ora non risponde. Riprova fra poco o usa un codice via e-mail.
account-unavailable = Ora non è possibile accedere con l'account. Usa un codice via e-mail.
account-told = Hai effettuato l'accesso. Puoi chiudere questa finestra e continuare nella chat.
account-alone = Questa finestra ha perso la chat, quindi lì l'accesso non è avvenuto. Chiudila e accedi nella chat con un codice.
account-back-to-chat = Puoi chiudere questa finestra e continuare nella chat. Anche lì puoi accedere con un codice.

code-title = Inserire il codice
code-intro = Se a { $email } corrisponde un ordine qui, un codice è in arrivo a quell'indirizzo.
code-intro-plain = Se all'indirizzo corrisponde un ordine qui, un codice è in arrivo.
code-again = È in arrivo un nuovo codice. Quello vecchio non funziona più.
code-lives = Il codice funziona una volta sola, per { $minutes } minuti. Può essere finito nella cartella spam.
code-demo = Demo: le mail si leggono qui
code-label = Codice di sei cifre
code-enter = Accedi
code-resend = Invia un nuovo codice
code-other-address = Usa un altro indirizzo

orders-title = I miei ordini
orders-choose-variant = Scegliere l'ordine in cui cambiare taglia o colore.
orders-choose-quantity = Scegliere l'ordine in cui ridurre la quantità.
orders-choose-remove = Scegliere l'ordine da cui togliere un articolo.
orders-choose-address = Scegliere l'ordine da mandare a un altro indirizzo.
orders-choose-cancel = Scegliere l'ordine da annullare.
orders-none = Per questo indirizzo non ci sono ancora ordini.
messages-title = Novità sui tuoi pacchi
messages-on = Ti avvisiamo con SMS, WhatsApp o e-mail quando un pacco parte, è in ritardo o è arrivato. Puoi disattivare gli avvisi in ogni momento.
messages-off = Vuoi che ti avvisiamo con SMS, WhatsApp o e-mail quando un pacco parte, è in ritardo o è arrivato? Puoi disattivare gli avvisi in ogni momento.
messages-switch-on = Avvisatemi sui miei pacchi
messages-switch-off = Non voglio altri avvisi
order-name = Ordine { $name }
order-placed = Fatto il { $day }
to-orders = Tutti gli ordini
to-order = Ordine { $name }
open-order = All'ordine
items = Articoli
parcels = Pacchi
address = Indirizzo di consegna
whole-order = Ordine intero
track = Segui il pacco
why-title = Perché questo ordine non si può modificare
waiting-intro = Una modifica di questo ordine è iniziata ma non è stata confermata. Niente è ancora cambiato.
waiting-go-on = Continua

state-open = Aperto
state-part-shipped = Spedito in parte
state-shipped = Spedito
state-cancelled = Annullato
state-cancelling = In annullamento
state-archived = Chiuso
state-refunded = Rimborsato
state-with-warehouse = In preparazione
state-on-hold = In controllo
state-scheduled = Programmato
state-digital = Digitale
state-locked = Chiuso alle modifiche
state-unknown = In corso

units-open = { $count ->
    [one] { $count } si può modificare
   *[other] { $count } si possono modificare
 }
units-shipped = { $count ->
    [one] { $count } spedito
   *[other] { $count } spediti
 }
units-blocked = { $count ->
    [one] { $count } non si può modificare
   *[other] { $count } non si possono modificare
 }

action-variant = Cambia taglia o colore
action-quantity = Cambia quantità
action-remove = Togli
action-address = Cambia indirizzo di consegna
action-cancel = Annulla ordine
until = (termine: { $time })
open-until = Questo si può cambiare { $until }.
policy-source = Dalle regole del negozio: { $title }
policy-reviewed = Ultima verifica: { $date }. Da allora qualcosa può essere cambiato; il team del negozio può confermarlo.

why-shipped = Questo è già stato spedito.
why-with-warehouse = Il magazzino ci sta già lavorando, quindi qui non si può modificare.
why-on-hold = Il negozio sta ancora controllando, quindi ora qui non si può modificare.
why-cancelled = Questo ordine è annullato.
why-cancelling = Questo ordine è in fase di annullamento.
why-archived = Questo ordine è chiuso.
why-refunded = Questo ordine è stato rimborsato.
why-digital = La consegna è digitale e non si può modificare.
why-shop-locked = Il negozio ha chiuso questo ordine alle modifiche.
why-quantity-unknown = Il negozio al momento non sa dire cosa è stato spedito. Riprovare più tardi.
why-window-closed = Il tempo per questa modifica è scaduto.
why-window-closed-at = Il tempo per questa modifica è finito: { $moment }.
why-policy-unknown = Non possiamo dire con certezza se questo si può ancora modificare. Può rispondere il team del negozio.
why-never-allowed = Il negozio non offre questa modifica.
why-not-eligible = Il negozio non offre questo tipo di modifica.
why-exception = Questo articolo è un'eccezione e non si può modificare.
why-return-open = È in corso un reso di questo ordine.
why-payment-pending = Il pagamento non è ancora concluso. Riprovare quando lo sarà.
why-part-shipped = Una parte di questo ordine è già stata spedita.
why-single-unit = C'è una sola unità: si può togliere, non ridurre.
why-whole-order = L'ordine contiene solo questo. Per toglierlo occorre annullare l'ordine.
why-nothing-open = Qui non resta niente che si possa modificare.
why-cancel = Annullamento: { $why }
why-shop-cannot = Questa modifica non si può fare qui. Può aiutare il team del negozio.

pick-variant = Quale articolo va cambiato?
pick-quantity = Di quale articolo va ridotta la quantità?
pick-remove = Quale articolo va tolto?

edit-variant = Cambia taglia o colore
edit-quantity = Cambia quantità
edit-remove = Togli articolo
edit-address = Cambia indirizzo di consegna
edit-cancel = Annulla ordine
go-on = Continua
form-next = Nella pagina successiva si vede quanto costa e si conferma. Prima di allora non cambia niente.
form-wrong = Qualcosa non va ancora. È segnato qui sotto.
form-shipped = Già spediti: { $shipped }; ancora modificabili: { $open }
variant-choose = { $units ->
    [one] Scegliere un'altra opzione
   *[other] Scegliere un'altra opzione per tutte le { $units } unità
 }
variant-only = Questo articolo esiste in una sola versione.
sold-out = Esaurito
quantity-choose = Quante delle { $open } unità vanno tenute?
quantity-more = Per averne di più occorre un nuovo ordine.
remove-intro = { $units ->
    [one] L'articolo viene tolto dall'ordine.
   *[other] Tutte le { $units } unità non ancora spedite vengono tolte dall'ordine.
 }

field-name = Nome e cognome
field-line1 = Via e numero civico
field-line2 = Interno, piano, azienda
field-postcode = CAP
field-city = Città
field-region = Provincia o regione
field-phone = Telefono
field-country = Paese
country-fixed = Il paese non si può cambiare, perché da esso dipendono le tasse e la consegna. Per spedire in un altro paese può aiutare il team del negozio.

wrong-variant-none = Scegliere un'opzione dell'elenco.
wrong-variant-unknown = Questo articolo non esiste in quella versione. Scegliere un'opzione dell'elenco.
wrong-variant-same = È già quella ordinata. Sceglierne un'altra.
wrong-variant-stock = Non ce ne sono abbastanza di { $variant }. Scegliere un'altra opzione.
wrong-variant-gone = Questa opzione è appena andata esaurita. Sceglierne un'altra.
wrong-quantity-number = Inserire un numero intero.
wrong-quantity-negative = La quantità non può essere minore di zero.
wrong-quantity-zero = Per togliere l'articolo dall'ordine, tornare indietro e scegliere «Togli».
wrong-quantity-above = Quantità ancora modificabile: { $open }. Inserire un numero più piccolo.
wrong-quantity-same = È la quantità attuale. Scegliere un numero più piccolo.
wrong-name = Inserire il nome di chi riceve il pacco.
wrong-line1 = Inserire la via e il numero civico.
wrong-postcode = Inserire il CAP.
wrong-city = Inserire la città.
wrong-region = Inserire la provincia o la regione.
wrong-country = Inserire un paese con le sue due lettere, per esempio PT.
wrong-country-change = Il paese non si può cambiare qui. Può aiutare il team del negozio.
wrong-too-long = È troppo lungo. Va accorciato.
wrong-signs = Ci sono segni che non si possono stampare. Scrivere di nuovo.
wrong-address-same = Niente è diverso. Cambiare quello che deve cambiare.
wrong-reason = Scegliere un motivo.

cancel-heading = Annulla l'ordine { $name }
cancel-intro = Viene annullato l'intero ordine di { $total }. Non si può tornare indietro.
cancel-fee = Il negozio ne trattiene { $fee }.
cancel-no-fee = Il negozio non trattiene niente.
cancel-why = Qual è il motivo?
cancel-note = Altro che il negozio dovrebbe sapere
reason-changed-mind = Ho cambiato idea
reason-wrong-item = Ho ordinato la cosa sbagliata
reason-too-slow = Ci vuole troppo tempo
reason-found-cheaper = L'ho trovato a meno
reason-other = Un altro motivo

closed-title = Ora questo non si può modificare
moved-title = Qualcosa è cambiato
moved-intro = L'ordine non è più come era all'inizio.
nothing-changed = Niente è stato modificato.
order-now = Ordine { $name } come è adesso

summary = La modifica
change-variant = Cambiare taglia o colore
change-variant-detail = { $from } → { $to }
change-quantity = Cambiare quantità
change-quantity-detail = { $from } → { $to }
change-remove = Togliere l'articolo
change-remove-detail = { $units } × { $variant }
change-address = Cambiare indirizzo di consegna
change-cancel = Annullare l'ordine { $order }

change-proposed-title = Controllare e confermare
change-started-title = La modifica è in corso
change-started-intro = Il negozio non ha ancora risposto. Si può lasciare questa pagina: la modifica continua.
change-pending-title = L'ordine è in fase di annullamento
change-pending-intro = Il negozio ci sta lavorando. L'ordine è annullato solo quando lo dice il negozio.
change-done-title = Fatto
change-done-intro = L'ordine è stato modificato.
change-refused-title = Non è stato possibile modificarlo
change-expired-title = Il tempo è scaduto
change-withdrawn-title = Niente è stato modificato
change-withdrawn-intro = L'ordine è rimasto come era, o è iniziata un'altra modifica.

quote-before = Totale prima
quote-after = Nuovo totale
quote-fee = Trattenuto dal negozio
quote-invoice = Da pagare
quote-refund = Da restituire
settle-nothing = Il prezzo resta lo stesso.
settle-invoice = Il negozio invia una fattura di { $amount } per e-mail.
settle-refund = { $amount } tornano sul metodo di pagamento usato.
confirm-variant = Conferma la modifica
confirm-quantity = Conferma la modifica
confirm-remove = Togli l'articolo
confirm-address = Conferma l'indirizzo
confirm-cancel = Annulla l'ordine
keep-order = Lascia l'ordine come è
held-for = L'ordine resta riservato per { $minutes } minuti. La conferma va data entro questo tempo.
look-again = Guarda di nuovo

refused-expired = La conferma non è arrivata entro { $minutes } minuti, quindi l'ordine non è più riservato. Per fare ancora la modifica, ricominciare.
refused-price = Il prezzo o il costo è cambiato nel frattempo. Ricominciare per vedere quello nuovo.
refused-stock = Nel frattempo l'opzione scelta è andata esaurita. Sceglierne un'altra.
refused-cancel = Il negozio non ha potuto annullare l'ordine. Può aiutare il team del negozio.
refused-shop = Il negozio ha rifiutato questa modifica. Si può guardare l'ordine come è adesso, o chiedere al team del negozio.

fault-missing-title = Non trovato
fault-missing = A questo indirizzo non c'è niente da vedere. Dopo aver seguito un link, controllare di aver fatto l'accesso con l'indirizzo dell'ordine.
fault-store-title = Non trovato
fault-store = A questo indirizzo non c'è nessun negozio. Controllare il link.
fault-link-title = Questo link non funziona
fault-link = È scaduto o non è completo. Se ne può chiedere uno nuovo nella chat, o aprire gli ordini dalla pagina del negozio.
fault-unavailable-title = Non disponibile
fault-unavailable = Queste pagine ora non sono disponibili. Può aiutare il team del negozio.
fault-foreign-title = Questo modulo viene da un'altra pagina
fault-foreign = Per sicurezza non è stato usato e niente è cambiato. Aprire la pagina qui e inviarlo di nuovo.
fault-form-title = Questo modulo non si può usare
fault-form = Niente è cambiato. Riaprire la pagina e inviarlo ancora una volta.
fault-many-title = Troppi tentativi
fault-many = Aspettare un po' e riprovare.
fault-conflict-title = Questo non va più bene
fault-conflict = Nel frattempo qualcosa è cambiato. Nessuna modifica è stata fatta da qui. Guardare l'ordine e ricominciare.
fault-shop-busy-title = Il negozio non risponde
fault-shop-busy = Niente è cambiato. Riprovare tra poco.
fault-shop-title = Il negozio non si raggiunge
fault-shop = Niente è cambiato. Deve occuparsene il team del negozio; riprovare più tardi.
fault-internal-title = Qualcosa è andato storto
fault-internal = La colpa è nostra. Prima di riprovare, guardare a che punto è l'ordine.

stage-sent = Spedito
stage-label = Pronto per il corriere
stage-pickup = Pronto per il ritiro
stage-with-carrier = Dal corriere
stage-on-the-way = In viaggio
stage-out-for-delivery = In consegna
stage-attempted = Tentativo di consegna
stage-delayed = In ritardo
stage-delivered = Consegnato
stage-picked-up = Ritirato
stage-failed = Non è stato possibile consegnarlo
station-placed = Ordinato
station-packed = Imballato
station-on-the-way = In viaggio
station-out-for-delivery = In consegna
station-pickup = Al punto di ritiro
station-delivered = Consegnato
parcel-expected = Consegna prevista: { $days }
parcel-was-expected = Era prevista entro il { $day }
parcel-place = Pacco { $place }
parcel-way = Dove si trova
not-sent-yet = Non ancora spedito

action-return = Reso o cambio
returns = Resi
orders-choose-return = Scegliere l'ordine da cui restituire qualcosa.
return-heading = Reso o cambio: ordine { $name }
return-intro = Scegliere cosa restituire, e perché.
return-no-exchange = Qui non si fanno cambi, ma gli articoli si possono restituire.
return-units = Quanti vanno restituiti?
return-keep = Nessuno
return-reason = Perché?
return-choose-reason = Scegliere un motivo
return-instead = Cosa si desidera in cambio?
return-money = Il rimborso
return-exchange-for = Cambio con { $variant }
return-exchange-at = Cambio con { $variant }, ora a { $price }
return-until-delivery = Termine: { $day }, contato dalla consegna.
return-until-sending = Termine: { $day }. Il giorno della consegna non è noto, quindi si conta dalla spedizione.
return-doubt = Le regole del negozio non dicono con certezza se questo si può ancora restituire. Si può chiedere, e decide il negozio.
return-form-next = Nella pagina successiva si controlla e si conferma. Prima di allora non viene inviato niente.
return-kept = Cosa ora non si può restituire
return-nothing = Di questo ordine ora non si può restituire niente.
return-next = Il negozio riceve la richiesta e risponde. Fino ad allora l'ordine resta come è.
return-line = { $units } × { $line }: { $reason }
return-line-exchange = { $units } × { $line } → { $to }: { $reason }
change-return = Reso dall'ordine { $order }
confirm-return = Invia la richiesta
return-done-intro = Il negozio ha ricevuto la richiesta.
return-refused-title = Non è stato possibile chiederlo
return-asked-on = Chiesto in data { $day }
return-state-requested = Il negozio non ha ancora risposto
return-state-open = Approvato: il negozio aspetta che arrivi
return-state-closed = Concluso
return-state-cancelled = Annullato
return-state-declined = Rifiutato dal negozio
return-portal-title = Resi
return-portal-intro = Questo negozio gestisce i resi su una pagina sua.
return-portal-open = Apri la pagina dei resi
back-defect = È difettoso o danneggiato
back-wrong-item = Non è quello che ho ordinato
back-does-not-fit = La misura non va bene
back-changed-mind = Ho cambiato idea
back-other = Un altro motivo
wrong-return-none = Scegliere quante unità di almeno un articolo vanno restituite.
wrong-return-units = Quantità che si può restituire: al massimo { $most }. Scegliere un numero più piccolo.
wrong-return-moved = L'ordine non è più come era all'inizio. Guardarlo di nuovo. Niente è stato inviato.
return-why-not-sent = Non ancora spedito. Si può modificare o annullare nella pagina dell'ordine.
return-why-not-delivered = Ancora in viaggio. Si può restituire una volta arrivato.
return-why-window-closed = Il tempo per restituire questo è scaduto.
return-why-window-closed-at = Il tempo per restituire questo è finito in data { $day }.
return-why-exception = Questo non si può restituire.
return-why-coming-back = Il reso è già stato chiesto.
return-why-refunded = Già rimborsato.
return-why-cancelled = Questo ordine è annullato.
return-why-digital = Consegna digitale, quindi non c'è niente da restituire.
return-why-unknown = Il negozio al momento non sa dire se questo è stato spedito. Riprovare più tardi.
return-why-shop-cannot = Questo non si può chiedere qui. Può aiutare il team del negozio.
