# O que o agente diz por si. Nenhum número está aqui: todos vêm de um facto.

greeting = Olá! Em que posso ajudar?
thanks = De nada!
signed-in = Obrigado, já iniciou sessão. Em que posso ajudar?
nothing-to-read = Não consegui ler essa mensagem. Diga-me em poucas palavras do que precisa.

person-comes = Vou passar a conversa a uma pessoa da nossa equipa. Ela vê tudo o que está escrito aqui, por isso não precisa de repetir nada.
person-asked = Pedi a uma pessoa da nossa equipa que veja isto. Entretanto pode continuar a escrever aqui.
offer-person = Quer que uma pessoa da nossa equipa ajude com isto?
not-solved = Lamento que ainda não esteja resolvido.
no-person-then = Está bem. Posso ajudar em mais alguma coisa?

help-says = As nossas páginas de ajuda dizem o seguinte:
ask-again-if-not = Se queria dizer outra coisa, diga-me por outras palavras.
unclear = Não tenho a certeza de ter percebido. É sobre um pedido que fez ou uma pergunta sobre a loja?
unclear-choices = Não tenho a certeza de ter percebido. É um destes assuntos?
unclear-again = Continuo sem perceber do que precisa e prefiro não adivinhar.
outside-reach = Isso está para além do que consigo ajudar aqui.
no-skill = Não consigo ajudar eu próprio com { $topic }.
unavailable = Isso não pode ser feito aqui de momento.
not-sure = Não consigo dizer isso com certeza, por isso prefiro não adivinhar.
apology = Peço desculpa, algo correu mal do nosso lado e não consegui terminar isto.

topic-order_tracking = o seguimento de entregas
topic-returns_exchanges = devoluções e trocas
topic-product_advice = conselhos sobre produtos
topic-discounts = descontos
topic-other = isso

choice-order_editing = Alterar ou cancelar um pedido
choice-order_editing-cancel = Cancelar um pedido
choice-order_editing-variant = Mudar um tamanho ou uma cor
choice-order_editing-quantity = Mudar uma quantidade
choice-order_editing-remove = Retirar um artigo de um pedido
choice-order_editing-address = Alterar o endereço de entrega
choice-order_editing-add_item = Adicionar um artigo a um pedido
choice-store_questions = Uma pergunta sobre a loja ou as suas regras
choice-store_questions-change_policy = As regras para alterar um pedido
choice-store_questions-return_policy = As regras das devoluções
choice-store_questions-delivery = Entrega
choice-store_questions-payment = Pagamento
choice-store_questions-buying = Fazer um pedido
choice-store_questions-store = Contactos e horários
choice-store_questions-newsletter = A newsletter

summary = O cliente quer: { $wish }. { $order } Últimas palavras: “{ $words }”
summary-order = Pedido { $name }, { $state }.
summary-no-order = Nenhum pedido foi visto.
summary-nothing = (nada escrito)
