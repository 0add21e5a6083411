person-joined = { $name } von { $store } ist jetzt da und antwortet Ihnen hier.
reply-mail-subject = { $store } hat Ihnen geantwortet
reply-mail-text =
    Guten Tag,

    { $name } von { $store } hat auf das geantwortet, was Sie in unserem Chat geschrieben haben:

    { $text }

    Öffnen Sie den Chat auf unserer Seite wieder, um uns dort weiter zu schreiben.

    { $store }
reply-mail-thread =
    ## Bitte antworten Sie über dieser Zeile ##

    Guten Tag,

    { $name } von { $store } hat auf das geantwortet, was Sie in unserem Chat geschrieben haben:

    { $text }

    Antworten Sie einfach auf diese Nachricht, oder öffnen Sie den Chat auf unserer Seite wieder.

    { $store }
