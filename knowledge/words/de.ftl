set-by-staff = Von unserem Team festgelegt
modify-within = Bestellungen können innerhalb von { $time } nach Aufgabe geändert werden.
modify-cutoff = Bestellungen können am Tag der Bestellung bis { $clock } Uhr geändert werden.
modify-until_shipped = Bestellungen können geändert werden, bis sie verschickt werden.
modify-limit = Bestellungen können nach dem Versand nicht mehr geändert werden.
modify-never = Aufgegebene Bestellungen können nicht geändert werden.
cancel-within = Bestellungen können innerhalb von { $time } nach Aufgabe storniert werden.
cancel-cutoff = Bestellungen können am Tag der Bestellung bis { $clock } Uhr storniert werden.
cancel-until_shipped = Bestellungen können storniert werden, bis sie verschickt werden.
cancel-limit = Bestellungen können nach dem Versand nicht mehr storniert werden.
cancel-never = Aufgegebene Bestellungen können nicht storniert werden.
fee-none = Das Stornieren einer Bestellung ist kostenlos.
fee-percent = Wird eine Bestellung storniert, werden { $percent } % des Gesamtbetrags als Stornogebühr einbehalten.
fee-fixed = Wird eine Bestellung storniert, werden { $amount } als Stornogebühr einbehalten.
eligible = Das kann geändert werden: { $kinds }.
eligible-none = An einer Bestellung kann nichts geändert werden.
exception-modify = { $items } können nicht geändert werden.
exception-cancel = { $items } können nicht storniert werden.
exception-both = { $items } können nicht geändert oder storniert werden.
returns = Artikel können innerhalb von { $time } zurückgegeben werden.
refund = Erstattungen erfolgen innerhalb von höchstens { $time }.
exception-return = { $items } können nicht zurückgegeben werden.
exchanges-yes = Artikel können umgetauscht werden.
exchanges-no = Artikel werden nicht umgetauscht.
minutes = { $count ->
    [one] { $count } Minute
   *[other] { $count } Minuten
}
hours = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
}
# Im Dativ, weil die Sätze oben "innerhalb von" sagen.
days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tagen
}
kind-variant = Größe und Farbe
kind-quantity = Menge
kind-remove = Entfernen von Artikeln
kind-address = Lieferadresse
kind-cancel = Stornierung
items-personalised = Personalisierte Artikel
items-pre_order = Vorbestellungen
items-gift_card = Geschenkgutscheine
items-final_sale = Vom Umtausch ausgeschlossene Artikel
items-made_to_order = Auf Bestellung gefertigte Artikel

help-title = Hilfe
help-reviewed = Zuletzt geprüft am { $date }
help-overdue = Seitdem kann sich etwas geändert haben.
help-ask = Fragen Sie uns
help-all = Alle Hilfeseiten
help-missing = Diese Seite gibt es nicht
help-missing-why = Vielleicht wurde sie entfernt.
help-none = Es gibt noch keine Hilfeseiten.
help-skip = Zum Inhalt
