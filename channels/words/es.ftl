# Lo que los canales añaden a las palabras del agente.
person-wish = Quiero hablar con una persona.
person-asked = Hemos pedido a una persona de nuestro equipo que te responda aquí.
person-offered = ¿Quieres que te responda una persona de nuestro equipo?
quote = "{ $text }" ({ $title })
order-change = Cambia el pedido { $order } aquí: { $url }
order-see = Mira el pedido { $order } aquí: { $url }
parcel-follow = Sigue aquí tu paquete: { $url }
sign-in = Entra aquí para ver tus pedidos: { $url }
answer-with-number = Responde con un número.
letter-greeting = Hola:
letter-end =
    Un saludo,
    { $store }
opt-stop = Ya no recibirás mensajes de { $store } aquí. Escribe START si los quieres de nuevo.
opt-help = Esto es { $store }. Escribe aquí lo que quieras saber de tu pedido, o escribe "humano" para hablar con una persona de nuestro equipo.
opt-start = Volverás a recibir aquí los mensajes de { $store }.
discount-use = Añade { $code } a tu carrito aquí: { $url }
product-see = Míralo aquí: { $url }
price-from = desde { $price }
sold-out = agotado
return-ask = Pide aquí la devolución del pedido { $order }: { $url }
return-portal = Nuestra página de devoluciones: { $url }
