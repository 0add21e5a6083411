set-by-staff = Stabilito dal nostro team
modify-within = Gli ordini si possono modificare entro { $time } dall'acquisto.
modify-cutoff = Gli ordini si possono modificare fino alle { $clock } del giorno dell'acquisto.
modify-until_shipped = Gli ordini si possono modificare fino alla spedizione.
modify-limit = Una volta spediti, gli ordini non si possono più modificare.
modify-never = Una volta fatti, gli ordini non si possono più modificare.
cancel-within = Gli ordini si possono annullare entro { $time } dall'acquisto.
cancel-cutoff = Gli ordini si possono annullare fino alle { $clock } del giorno dell'acquisto.
cancel-until_shipped = Gli ordini si possono annullare fino alla spedizione.
cancel-limit = Una volta spediti, gli ordini non si possono più annullare.
cancel-never = Una volta fatti, gli ordini non si possono più annullare.
fee-none = L'annullamento di un ordine è gratuito.
fee-percent = Se un ordine viene annullato, il { $percent }% del totale viene trattenuto come costo di rientro in magazzino.
fee-fixed = Se un ordine viene annullato, { $amount } vengono trattenuti come costo di rientro in magazzino.
eligible = Si possono modificare: { $kinds }.
eligible-none = In un ordine non si può modificare niente.
exception-modify = Non si possono modificare: { $items }.
exception-cancel = Non si possono annullare: { $items }.
exception-both = Non si possono né modificare né annullare: { $items }.
returns = Gli articoli si possono restituire entro { $time }.
refund = I rimborsi richiedono fino a { $time }.
exception-return = Non si possono restituire: { $items }.
exchanges-yes = Gli articoli si possono cambiare.
exchanges-no = Gli articoli non si cambiano.
minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minuti
}
hours = { $count ->
    [one] { $count } ora
   *[other] { $count } ore
}
days = { $count ->
    [one] { $count } giorno
   *[other] { $count } giorni
}
kind-variant = taglia e colore
kind-quantity = quantità
kind-remove = articoli da togliere
kind-address = indirizzo di consegna
kind-cancel = annullamento
items-personalised = Articoli personalizzati
items-pre_order = Preordini
items-gift_card = Carte regalo
items-final_sale = Articoli in vendita definitiva
items-made_to_order = Articoli fatti su ordinazione

help-title = Assistenza
help-reviewed = Ultima verifica: { $date }
help-overdue = Da allora qualcosa potrebbe essere cambiato.
help-ask = Chiedi a noi
help-all = Tutte le pagine di assistenza
help-missing = Questa pagina non esiste
help-missing-why = Forse è stata rimossa.
help-none = Non c'è ancora nessuna pagina di assistenza.
help-skip = Vai al contenuto
