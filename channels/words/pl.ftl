# Co kanały dodają do słów asystenta.
person-wish = Chcę porozmawiać z człowiekiem.
person-asked = Osoba z naszego zespołu dostała prośbę, by odpowiedzieć Ci tutaj.
person-offered = Czy ma Ci odpowiedzieć osoba z naszego zespołu?
quote = "{ $text }" ({ $title })
order-change = Zmiana zamówienia { $order }: { $url }
order-see = Podgląd zamówienia { $order }: { $url }
parcel-follow = Śledzenie paczki: { $url }
sign-in = Logowanie do zamówień: { $url }
answer-with-number = Odpisz, podając numer.
letter-greeting = Dzień dobry,
letter-end =
    Pozdrawiamy
    { $store }
opt-stop = Nie wyślemy tu więcej wiadomości od { $store }. Napisz START, jeśli mają znów przychodzić.
opt-help = Tu { $store }. Napisz, co chcesz wiedzieć o zamówieniu, albo napisz "człowiek", by odpisała osoba z zespołu.
opt-start = Znów będą tu przychodzić wiadomości od { $store }.
discount-use = Dodaj { $code } do koszyka tutaj: { $url }
product-see = Zobacz tutaj: { $url }
price-from = od { $price }
sold-out = wyprzedane
return-ask = Tutaj można zgłosić zwrot zamówienia { $order }: { $url }
return-portal = Nasza strona zwrotów: { $url }
