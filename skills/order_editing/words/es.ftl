# Lo que dice la edición de pedidos. Aquí no hay ninguna cifra: todas vienen de un dato. Tras las líneas que acaban en dos puntos va una cita.

kind-variant = cambiar la talla o el color
kind-quantity = bajar la cantidad
kind-remove = quitar un artículo
kind-address = cambiar la dirección de entrega
kind-cancel = cancelar el pedido

doing-variant = cambiar la talla o el color
doing-quantity = cambiar la cantidad
doing-remove = quitar un artículo
doing-address = cambiar la dirección de entrega
doing-cancel = cancelar
doing-any = cambiar un pedido

policy-says = Esto dicen nuestras reglas:
policy-also-says = Y además:
policy-mentions = Esto es todo lo que encuentro sobre ello en nuestras páginas de ayuda:
policy-unknown = No puedo decir con seguridad cuáles son nuestras reglas para { $change }, así que no voy a adivinar.

sign-in-needed = Para ver si tu pedido aún lo permite, entra primero.
which-order = ¿De qué pedido se trata?
order-not-found = No encuentro un pedido { $order } en tu cuenta. Puede que los pedidos muy antiguos no estén a mi alcance, así que comprueba el número, por favor.
order-too-old = Ese pedido es demasiado antiguo para que yo lo vea aquí. Una persona de nuestro equipo puede buscarlo.
no-orders = No encuentro en tu cuenta un pedido que yo pueda mirar. Puede que los pedidos muy antiguos no estén a mi alcance.
shop-unreachable = En este momento no llego al sistema de pedidos de la tienda, así que ahora no puedo mirar tu pedido.

add-not-supported = No se pueden añadir artículos a un pedido ya hecho. Puedes hacer un pedido nuevo con ellos o pedir ayuda a nuestro equipo.
more-not-supported = No se pueden añadir unidades a un pedido ya hecho. Puedes hacer un pedido nuevo con ellas.
no-hub = En este momento los pedidos no se pueden cambiar aquí.

can-change = { $kind ->
    [variant] Aún puedes cambiar la talla o el color en el pedido { $order }. Elige el artículo en el pedido y la opción nueva.
    [quantity] Aún puedes bajar la cantidad en el pedido { $order }. Elige el artículo en el pedido y pon la cantidad nueva.
    [remove] Aún puedes quitar artículos del pedido { $order }. Elige lo que no debe ir.
    [address] Aún puedes cambiar la dirección de entrega del pedido { $order }. Escribe la nueva en el pedido.
    [cancel] Aún puedes cancelar el pedido { $order }. No pasa nada hasta que lo confirmes en el pedido.
   *[any] Aún puedes cambiar el pedido { $order }.
}
finish-there = No puedo hacerlo por ti: termínalo en el pedido { $order } y confírmalo allí.
can-change-any = Aquí está el pedido { $order }. Aún puedes { $kinds }.
else-open = En el pedido { $order } aún puedes { $kinds }.
card-for-open = En lo que no ha salido, aún puedes { $kinds }.
open-until = Esto es posible hasta el { $until }.
cancel-fee = Si cancelas, se retendrá una comisión de { $fee }:

window-closed = En el pedido { $order } ya pasó el plazo para { $change }:
window-closed-at = En el pedido { $order } ya terminó el plazo para { $change } ({ $closed }):
never-allowed = Nuestras reglas no permiten { $change }:
not-eligible = Nuestras reglas no incluyen esto entre los cambios que puedes hacer por tu cuenta:
exception = De esta forma no se puede cambiar { $lines }:
already-part-shipped = { $kind ->
    [cancel] Ya no se puede cancelar el pedido entero, porque una parte va en camino.
    [address] Ya no se puede cambiar la dirección de entrega, porque una parte del pedido va en camino.
   *[other] Una parte va en camino, así que no se puede hacer para el pedido entero.
}
already-shipped = Ese artículo ya ha salido, así que ya no se puede cambiar.
return-open = Hay una devolución abierta del pedido { $order }, así que ahora no se puede cancelar.
payment-pending = El pago del pedido { $order } aún no está cerrado, así que de momento no se puede cancelar.
single-unit = En el pedido { $order } solo hay una unidad, así que no hay una cantidad menor.
whole-order = Es el único artículo del pedido { $order }. Quitarlo sería cancelar el pedido.
with-warehouse = Ya está en el almacén, así que desde aquí no se puede cambiar.
on-hold = Nuestro equipo lo está revisando, así que ahora no se puede cambiar desde aquí.
quantity-unknown = La tienda aún no puede decir qué ha salido, así que no puedo asegurar que se pueda cambiar.
digital = Se entrega en formato digital, así que no hay nada que cambiar.
shop-cannot = { $kind ->
    [cancel] En esta tienda no se puede cancelar en línea.
   *[other] Este tipo de cambio no se puede hacer en línea en esta tienda.
}
nothing-open = En el pedido { $order } ya no queda nada que se pueda cambiar.

lines-exception = De esta forma no se puede cambiar { $lines }:
lines-with-warehouse = Ya en el almacén, por lo que ya no admite cambios: { $lines }.
lines-on-hold = En revisión por nuestro equipo, por lo que ahora no admite cambios: { $lines }.
lines-unknown = Aún no puedo decir si esto ha salido: { $lines }.
lines-locked = No admite cambios: { $lines }.

part-shipped = Una parte del pedido { $order } ya ha salido.
units-shipped = En camino: { $lines }.
units-open = Aún sin enviar y todavía se puede cambiar: { $lines }.
order-shipped = El pedido { $order } ya ha salido, así que ya no se puede cambiar ni cancelar.
order-cancelled = El pedido { $order } está cancelado, así que no queda nada que cambiar.
order-cancelling = El pedido { $order } se está cancelando ahora mismo. Aún no ha terminado y no se puede cambiar nada más en él.
order-archived = El pedido { $order } está cerrado, así que ya no se puede cambiar.
order-refunded = El pedido { $order } ya fue reembolsado, así que no queda nada que cambiar.
order-with-warehouse = El pedido { $order } ya está en el almacén, así que desde aquí ya no se puede cambiar.
order-on-hold = Nuestro equipo está revisando el pedido { $order }, así que ahora no se puede cambiar desde aquí.
order-digital = El pedido { $order } se entrega en formato digital, así que no hay nada que cambiar.
order-locked = El pedido { $order } no se puede cambiar en línea.
order-unknown = La tienda aún no puede decir qué ha salido del pedido { $order }, así que no puedo asegurar qué se puede cambiar.

returns-work = Lo que ha llegado se puede devolver. Es así:
returns-unknown = Lo que ya ha salido solo se puede devolver. En nuestras páginas de ayuda no encuentro nada sobre cómo son las devoluciones.
refunds-work = Sobre los reembolsos, nuestras reglas dicen:

changed-in-hub = { $kind ->
    [variant] Hecho: la talla o el color del pedido { $order } está cambiado.
    [quantity] Hecho: la cantidad del pedido { $order } está cambiada.
    [remove] Hecho: el artículo ya no está en el pedido { $order }.
    [address] Hecho: la dirección de entrega del pedido { $order } está cambiada.
    [cancel] Hecho: el pedido { $order } está cancelado.
   *[any] Hecho: el pedido { $order } está cambiado.
}
is-it-solved = ¿Está todo ahora como lo querías?
shop-news = { $what ->
    [sent] Novedades de tu pedido { $order }: ya se ha enviado.
    [part_sent] Novedades de tu pedido { $order }: una parte ya se ha enviado.
    [packed] Novedades de tu pedido { $order }: está preparado y espera al transportista.
    [delivered] Novedades de tu pedido { $order }: el transportista dice que se ha entregado.
    [part_delivered] Novedades de tu pedido { $order }: el transportista dice que uno de los paquetes se ha entregado.
    [delayed] Novedades de tu pedido { $order }: el transportista dice que llegará con retraso.
    [cancelled] Novedades de tu pedido { $order }: la tienda lo ha cancelado.
    [returned] Novedades de tu pedido { $order }: lo que devolviste ha llegado y la devolución está cerrada.
   *[any] Novedades de tu pedido { $order }: algo ha cambiado.
}
news-expected = Ahora se espera para: { $window }.

# Lo que se busca en los artículos.
query-returns = en cuántos días se puede devolver un artículo
query-refunds = cómo y cuándo se pagan los reembolsos
