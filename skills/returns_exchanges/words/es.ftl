# Lo que dicen devoluciones y cambios. Aquí no hay ninguna cifra: todas vienen de un dato. Tras las líneas que acaban en dos puntos va una cita.

policy-says = Esto dicen nuestras reglas:
policy-also-says = Y además:
policy-mentions = Esto es todo lo que encuentro sobre ello en nuestras páginas de ayuda:
policy-unknown = No puedo decir con seguridad cuáles son nuestras reglas sobre esto, así que no voy a adivinar.
refunds-say = Sobre los reembolsos, nuestras reglas dicen:

sorry-defect = Siento que haya un problema con lo que recibiste.
sign-in-needed = Para ver qué se puede devolver, entra primero.
sign-in-refund = Para ver cómo va tu reembolso, entra primero.
which-order = ¿De qué pedido se trata?
order-not-found = No encuentro un pedido { $order } en tu cuenta. Puede que los pedidos muy antiguos no estén a mi alcance, así que comprueba el número, por favor.
order-too-old = Ese pedido es demasiado antiguo para que yo lo vea aquí. Una persona de nuestro equipo puede buscarlo.
no-orders = No encuentro en tu cuenta un pedido que yo pueda mirar. Puede que los pedidos muy antiguos no estén a mi alcance.
shop-unreachable = En este momento no llego al sistema de pedidos de la tienda, así que ahora no puedo mirar tu pedido.
no-hub = En este momento no se pueden pedir devoluciones aquí.
in-portal = Se pide en nuestro portal de devoluciones.

can-return = Del pedido { $order } puedes devolver: { $lines }.
can-exchange = Del pedido { $order } puedes devolver para cambiar: { $lines }.
ask-until-delivery = Puedes pedirlo hasta { $until }, contado desde la entrega.
ask-until-sending = Puedes pedirlo hasta { $until }. No se sabe cuándo se entregó, así que se cuenta desde el día del envío.
not-certain = Nuestras reglas no dicen con seguridad si esto aún se puede devolver. Puedes pedirlo, y lo decide una persona de nuestro equipo.
no-exchange = No cambiamos artículos, pero puedes devolverlos:
choose = Elige qué quieres devolver y por qué, y después confirma. No se envía nada hasta que lo confirmes.
choose-exchange = Elige el artículo y la talla o el color que prefieres. No se envía nada hasta que lo confirmes.
choose-defect = Elige el artículo y di qué le pasa. No se envía nada hasta que lo confirmes.

lines-not-delivered = Aún de camino, así que se puede devolver cuando llegue: { $lines }.
lines-not-sent = Aún sin enviar, así que se puede cambiar en vez de devolver: { $lines }.
lines-window-closed = El plazo para devolver esto ha terminado: { $lines }.
lines-window-closed-at = El plazo para devolver esto terminó el { $closed }: { $lines }.
lines-exception = Esto no se puede devolver: { $lines }.
lines-coming-back = Ya se ha pedido la devolución: { $lines }.
lines-refunded = Ya reembolsado: { $lines }.
lines-digital = Se entrega en formato digital, así que no hay nada que devolver: { $lines }.
lines-unknown = La tienda aún no puede decir si esto se ha enviado: { $lines }.

nothing-not-delivered = El pedido { $order } aún está de camino. Se puede devolver cuando llegue.
nothing-not-sent = El pedido { $order } aún no se ha enviado, así que no hace falta devolver nada.
nothing-window-closed = El plazo para devolver el pedido { $order } ha terminado.
nothing-window-closed-at = El plazo para devolver el pedido { $order } terminó el { $closed }.
nothing-exception = Lo que hay en el pedido { $order } no se puede devolver.
nothing-coming-back = Ya se ha pedido una devolución del pedido { $order }.
nothing-refunded = El pedido { $order } está reembolsado, así que no queda nada que devolver.
nothing-cancelled = El pedido { $order } está cancelado, así que no hay nada que devolver.
nothing-digital = El pedido { $order } se entrega en formato digital, así que no hay nada que devolver.
nothing-unknown = La tienda aún no puede decir qué se ha enviado del pedido { $order }, así que no sé con seguridad qué se puede devolver.
nothing-shop-cannot = La devolución del pedido { $order } no se puede pedir en línea.

return-requested = Pediste una devolución del pedido { $order } el { $asked }: { $lines }. La tienda aún no ha respondido.
return-open = La devolución del pedido { $order } que pediste el { $asked } está aprobada: { $lines }. La tienda espera a que llegue.
return-checked = Lo que volvió del pedido { $order } ya está revisado.
return-closed = La devolución del pedido { $order } está terminada: { $lines }.
return-declined = La tienda ha rechazado la devolución del pedido { $order } que pediste el { $asked }: { $lines }.
return-cancelled = La devolución del pedido { $order } que pediste el { $asked } se anuló: { $lines }.
return-under-way = Hay una devolución del pedido { $order } en curso.

refund-whole = El pedido { $order } está reembolsado por completo.
refund-part = Una parte del pedido { $order } está reembolsada.
refund-not-yet = Todavía no consta ningún reembolso en el pedido { $order }.
refund-none = En el pedido { $order } no se ha pedido ninguna devolución y no consta ningún reembolso.
refund-cancelled = El pedido { $order } está cancelado. Todavía no consta ningún reembolso en él.
refund-not-paid = El pedido { $order } se canceló antes de pagarse, así que no hay dinero que devolver.

return-asked = Listo: se ha pedido la devolución del pedido { $order }: { $lines }. Ahora la tiene el equipo de la tienda.
exchange-asked = Listo: se ha pedido el cambio del pedido { $order }: { $lines }. Ahora lo tiene el equipo de la tienda.
is-it-solved = ¿Ha quedado todo como querías?

# Lo que se busca en los artículos.
query-return = en cuántos días se pueden devolver los artículos y cómo
query-refund = cómo y cuándo se pagan los reembolsos
query-defect = llegó un artículo defectuoso o equivocado
