person-joined = { $name } da { $store } entrou na conversa e responde-lhe aqui.
reply-mail-subject = { $store } respondeu-lhe
reply-mail-text =
    Olá,

    { $name } da { $store } respondeu ao que escreveu no nosso chat:

    { $text }

    Para continuar, abra de novo o chat na nossa página e escreva-nos lá.

    { $store }
reply-mail-thread =
    ## Escreva a sua resposta acima desta linha ##

    Olá,

    { $name } da { $store } respondeu ao que escreveu no nosso chat:

    { $text }

    Para continuar, responda a esta mensagem ou abra de novo o chat na nossa página.

    { $store }
