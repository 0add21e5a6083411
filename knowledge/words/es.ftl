set-by-staff = Indicado por nuestro equipo
modify-within = Los pedidos se pueden modificar en un plazo de { $time } tras la compra.
modify-cutoff = Los pedidos se pueden modificar hasta las { $clock } del día de la compra.
modify-until_shipped = Los pedidos se pueden modificar hasta que se envían.
modify-limit = Los pedidos no se pueden modificar una vez enviados.
modify-never = Los pedidos no se pueden modificar una vez hechos.
cancel-within = Los pedidos se pueden cancelar en un plazo de { $time } tras la compra.
cancel-cutoff = Los pedidos se pueden cancelar hasta las { $clock } del día de la compra.
cancel-until_shipped = Los pedidos se pueden cancelar hasta que se envían.
cancel-limit = Los pedidos no se pueden cancelar una vez enviados.
cancel-never = Los pedidos no se pueden cancelar una vez hechos.
fee-none = Cancelar un pedido es gratis.
fee-percent = Al cancelar un pedido se retiene el { $percent } % del total como gasto de gestión.
fee-fixed = Al cancelar un pedido se retienen { $amount } como gasto de gestión.
eligible = Esto se puede cambiar: { $kinds }.
eligible-none = No se puede cambiar nada de un pedido.
exception-modify = { $items } no se pueden modificar.
exception-cancel = { $items } no se pueden cancelar.
exception-both = { $items } no se pueden modificar ni cancelar.
returns = Los artículos se pueden devolver en un plazo de { $time }.
refund = Los reembolsos tardan hasta { $time }.
exception-return = { $items }: no se pueden devolver.
exchanges-yes = Los artículos se pueden cambiar por otros.
exchanges-no = Los artículos no se cambian por otros.
minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
kind-variant = talla y color
kind-quantity = cantidad
kind-remove = quitar artículos
kind-address = dirección de envío
kind-cancel = cancelación
items-personalised = Los artículos personalizados
items-pre_order = Los artículos en preventa
items-gift_card = Las tarjetas de regalo
items-final_sale = Los artículos de venta final
items-made_to_order = Los artículos hechos por encargo

help-title = Ayuda
help-reviewed = Última revisión: { $date }
help-overdue = Lo que dice puede haber cambiado desde entonces.
help-ask = Pregúntanos
help-all = Todas las páginas de ayuda
help-missing = Esta página no existe
help-missing-why = Puede que se haya retirado.
help-none = Todavía no hay páginas de ayuda.
help-skip = Ir al contenido
