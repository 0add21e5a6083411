person-joined = { $name } z { $store } dołącza do rozmowy i odpowie tutaj.
reply-mail-subject = { $store }: jest odpowiedź na wiadomość
reply-mail-text =
    Dzień dobry,

    { $name } z { $store } przesyła odpowiedź na to, co zostało napisane na naszym czacie:

    { $text }

    Aby kontynuować, prosimy ponownie otworzyć czat na naszej stronie i tam do nas napisać.

    { $store }
reply-mail-thread =
    ## Prosimy odpisać powyżej tej linii ##

    Dzień dobry,

    { $name } z { $store } przesyła odpowiedź na to, co zostało napisane na naszym czacie:

    { $text }

    Aby kontynuować, prosimy odpowiedzieć na tę wiadomość albo ponownie otworzyć czat na naszej stronie.

    { $store }
