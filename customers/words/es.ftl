code-mail-subject = { $code } es tu código para entrar en { $store }
code-mail-text =
    Hola:

    tu código para entrar en { $store } es

        { $code }

    Escríbelo donde te lo pidieron. Sirve una sola vez, durante { $minutes } minutos.
    No se lo digas a nadie: nunca lo pedimos por correo, mensaje ni teléfono.

    Si no has pedido ningún código, no ha pasado nada y no tienes que hacer nada.

    { $store }
