code-mail-subject = { $code } é o seu código de acesso à loja { $store }
code-mail-text =
    Olá,

    o seu código de acesso à loja { $store } é

        { $code }

    Digite-o onde o pediu. Ele funciona uma só vez, durante { $minutes } minutos.
    Não o diga a ninguém: nunca o pedimos por e-mail, mensagem ou telefone.

    Se não pediu nenhum código, nada aconteceu e não precisa de fazer nada.

    { $store }
