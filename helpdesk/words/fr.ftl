person-joined = { $name } de { $store } a rejoint la conversation et vous répond ici.
reply-mail-subject = { $store } vous a répondu
reply-mail-text =
    Bonjour,

    { $name } de { $store } a répondu à ce que vous avez écrit dans notre chat :

    { $text }

    Pour continuer, ouvrez de nouveau le chat sur notre page et écrivez-nous là.

    { $store }
reply-mail-thread =
    ## Écrivez votre réponse au-dessus de cette ligne ##

    Bonjour,

    { $name } de { $store } a répondu à ce que vous avez écrit dans notre chat :

    { $text }

    Pour continuer, répondez à ce message ou ouvrez de nouveau le chat sur notre page.

    { $store }
