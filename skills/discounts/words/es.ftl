# Lo que dicen los descuentos. Aquí no hay ninguna cifra: todas vienen de un hecho.

code-is = Hay un código para ti:
codes-are = Estos son los códigos que puedo compartir:
only-these = No puedo crear códigos ni cambiar lo que descuenta uno. Solo puedo compartir los que ha creado la tienda.
takes-percent = { $code } descuenta { $percent }% de tu carrito.
takes-amount = { $code } descuenta { $amount } de tu carrito.
from-minimum = Vale para carritos de { $minimum } o más.
until = Vale hasta el { $when }.
no-code = Ahora mismo no hay ningún código que pueda compartir.

code-counts = El código { $code } está vigente.
if-refused = Si tu carrito cumple eso y el código sigue sin funcionar, una persona de nuestro equipo puede mirarlo.
code-ended = El código { $code } terminó el { $when }, así que ya no vale.
code-not-yet = El código { $code } todavía no vale.
code-unknown = La tienda no tiene ningún código { $code }. Comprueba, por favor, cómo está escrito.

articles-say = Esto dicen nuestras páginas de ayuda:
not-there = No encuentro nada sobre eso en nuestras páginas de ayuda, así que prefiero no adivinar.
shop-unreachable = Ahora mismo no puedo ver los códigos de descuento de la tienda.
