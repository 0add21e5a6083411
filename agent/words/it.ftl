# Quello che l'agente dice di suo. Qui non c'è nessuna cifra: ognuna viene da un fatto.

greeting = Buongiorno! Come posso aiutare?
greeting-professional = Benvenuti. In che modo posso essere utile?
greeting-friendly = Ciao, che bello averti qui! Come posso aiutare?
greeting-playful = Ehilà! Da dove cominciamo?
thanks = Prego!
thanks-professional = Non c'è di che.
thanks-friendly = Prego, è stato un piacere!
thanks-playful = Ma figurati, è stato divertente!
signed-in = Grazie, l'accesso è riuscito. Come posso aiutare?
picture-alone = L'immagine è arrivata. Basta dirmi in poche parole di cosa si tratta.
sign-in-how = Si accede con un codice che inviamo noi, su una nostra pagina. Non serve nessuna password.
sign-in-no-account = Non serve un account: basta l'indirizzo e-mail usato per l'ordine, e inviamo un codice.
sign-in-there = Quell'indirizzo va inserito dove si accede. Inviamo lì un codice, così nessun altro vede gli ordini.
no-code-came = Se non è arrivato nessun codice, può essere nella cartella spam. Se ne può chiedere uno nuovo dove si accede.
automated = Sono l'assistente automatico di questo negozio, non una persona. Per avere una persona del nostro team basta dirlo.
nothing-to-read = Non sono riuscito a leggere il messaggio. Basta dirmi in poche parole cosa serve.

person-comes = Passo la conversazione a una persona del nostro team. Vede tutto quello che è scritto qui, quindi non occorre ripetere nulla.
person-asked = Ho chiesto a una persona del nostro team di guardare la richiesta. Nel frattempo si può continuare a scrivere qui.
person-later = In questo momento non c'è nessuno del nostro team. Il messaggio è conservato e una persona risponderà qui.
person-opens = Torniamo il { $when }.
leave-email = Si può lasciare un indirizzo e-mail, così la risposta arriva anche dopo aver lasciato questa pagina.
leave-order = Serve anche il numero dell'ordine, se si tratta di un ordine.
leave-topic = Serve anche sapere in poche parole di che cosa si tratta.
person-kept = Il messaggio è stato passato al nostro team.
offer-person = Serve l'aiuto di una persona del nostro team?
not-solved = Mi dispiace che non sia ancora risolto.
no-person-then = Va bene. Posso aiutare con qualcos'altro?

help-says = Ecco cosa dicono le nostre pagine di aiuto:
page-said = Questo è quanto diceva la nostra pagina all'ultima verifica, { $date }:
goes-by-page = Mi baso su una nostra pagina verificata per l'ultima volta in data { $date }, quindi da allora qualcosa può essere cambiato.
confirm-by-person = Una persona del nostro team può confermare se è ancora così.
offer-confirm = Serve che una persona del nostro team confermi se è ancora così?
ask-again-if-not = Se la domanda era un'altra, basta dirmela con altre parole.
unclear = Non sono sicuro di aver capito. Si tratta di un ordine già fatto o di una domanda sul negozio?
unclear-choices = Non sono sicuro di aver capito. È una di queste cose?
unclear-again = Non ho ancora capito cosa serve e preferisco non tirare a indovinare.
outside-reach = Questo va oltre quello che posso fare qui.
unavailable = Al momento qui non è possibile.
not-sure = Non posso dirlo con certezza, quindi preferisco non tirare a indovinare.
apology = Mi dispiace, qualcosa è andato storto da parte nostra e non ho potuto finire.

choice-order_editing = Modificare o annullare un ordine
choice-order_editing-cancel = Annullare un ordine
choice-order_editing-variant = Cambiare taglia o colore
choice-order_editing-quantity = Cambiare una quantità
choice-order_editing-remove = Togliere un articolo da un ordine
choice-order_editing-address = Cambiare l'indirizzo di consegna
choice-order_editing-add_item = Aggiungere un articolo a un ordine
choice-order_tracking = Dov'è il mio ordine
choice-returns_exchanges = Restituire o cambiare qualcosa
choice-returns_exchanges-return = Restituire qualcosa
choice-returns_exchanges-exchange = Cambiare qualcosa
choice-returns_exchanges-refund = Dov'è il mio rimborso
choice-returns_exchanges-defect = È arrivato qualcosa di difettoso o sbagliato
choice-store_questions = Una domanda sul negozio o sulle sue regole
choice-store_questions-change_policy = Le regole per modificare un ordine
choice-store_questions-return_policy = Le regole per i resi
choice-store_questions-delivery = Consegna
choice-store_questions-payment = Pagamento
choice-store_questions-buying = Fare un ordine
choice-store_questions-store = Contatti e orari
choice-store_questions-newsletter = La newsletter
choice-store_questions-wholesale = Comprare per un'azienda
choice-product_advice = Consigli sui prodotti
choice-discounts = Sconti e codici
choice-human = Una persona del team

summary = Il cliente vuole: { $wish }. { $order } Ultime parole: «{ $words }»
summary-order = Ordine { $name }, { $state }.
summary-no-order = Non è stato guardato nessun ordine.
summary-nothing = (niente di scritto)
summary-other = altro

draft-follow = Per seguire il pacco: { $url }
draft-quote = "{ $text }" ({ $title })
draft-greeting = Buongiorno,
draft-greeting-name = Buongiorno { $name },
draft-end = Cordiali saluti,

# Le prime parole del negozio, prima che il cliente chieda. In mezzo stanno le parole del negozio stesso.
first-shipped = { $part ->
    [part] Buone notizie da { $store }: una parte del tuo ordine { $order } è in viaggio.
   *[all] Buone notizie da { $store }: il tuo ordine { $order } è in viaggio.
}
first-packed = { $part ->
    [part] Novità da { $store }: una parte del tuo ordine { $order } è pronta e aspetta il corriere.
   *[all] Novità da { $store }: il tuo ordine { $order } è pronto e aspetta il corriere.
}
first-delivered = { $part ->
    [part] { $store } spera che ti piaccia: il corriere dice che un pacco del tuo ordine { $order } è stato consegnato.
   *[all] { $store } spera che ti piaccia: il corriere dice che il tuo ordine { $order } è stato consegnato.
}
first-delayed = { $part ->
    [part] Un messaggio da { $store }: ci dispiace, un pacco del tuo ordine { $order } arriverà in ritardo.
   *[all] Un messaggio da { $store }: ci dispiace, il tuo ordine { $order } arriverà in ritardo.
}
first-carrier = Corriere: { $carrier }.
first-expected = Consegna prevista: { $window }.
first-expected-none = Il corriere non ha ancora indicato un giorno di consegna.
first-link = Seguilo qui: { $link }
first-off = Puoi disattivare questi messaggi nella pagina dei tuoi ordini.
first-subject = Il tuo ordine { $order }
first-own-words = { $words }
