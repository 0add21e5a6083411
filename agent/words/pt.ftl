# O que o agente diz por si. Nenhum número está aqui: todos vêm de um dado.

greeting = Olá! Em que posso ajudar?
greeting-professional = Boas-vindas. Em que posso ser útil?
greeting-friendly = Olá, que bom ter você aqui! Em que posso ajudar?
greeting-playful = Opa! Por onde começamos?
thanks = De nada!
thanks-professional = Por nada. Ao seu dispor.
thanks-friendly = De nada, foi um prazer!
thanks-playful = Imagina, foi divertido!
signed-in = Obrigado, já está na sua conta. Em que posso ajudar?
picture-alone = A sua imagem chegou. Diga-me em poucas palavras do que se trata.
sign-in-how = Entra-se com um código que lhe enviamos, numa página nossa. Não precisa de palavra-passe.
sign-in-no-account = Não precisa de conta: indique o e-mail com que fez o pedido, e enviamos-lhe um código.
sign-in-there = Escreva esse endereço onde inicia sessão. Enviamos um código para lá, para que mais ninguém veja os seus pedidos.
no-code-came = Se não chegou nenhum código, veja por favor na pasta de spam. Pode pedir um novo onde se entra na conta.
automated = Sou o assistente automático desta loja, não uma pessoa. Se preferir uma pessoa do nosso atendimento, basta dizer.
nothing-to-read = Não consegui ler essa mensagem. Diga-me em poucas palavras o que deseja.

person-comes = Vou passar a conversa a uma pessoa do nosso atendimento. Ela vê tudo o que está escrito aqui, por isso não é preciso repetir nada.
person-asked = Pedi a uma pessoa do nosso atendimento que veja isto. Enquanto isso, pode escrever mais aqui.
person-later = Neste momento não está ninguém do nosso atendimento. A sua mensagem fica guardada e uma pessoa vai responder aqui.
person-opens = Estamos de volta em { $when }.
leave-email = Deixe o seu e-mail, para que a resposta chegue mesmo que saia desta página.
leave-order = Indique também o número da encomenda, se for sobre uma encomenda.
leave-topic = Diga também em poucas palavras de que se trata.
person-kept = Passei a sua mensagem ao nosso atendimento.
offer-person = Quer que uma pessoa do nosso atendimento ajude com isto?
not-solved = Lamento que ainda não esteja resolvido.
no-person-then = Está bem. Posso ajudar em mais alguma coisa?

help-says = As nossas páginas de ajuda dizem o seguinte:
page-said = Isto é o que a nossa página dizia quando foi revista pela última vez, em { $date }:
goes-by-page = Baseio-me numa página nossa que foi revista pela última vez em { $date }, por isso pode ter mudado entretanto.
confirm-by-person = Uma pessoa do nosso atendimento pode confirmar se ainda é assim.
offer-confirm = Quer que uma pessoa do nosso atendimento confirme se ainda é assim?
ask-again-if-not = Se a sua pergunta era outra, diga-me por outras palavras.
unclear = Não tenho a certeza de ter entendido. É sobre um pedido já feito ou uma pergunta sobre a loja?
unclear-choices = Não tenho a certeza de ter entendido. É um destes assuntos?
unclear-again = Continuo sem entender o que deseja e prefiro não adivinhar.
outside-reach = Isso está além do que posso fazer aqui.
unavailable = Neste momento isso não pode ser feito aqui.
not-sure = Não consigo dizer isso com certeza, por isso prefiro não adivinhar.
apology = Peço desculpa, algo falhou do nosso lado e não consegui terminar isto.

choice-order_editing = Alterar ou cancelar um pedido
choice-order_editing-cancel = Cancelar um pedido
choice-order_editing-variant = Mudar um tamanho ou uma cor
choice-order_editing-quantity = Mudar uma quantidade
choice-order_editing-remove = Retirar um item de um pedido
choice-order_editing-address = Alterar o endereço de entrega
choice-order_editing-add_item = Adicionar um item a um pedido
choice-order_tracking = Onde está o meu pedido
choice-returns_exchanges = Devolver ou trocar algo
choice-returns_exchanges-return = Devolver algo
choice-returns_exchanges-exchange = Trocar algo
choice-returns_exchanges-refund = Onde está o meu reembolso
choice-returns_exchanges-defect = Algo chegou com defeito ou errado
choice-store_questions = Uma pergunta sobre a loja ou as suas regras
choice-store_questions-change_policy = As regras para alterar um pedido
choice-store_questions-return_policy = As regras das devoluções
choice-store_questions-delivery = Entrega
choice-store_questions-payment = Pagamento
choice-store_questions-buying = Fazer um pedido
choice-store_questions-store = Atendimento e horários
choice-store_questions-newsletter = A newsletter
choice-store_questions-wholesale = Comprar para uma empresa
choice-product_advice = Conselhos sobre produtos
choice-discounts = Descontos e códigos
choice-human = Uma pessoa do atendimento

summary = O cliente quer: { $wish }. { $order } Últimas palavras: “{ $words }”
summary-order = Pedido { $name }, { $state }.
summary-no-order = Nenhum pedido foi visto.
summary-nothing = (nada escrito)
summary-other = outra coisa

draft-follow = Acompanhe a sua encomenda aqui: { $url }
draft-quote = "{ $text }" ({ $title })
draft-greeting = Olá,
draft-greeting-name = Olá, { $name },
draft-end = Atenciosamente,

# As primeiras palavras da loja, antes de o cliente perguntar. Entre elas ficam as palavras da própria loja.
first-shipped = { $part ->
    [part] Boas notícias de { $store }: uma parte do seu pedido { $order } está a caminho.
   *[all] Boas notícias de { $store }: o seu pedido { $order } está a caminho.
}
first-packed = { $part ->
    [part] Notícias de { $store }: uma parte do seu pedido { $order } está embalada e à espera da transportadora.
   *[all] Notícias de { $store }: o seu pedido { $order } está embalado e à espera da transportadora.
}
first-delivered = { $part ->
    [part] { $store } deseja que goste: a transportadora diz que um pacote do seu pedido { $order } foi entregue.
   *[all] { $store } deseja que goste: a transportadora diz que o seu pedido { $order } foi entregue.
}
first-delayed = { $part ->
    [part] Uma palavra de { $store }: pedimos desculpa, um pacote do seu pedido { $order } vai chegar atrasado.
   *[all] Uma palavra de { $store }: pedimos desculpa, o seu pedido { $order } vai chegar atrasado.
}
first-carrier = Transportadora: { $carrier }.
first-expected = Entrega prevista: { $window }.
first-expected-none = A transportadora ainda não indicou um dia de entrega.
first-link = Acompanhe aqui: { $link }
first-off = Pode desativar estas mensagens na página dos seus pedidos.
first-subject = O seu pedido { $order }
first-own-words = { $words }
