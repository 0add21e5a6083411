# Was zu Rabatten gesagt wird. Keine Zahl steht hier: jede kommt aus einer Tatsache.

code-is = Es gibt einen Code für Sie:
codes-are = Diese Codes kann ich weitergeben:
only-these = Ich kann keine Codes erstellen und nicht ändern, was einer abzieht. Ich kann nur die weitergeben, die der Shop gemacht hat.
takes-percent = { $code } zieht { $percent } % von Ihrem Warenkorb ab.
takes-amount = { $code } zieht { $amount } von Ihrem Warenkorb ab.
from-minimum = Er gilt für Warenkörbe ab { $minimum }.
until = Er gilt bis { $when }.
no-code = Im Moment gibt es keinen Code, den ich weitergeben könnte.

code-counts = Der Code { $code } gilt jetzt.
if-refused = Wenn Ihr Warenkorb dazu passt und der Code trotzdem abgelehnt wird, kann es sich jemand aus unserem Team ansehen.
code-ended = Der Code { $code } ist am { $when } abgelaufen und gilt nicht mehr.
code-not-yet = Der Code { $code } gilt noch nicht.
code-unknown = Einen Code { $code } gibt es im Shop nicht. Bitte prüfen Sie die Schreibweise.

articles-say = Das steht auf unseren Hilfeseiten:
not-there = Dazu finde ich nichts auf unseren Hilfeseiten, also rate ich lieber nicht.
shop-unreachable = Ich erreiche die Rabattcodes des Shops gerade nicht.
