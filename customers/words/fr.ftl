code-mail-subject = { $code } est votre code de connexion pour { $store }
code-mail-text =
    Bonjour,

    votre code de connexion pour { $store } est

        { $code }

    Saisissez-le là où il vous a été demandé. Il fonctionne une seule fois, pendant { $minutes } minutes.
    Ne le donnez à personne : nous ne le demandons jamais par e-mail, par message ou par téléphone.

    Si vous n'avez pas demandé de code, rien ne s'est passé et vous n'avez rien à faire.

    { $store }
