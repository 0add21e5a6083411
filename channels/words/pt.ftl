# O que os canais acrescentam às palavras do agente.
person-wish = Quero falar com uma pessoa.
person-asked = Pedimos a uma pessoa do nosso atendimento que lhe responda aqui.
person-offered = Quer que uma pessoa do nosso atendimento lhe responda?
quote = "{ $text }" ({ $title })
order-change = Altere o pedido { $order } aqui: { $url }
order-see = Veja o pedido { $order } aqui: { $url }
parcel-follow = Acompanhe a sua encomenda aqui: { $url }
sign-in = Entre aqui para ver os seus pedidos: { $url }
answer-with-number = Responda com um número.
letter-greeting = Olá,
letter-end =
    Atenciosamente,
    { $store }
opt-stop = Não vai receber mais mensagens de { $store } aqui. Escreva START se quiser recebê-las de novo.
opt-help = Aqui é { $store }. Escreva aqui o que quer saber sobre o seu pedido, ou escreva "humano" para falar com uma pessoa do nosso atendimento.
opt-start = Vai receber de novo as mensagens de { $store } aqui.
discount-use = Ponha { $code } no seu carrinho aqui: { $url }
product-see = Veja aqui: { $url }
price-from = a partir de { $price }
sold-out = esgotado
return-ask = Peça aqui a devolução do pedido { $order }: { $url }
return-portal = A nossa página de devoluções: { $url }
