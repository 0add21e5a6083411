code-mail-subject = { $code } ist Ihr Anmeldecode für { $store }
code-mail-text =
    Guten Tag,

    Ihr Anmeldecode für { $store } ist

        { $code }

    Geben Sie ihn dort ein, wo Sie ihn angefordert haben. Er gilt einmal, { $minutes } Minuten lang.
    Sagen Sie ihn niemandem: Wir fragen nie per Mail, Nachricht oder Telefon danach.

    Wenn Sie keinen Code angefordert haben, ist nichts passiert und Sie müssen nichts tun.

    { $store }
