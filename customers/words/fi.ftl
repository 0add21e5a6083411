code-mail-subject = { $code } on kirjautumiskoodisi kauppaan { $store }
code-mail-text =
    Hei,

    kirjautumiskoodisi kauppaan { $store } on

        { $code }

    Kirjoita se sinne, missä pyysit sitä. Se toimii kerran, { $minutes } minuutin ajan.
    Älä kerro sitä kenellekään: emme koskaan kysy sitä sähköpostilla, viestillä tai puhelimessa.

    Jos et pyytänyt koodia, mitään ei ole tapahtunut eikä sinun tarvitse tehdä mitään.

    { $store }
