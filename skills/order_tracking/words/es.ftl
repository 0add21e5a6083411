# Lo que dice el seguimiento de pedidos. Aquí no hay ninguna cifra: todas vienen de un dato. Tras las líneas que acaban en
# dos puntos va una cita. Las frases son cortas, porque también van por SMS; ninguna se apoya en la anterior.

sign-in-needed = Para ver tu pedido, entra primero, por favor.
which-order = ¿De qué pedido se trata?
order-not-found = No encuentro un pedido { $order } en tu cuenta. Puede que los pedidos muy antiguos no estén a mi alcance, así que comprueba el número, por favor.
order-too-old = Ese pedido es demasiado antiguo para verlo aquí. Una persona de nuestro equipo puede buscarlo.
no-orders = No encuentro en tu cuenta ningún pedido que pueda mirar. Puede que los pedidos muy antiguos no estén a mi alcance.
shop-unreachable = Ahora mismo no puedo acceder al sistema de pedidos de la tienda, así que no veo dónde está tu pedido.

# El pedido entero, cuando no hay paquete que seguir.
order-not-sent = El pedido { $order } todavía no se ha enviado, así que de momento no hay seguimiento.
order-with-warehouse = El pedido { $order } está en nuestro almacén y todavía no se ha entregado al transportista, así que de momento no hay seguimiento.
order-on-hold = El pedido { $order } todavía no se ha enviado: nuestro equipo lo está revisando.
order-scheduled = El pedido { $order } todavía no se ha enviado. Su salida está prevista para el { $day }.
order-cancelled = El pedido { $order } se ha cancelado, así que no viene ningún paquete.
order-cancelling = El pedido { $order } se está cancelando ahora mismo. Aún no ha terminado.
order-refunded = El pedido { $order } se ha reembolsado y no se envió.
order-closed = El pedido { $order } está cerrado, y la tienda no muestra ningún paquete suyo.
order-digital = El pedido { $order } se entrega en formato digital, así que no hay paquete que seguir.
order-unknown = La tienda todavía no sabe decir qué ha salido del pedido { $order }.
order-sent-untracked = El pedido { $order } se ha enviado, pero la tienda no tiene seguimiento para él.
payment-open = Su pago todavía no está completado.

# Antes de los paquetes de un pedido que tiene más de uno, o del que una parte sigue aquí.
part-sent = Una parte del pedido { $order } ya se ha enviado; el resto todavía no ha salido.
sent-in-parcels = El pedido { $order } se envió en más de un paquete.
still-here = Todavía no enviado: { $lines }.
more-parcels = Otros paquetes de este pedido: { $count }.

# Un paquete. $place es "all" cuando es el pedido entero, si no el número del paquete, y $lines lo que va dentro.
parcel-sent = { $place ->
    [all] El pedido { $order } se envió el { $day }. El transportista todavía no ha dicho nada de él.
   *[part] El paquete { $place } ({ $lines }) se envió el { $day }. El transportista todavía no ha dicho nada de él.
}
parcel-label = { $place ->
    [all] El pedido { $order } está preparado y etiquetado, pero el transportista todavía no lo tiene.
   *[part] El paquete { $place } ({ $lines }) está preparado y etiquetado, pero el transportista todavía no lo tiene.
}
parcel-with_carrier = { $place ->
    [all] El transportista ya ha recogido el pedido { $order }.
   *[part] El transportista ya ha recogido el paquete { $place } ({ $lines }).
}
parcel-on_the_way = { $place ->
    [all] El pedido { $order } está en camino.
   *[part] El paquete { $place } ({ $lines }) está en camino.
}
parcel-out_for_delivery = { $place ->
    [all] El pedido { $order } está en reparto.
   *[part] El paquete { $place } ({ $lines }) está en reparto.
}
parcel-delayed = { $place ->
    [all] Lo siento: el transportista informa de que el pedido { $order } lleva retraso.
   *[part] Lo siento: el transportista informa de que el paquete { $place } ({ $lines }) lleva retraso.
}
parcel-attempted = { $place ->
    [all] El transportista intentó entregar el pedido { $order } ({ $when }) y no pudo.
   *[part] El transportista intentó entregar el paquete { $place } ({ $lines }), { $when }, y no pudo.
}
parcel-pickup = { $place ->
    [all] El pedido { $order } te espera en el punto de recogida.
   *[part] El paquete { $place } ({ $lines }) te espera en el punto de recogida.
}
parcel-delivered = { $place ->
    [all] El transportista informa de que el pedido { $order } se entregó: { $when }.
   *[part] El transportista informa de que el paquete { $place } ({ $lines }) se entregó: { $when }.
}
parcel-picked_up = { $place ->
    [all] El transportista informa de que el pedido { $order } se recogió: { $when }.
   *[part] El transportista informa de que el paquete { $place } ({ $lines }) se recogió: { $when }.
}
parcel-failed = { $place ->
    [all] Lo siento: el transportista informa de que no pudo entregar el pedido { $order }. Puede que esté volviendo a nosotros.
   *[part] Lo siento: el transportista informa de que no pudo entregar el paquete { $place } ({ $lines }). Puede que esté volviendo a nosotros.
}

# Lo que el transportista dice además.
carrier-and-number = Transportista: { $carrier }, número de seguimiento { $number }.
carrier-alone = Transportista: { $carrier }.
number-alone = Número de seguimiento: { $number }.
expected = Entrega prevista: { $days }.
expected-anew = Nueva fecha de entrega prevista: { $days }.
expected-passed = Se esperaba para el { $day } como tarde. Siento el retraso.
expected-unknown = El transportista todavía no ha indicado un día de entrega.
last-news = Última noticia del transportista: { $when }.

# Qué hacer ahora.
attempted-next = Mira si el transportista ha dejado un aviso, o abre su página de seguimiento: allí se ve si vuelve a pasar o dónde puedes recogerlo.
pickup-next = La página de seguimiento del transportista o su mensaje dice dónde está y hasta cuándo lo guardan.
sorry-waiting = Siento que tengas que esperar.
sorry-missing = Siento que no lo tengas.
not-reported = El transportista no ha comunicado la entrega.
look-around = Pregunta a tus vecinos, por favor, y mira donde pueden dejar un paquete: junto a la puerta, en el buzón, en un trastero, en una recepción.
wait-until = A veces un transportista comunica la entrega un poco antes. Si el paquete no aparece antes de esta hora ({ $until }), escribe aquí otra vez y una persona lo mirará.

# Si un pedido ha llegado a la tienda, y sus papeles.
order-placed = Sí, tenemos el pedido { $order }, hecho el { $when }.
payment = { $status ->
    [paid] Está pagado: { $total }.
    [authorized] El pago de { $total } está aprobado.
    [partially_paid] Está pagado en parte. Su total es { $total }.
    [partially_refunded] Está pagado, y una parte se ha reembolsado. Su total es { $total }.
    [refunded] Se ha reembolsado.
    [voided] Su pago se anuló.
    [expired] Su pago ha caducado, así que no está pagado.
   *[pending] El pago de { $total } todavía no está completado.
}
no-mail-again = Desde aquí no puedo volver a enviar el correo de confirmación.
documents-say = Sobre las facturas, nuestras páginas de ayuda dicen:
no-documents = Desde aquí no puedo enviar facturas ni otros papeles.

# Antes de lo que dicen las páginas de ayuda de la tienda, y de lo que la tienda añade a este estado.
dispatch-says = Sobre cuándo se envían los pedidos, nuestras páginas de ayuda dicen:
delivery-says = Sobre los plazos de entrega, nuestras páginas de ayuda dicen:
late-says = Sobre los paquetes con retraso, nuestras páginas de ayuda dicen:
shop-adds = Una nota de la tienda: { $note }

# Lo que se busca en los artículos.
query-dispatch = cuándo se envían los pedidos, envío, preparación, almacén
query-delivery = cuánto tarda la entrega, plazo de envío
query-late = paquete con retraso, seguimiento parado
query-documents = factura, recibo
