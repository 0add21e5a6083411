# Lo que dicen las respuestas preparadas de un pedido, un paquete y una decisión.
parcel-sent = Enviado
parcel-label = Listo para entregarse al transportista
parcel-with_carrier = Con el transportista
parcel-on_the_way = En camino
parcel-out_for_delivery = En reparto
parcel-delayed = Con retraso
parcel-attempted = Se intentó la entrega
parcel-pickup = Listo para recoger
parcel-delivered = Entregado
parcel-picked_up = Recogido
parcel-failed = No se pudo entregar

order-not_sent = Todavía no enviado
order-with_warehouse = En preparación
order-on_hold = En revisión
order-scheduled = Programado
order-part_sent = Enviado en parte
order-sent = Enviado
order-arrived = Entregado
order-cancelled = Cancelado
order-cancelling = Cancelándose
order-refunded = Reembolsado
order-closed = Cerrado
order-digital = Digital
order-unknown = En curso

parcel-heading = Paquete { $place } ({ $lines }):
parcel-heading-alone = Paquete { $place }:
parcel-status = Estado: { $status }
carrier-and-number = Transportista: { $carrier }, número de seguimiento { $number }
carrier-alone = Transportista: { $carrier }
number-alone = Número de seguimiento: { $number }
expected = Entrega prevista: { $days }
expected-passed = Se esperaba para el { $day } como tarde.
expected-unknown = El transportista todavía no ha indicado un día de entrega.
parcel-link = Síguelo aquí: { $url }
still-here = Todavía no enviado: { $lines }

hours-always = A cualquier hora
hours-closed = cerrado

reason-damaged = el artículo llegó dañado
reason-late = el pedido llegó tarde
reason-wrong_item = se envió el artículo equivocado
reason-missing_part = faltaba una pieza
reason-quality = la calidad no era la esperada
reason-goodwill = como gesto de buena voluntad
