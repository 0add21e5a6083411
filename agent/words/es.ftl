# Lo que dice el agente por sí mismo. Aquí no hay ninguna cifra: todas vienen de un dato.

greeting = ¡Hola! ¿En qué te puedo ayudar?
greeting-professional = Te damos la bienvenida. ¿En qué puedo ayudarte?
greeting-friendly = ¡Hola, qué bien tenerte aquí! ¿En qué te ayudo?
greeting-playful = ¡Hola, hola! ¿Por dónde empezamos?
thanks = ¡De nada!
thanks-professional = No hay de qué.
thanks-friendly = ¡De nada, ha sido un placer!
thanks-playful = ¡Nada, nada, ha sido divertido!
signed-in = Gracias, ya has entrado. ¿En qué te puedo ayudar?
picture-alone = Tu imagen ha llegado. Dime en pocas palabras de qué se trata.
sign-in-how = Para entrar te enviamos un código, en una página nuestra. No hace falta contraseña.
sign-in-no-account = No necesitas una cuenta: escribe el correo con el que hiciste el pedido y te enviamos un código.
sign-in-there = Escribe esa dirección donde se entra. Enviamos un código allí, para que nadie más vea tus pedidos.
no-code-came = Si no ha llegado ningún código, mira en la carpeta de spam. Puedes pedir uno nuevo donde se entra.
automated = Soy el asistente automático de esta tienda, no una persona. Si prefieres hablar con alguien de nuestro equipo, dilo sin más.
nothing-to-read = No he podido leer ese mensaje. Dime en pocas palabras qué necesitas.

person-comes = Te paso con una persona de nuestro equipo. Puede ver todo lo que se ha escrito aquí, así que no tienes que repetirlo.
person-asked = He pedido a una persona de nuestro equipo que lo mire. Mientras tanto puedes seguir escribiendo aquí.
person-later = Ahora mismo no hay nadie de nuestro equipo. Tu mensaje queda guardado y una persona te responderá aquí.
person-opens = Volvemos el { $when }.
leave-email = Deja tu correo electrónico para que la respuesta te llegue aunque salgas de esta página.
leave-order = Escribe también el número de pedido, si se trata de un pedido.
leave-topic = Dinos también en pocas palabras de qué se trata.
person-kept = He pasado tu mensaje a nuestro equipo.
offer-person = ¿Quieres que te ayude con esto una persona de nuestro equipo?
not-solved = Siento que esto no esté resuelto todavía.
no-person-then = De acuerdo. ¿Te puedo ayudar en algo más?

help-says = Esto dicen nuestras páginas de ayuda:
page-said = Esto es lo que decía nuestra página cuando se revisó por última vez, el { $date }:
goes-by-page = Me baso en una página nuestra que se revisó por última vez el { $date }, así que puede haber cambiado desde entonces.
confirm-by-person = Una persona de nuestro equipo puede confirmar si sigue siendo así.
offer-confirm = ¿Quieres que una persona de nuestro equipo confirme si sigue siendo así?
ask-again-if-not = Si te referías a otra cosa, dímelo con otras palabras.
unclear = No sé si te he entendido. ¿De qué se trata: de un pedido que hiciste o de una pregunta sobre la tienda?
unclear-choices = No sé si te he entendido. ¿Es una de estas cosas?
unclear-again = Sigo sin entender qué necesitas y prefiero no adivinar.
outside-reach = Con eso no puedo ayudar aquí.
unavailable = Eso no se puede hacer aquí en este momento.
not-sure = No puedo decirlo con seguridad, así que prefiero no adivinar.
apology = Lo siento, algo ha fallado por nuestra parte y no he podido terminar.

choice-order_editing = Cambiar o cancelar un pedido
choice-order_editing-cancel = Cancelar un pedido
choice-order_editing-variant = Cambiar la talla o el color
choice-order_editing-quantity = Cambiar la cantidad
choice-order_editing-remove = Quitar un artículo de un pedido
choice-order_editing-address = Cambiar la dirección de entrega
choice-order_editing-add_item = Añadir un artículo a un pedido
choice-order_tracking = Dónde está mi pedido
choice-returns_exchanges = Devolver o cambiar algo
choice-returns_exchanges-return = Devolver algo
choice-returns_exchanges-exchange = Cambiar algo
choice-returns_exchanges-refund = Dónde está mi reembolso
choice-returns_exchanges-defect = Algo llegó defectuoso o equivocado
choice-store_questions = Una pregunta sobre la tienda o sus reglas
choice-store_questions-change_policy = Las reglas para cambiar un pedido
choice-store_questions-return_policy = Las reglas de las devoluciones
choice-store_questions-delivery = Entrega
choice-store_questions-payment = Pago
choice-store_questions-buying = Hacer un pedido
choice-store_questions-store = Contacto y horarios
choice-store_questions-newsletter = El boletín
choice-store_questions-wholesale = Comprar para una empresa
choice-product_advice = Consejos sobre productos
choice-discounts = Descuentos y códigos
choice-human = Una persona del equipo

summary = El cliente quiere: { $wish }. { $order } Últimas palabras: “{ $words }”
summary-order = Pedido { $name }, { $state }.
summary-no-order = No se ha mirado ningún pedido.
summary-nothing = (nada escrito)
summary-other = otra cosa

draft-follow = Sigue aquí tu paquete: { $url }
draft-quote = "{ $text }" ({ $title })
draft-greeting = Hola:
draft-greeting-name = Hola, { $name }:
draft-end = Un saludo,

# Las primeras palabras de la tienda, antes de que el cliente pregunte. Entre ellas van las de la propia tienda.
first-shipped = { $part ->
    [part] Buenas noticias de { $store }: una parte de tu pedido { $order } está en camino.
   *[all] Buenas noticias de { $store }: tu pedido { $order } está en camino.
}
first-packed = { $part ->
    [part] Noticias de { $store }: una parte de tu pedido { $order } está preparada y espera al transportista.
   *[all] Noticias de { $store }: tu pedido { $order } está preparado y espera al transportista.
}
first-delivered = { $part ->
    [part] { $store } espera que lo disfrutes: el transportista dice que un paquete de tu pedido { $order } se ha entregado.
   *[all] { $store } espera que lo disfrutes: el transportista dice que tu pedido { $order } se ha entregado.
}
first-delayed = { $part ->
    [part] Un mensaje de { $store }: lo sentimos, un paquete de tu pedido { $order } llegará con retraso.
   *[all] Un mensaje de { $store }: lo sentimos, tu pedido { $order } llegará con retraso.
}
first-carrier = Transportista: { $carrier }.
first-expected = Entrega prevista: { $window }.
first-expected-none = El transportista todavía no ha indicado un día de entrega.
first-link = Síguelo aquí: { $link }
first-off = Puedes desactivar estos mensajes en la página de tus pedidos.
first-subject = Tu pedido { $order }
first-own-words = { $words }
