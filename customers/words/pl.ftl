code-mail-subject = { $code } to Twój kod logowania do sklepu { $store }
code-mail-text =
    Dzień dobry,

    Twój kod logowania do sklepu { $store } to

        { $code }

    Wpisz go tam, gdzie była o niego prośba. Działa jeden raz, przez { $minutes } min.
    Nie podawaj go nikomu: nigdy nie pytamy o niego w mailu, wiadomości ani przez telefon.

    Jeśli to nie była Twoja prośba o kod, nic się nie stało i nie trzeba nic robić.

    { $store }
