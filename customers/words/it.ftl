code-mail-subject = { $code } è il codice di accesso a { $store }
code-mail-text =
    Buongiorno,

    il codice di accesso a { $store } è

        { $code }

    Va inserito dove è stato richiesto. Funziona una volta sola, per { $minutes } minuti.
    Il codice non va dato a nessuno: non lo chiediamo mai per e-mail, messaggio o telefono.

    Se nessun codice è stato richiesto, non è successo niente e non c'è niente da fare.

    { $store }
