person-joined = { $name } de { $store } se ha unido a la conversación y le responde aquí.
reply-mail-subject = { $store } le ha respondido
reply-mail-text =
    Hola:

    { $name } de { $store } ha respondido a lo que escribió en nuestro chat:

    { $text }

    Para seguir, abra de nuevo el chat en nuestra página y escríbanos allí.

    { $store }
reply-mail-thread =
    ## Escriba su respuesta encima de esta línea ##

    Hola:

    { $name } de { $store } ha respondido a lo que escribió en nuestro chat:

    { $text }

    Para seguir, responda a este mensaje o abra de nuevo el chat en nuestra página.

    { $store }
