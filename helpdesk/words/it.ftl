person-joined = { $name } di { $store } è entrato nella conversazione e le risponde qui.
reply-mail-subject = { $store } le ha risposto
reply-mail-text =
    Buongiorno,

    { $name } di { $store } ha risposto a quanto ha scritto nella nostra chat:

    { $text }

    Per continuare, apra di nuovo la chat sulla nostra pagina e ci scriva lì.

    { $store }
reply-mail-thread =
    ## Scriva la Sua risposta sopra questa riga ##

    Buongiorno,

    { $name } di { $store } ha risposto a quanto ha scritto nella nostra chat:

    { $text }

    Per continuare, risponda a questo messaggio o apra di nuovo la chat sulla nostra pagina.

    { $store }
