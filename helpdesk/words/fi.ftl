person-joined = { $name } ({ $store }) on nyt mukana ja vastaa sinulle täällä.
reply-mail-subject = { $store } on vastannut sinulle
reply-mail-text =
    Hei,

    { $name } ({ $store }) on vastannut siihen, mitä kirjoitit chatissamme:

    { $text }

    Jatka avaamalla chat uudelleen sivullamme ja kirjoita meille siellä.

    { $store }
reply-mail-thread =
    ## Kirjoita vastauksesi tämän rivin yläpuolelle ##

    Hei,

    { $name } ({ $store }) on vastannut siihen, mitä kirjoitit chatissamme:

    { $text }

    Jatka vastaamalla tähän viestiin tai avaamalla chat uudelleen sivullamme.

    { $store }
