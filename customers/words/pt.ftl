code-mail-subject = { $code } é o seu código de acesso à loja { $store }
code-mail-text =
    Olá,

    o seu código de acesso à loja { $store } é

        { $code }

    Digite-o onde foi pedido. Funciona uma só vez, durante { $minutes } minutos.
    Não diga o código a ninguém: nunca o pedimos por e-mail, mensagem ou telefone.

    Se não pediu nenhum código, nada aconteceu e não é preciso fazer nada.

    { $store }
