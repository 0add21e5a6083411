# O que se diz ao acompanhar pedidos. Aqui não há números: todos vêm de um facto. Uma citação segue as linhas que
# terminam em dois pontos. As frases são curtas, porque também vão por SMS; nenhuma depende da anterior.

sign-in-needed = Para ver o seu pedido, inicie sessão primeiro, por favor.
which-order = De que pedido se trata?
order-not-found = Não encontro nenhum pedido { $order } na sua conta. Pedidos muito antigos podem estar fora do meu alcance, por isso confirme o número, por favor.
order-too-old = Esse pedido é demasiado antigo para eu o ver aqui. Uma pessoa da nossa equipa pode procurá-lo.
no-orders = Não encontro na sua conta nenhum pedido que eu possa ver. Pedidos muito antigos podem estar fora do meu alcance.
shop-unreachable = Neste momento não consigo aceder ao sistema de pedidos da loja, por isso não consigo ver onde está o seu pedido.

# O pedido inteiro, quando não há pacote para acompanhar.
order-not-sent = O pedido { $order } ainda não foi enviado, por isso ainda não há rastreio.
order-with-warehouse = O pedido { $order } está no nosso armazém e ainda não foi entregue a uma transportadora, por isso ainda não há rastreio.
order-on-hold = O pedido { $order } ainda não foi enviado: a nossa equipa está a verificá-lo.
order-scheduled = O pedido { $order } ainda não foi enviado. Está previsto sair em { $day }.
order-cancelled = O pedido { $order } foi cancelado, por isso não vem nenhum pacote.
order-cancelling = O pedido { $order } está a ser cancelado neste momento. Ainda não terminou.
order-refunded = O pedido { $order } foi reembolsado e não foi enviado.
order-closed = O pedido { $order } está encerrado, e a loja não mostra nenhum pacote para ele.
order-digital = O pedido { $order } é entregue em formato digital, por isso não há pacote para acompanhar.
order-unknown = A loja ainda não sabe dizer o que já saiu do pedido { $order }.
order-sent-untracked = O pedido { $order } foi enviado, mas a loja não tem rastreio para ele.
payment-open = O pagamento ainda não está concluído.

# Antes dos pacotes de um pedido que tem mais do que um, ou de que uma parte ainda não saiu.
part-sent = Parte do pedido { $order } foi enviada; o resto ainda não saiu.
sent-in-parcels = O pedido { $order } foi enviado em mais do que um pacote.
still-here = Ainda não enviado: { $lines }.
more-parcels = Outros pacotes deste pedido: { $count }.

# Um pacote. $place é "all" quando é o pedido inteiro, senão o número do pacote, e $lines o que vai dentro.
parcel-sent = { $place ->
    [all] O pedido { $order } foi enviado em { $day }. A transportadora ainda não comunicou nada sobre ele.
   *[part] O pacote { $place } ({ $lines }) foi enviado em { $day }. A transportadora ainda não comunicou nada sobre ele.
}
parcel-label = { $place ->
    [all] O pedido { $order } está embalado e etiquetado, mas a transportadora ainda não o tem.
   *[part] O pacote { $place } ({ $lines }) está embalado e etiquetado, mas a transportadora ainda não o tem.
}
parcel-with_carrier = { $place ->
    [all] A transportadora já recolheu o pedido { $order }.
   *[part] A transportadora já recolheu o pacote { $place } ({ $lines }).
}
parcel-on_the_way = { $place ->
    [all] O pedido { $order } está a caminho.
   *[part] O pacote { $place } ({ $lines }) está a caminho.
}
parcel-out_for_delivery = { $place ->
    [all] O pedido { $order } saiu para entrega.
   *[part] O pacote { $place } ({ $lines }) saiu para entrega.
}
parcel-delayed = { $place ->
    [all] Lamento: a transportadora comunica que o pedido { $order } está atrasado.
   *[part] Lamento: a transportadora comunica que o pacote { $place } ({ $lines }) está atrasado.
}
parcel-attempted = { $place ->
    [all] A transportadora tentou entregar o pedido { $order } em { $when } e não conseguiu.
   *[part] A transportadora tentou entregar o pacote { $place } ({ $lines }) em { $when } e não conseguiu.
}
parcel-pickup = { $place ->
    [all] O pedido { $order } está à sua espera no ponto de recolha.
   *[part] O pacote { $place } ({ $lines }) está à sua espera no ponto de recolha.
}
parcel-delivered = { $place ->
    [all] A transportadora comunica que o pedido { $order } foi entregue em { $when }.
   *[part] A transportadora comunica que o pacote { $place } ({ $lines }) foi entregue em { $when }.
}
parcel-picked_up = { $place ->
    [all] A transportadora comunica que o pedido { $order } foi levantado em { $when }.
   *[part] A transportadora comunica que o pacote { $place } ({ $lines }) foi levantado em { $when }.
}
parcel-failed = { $place ->
    [all] Lamento: a transportadora comunica que não conseguiu entregar o pedido { $order }. Pode estar a voltar para nós.
   *[part] Lamento: a transportadora comunica que não conseguiu entregar o pacote { $place } ({ $lines }). Pode estar a voltar para nós.
}

# O que a transportadora diz além disso.
carrier-and-number = Transportadora: { $carrier }, código de rastreio { $number }.
carrier-alone = Transportadora: { $carrier }.
number-alone = Código de rastreio: { $number }.
expected = Entrega prevista: { $days }.
expected-anew = Nova previsão de entrega: { $days }.
expected-passed = A entrega estava prevista até { $day }. Lamento o atraso.
expected-unknown = A transportadora ainda não indicou um dia de entrega.
last-news = Última notícia da transportadora: { $when }.

# O que fazer a seguir.
attempted-next = Veja se a transportadora deixou um aviso, ou abra a página de rastreio: lá se vê se volta a tentar ou onde pode levantar o pacote.
pickup-next = A página de rastreio da transportadora ou a mensagem dela diz onde fica e até quando o pacote é guardado.
sorry-waiting = Lamento que tenha de esperar.
sorry-missing = Lamento que não o tenha consigo.
not-reported = A transportadora ainda não comunicou a entrega.
look-around = Pergunte aos vizinhos, por favor, e veja onde um pacote pode ter ficado: à porta, na caixa do correio, num anexo, numa receção.
wait-until = Às vezes uma transportadora comunica a entrega um pouco cedo. Se o pacote não aparecer até { $until }, escreva aqui de novo e uma pessoa vai ver o que se passa.

# Se um pedido chegou à loja, e os seus documentos.
order-placed = Sim, temos o pedido { $order }, feito em { $when }.
payment = { $status ->
    [paid] Está pago: { $total }.
    [authorized] O pagamento de { $total } está aprovado.
    [partially_paid] Está pago em parte. O total é { $total }.
    [partially_refunded] Está pago, e parte foi reembolsada. O total é { $total }.
    [refunded] Foi reembolsado.
    [voided] O pagamento foi anulado.
    [expired] O pagamento expirou, por isso não está pago.
   *[pending] O pagamento de { $total } ainda não está concluído.
}
no-mail-again = Não posso enviar de novo o e-mail de confirmação a partir daqui.
documents-say = Sobre faturas, as nossas páginas de ajuda dizem:
no-documents = Não posso enviar faturas nem outros documentos a partir daqui.

# Antes do que dizem as páginas de ajuda da loja, e do que a própria loja acrescenta a este estado.
dispatch-says = Sobre quando os pedidos são enviados, as nossas páginas de ajuda dizem:
delivery-says = Sobre prazos de entrega, as nossas páginas de ajuda dizem:
late-says = Sobre pacotes atrasados, as nossas páginas de ajuda dizem:
shop-adds = Uma nota da loja: { $note }

# O que se procura nos artigos.
query-dispatch = quando saem os pedidos, envio, embala, armazém
query-delivery = quanto tempo demora a entrega, prazo de envio
query-late = pacote atrasado, atraso, rastreio parado
query-documents = fatura, recibo
