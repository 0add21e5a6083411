# O que a edição de pedidos diz. Nenhum número está aqui: todos vêm de um dado. Uma citação segue as linhas que acabam em dois pontos.

kind-variant = mudar o tamanho ou a cor
kind-quantity = reduzir a quantidade
kind-remove = retirar um item
kind-address = alterar o endereço de entrega
kind-cancel = cancelar o pedido

doing-variant = mudar o tamanho ou a cor
doing-quantity = mudar a quantidade
doing-remove = retirar um item
doing-address = alterar o endereço de entrega
doing-cancel = cancelar
doing-any = alterar um pedido

policy-says = As nossas regras dizem o seguinte:
policy-also-says = E também:
policy-mentions = Isto é tudo o que encontro sobre o assunto nas nossas páginas de ajuda:
policy-unknown = Não consigo dizer com certeza quais são as nossas regras para { $change }, por isso prefiro não adivinhar.

sign-in-needed = Para ver se o seu pedido ainda permite isso, entre primeiro na sua conta.
which-order = De qual pedido se trata?
order-not-found = Não encontro um pedido { $order } na sua conta. Pedidos muito antigos podem estar fora do meu alcance, por isso verifique o número, por favor.
order-too-old = Esse pedido é muito antigo para eu o ver aqui. Uma pessoa do nosso atendimento pode procurá-lo.
no-orders = Não encontro na sua conta um pedido que eu possa ver. Pedidos muito antigos podem estar fora do meu alcance.
shop-unreachable = Neste momento não consigo chegar ao sistema de pedidos da loja, por isso não posso ver o seu pedido agora.

add-not-supported = Não é possível adicionar itens a um pedido já feito. Pode fazer um novo pedido para eles ou pedir ajuda ao nosso atendimento.
more-not-supported = Não é possível acrescentar unidades a um pedido já feito. Pode fazer um novo pedido para elas.
no-hub = Neste momento não é possível alterar pedidos por aqui.

can-change = { $kind ->
    [variant] Ainda pode mudar o tamanho ou a cor no pedido { $order }. Escolha o item e a nova opção no próprio pedido.
    [quantity] Ainda pode reduzir a quantidade no pedido { $order }. Escolha o item e a nova quantidade no próprio pedido.
    [remove] Ainda pode retirar itens do pedido { $order }. Escolha o que deve sair.
    [address] Ainda pode alterar o endereço de entrega do pedido { $order }. Indique o novo no próprio pedido.
    [cancel] Ainda pode cancelar o pedido { $order }. Nada acontece antes de o confirmar no próprio pedido.
   *[any] Ainda pode alterar o pedido { $order }.
}
finish-there = Não posso fazer isto por si: conclua no próprio pedido { $order } e confirme aí.
can-change-any = Aqui está o pedido { $order }. Ainda pode { $kinds }.
else-open = No pedido { $order } ainda pode { $kinds }.
card-for-open = No que ainda não saiu, ainda pode { $kinds }.
open-until = Isto é possível até { $until }.
cancel-fee = Se cancelar, fica retida uma taxa de { $fee }:

window-closed = No pedido { $order }, já passou o prazo para { $change }:
window-closed-at = No pedido { $order }, o prazo para { $change } terminou em { $closed }:
never-allowed = As nossas regras não permitem { $change }:
not-eligible = As nossas regras não incluem isto entre as alterações que pode fazer por si:
exception = { $lines } não pode ser alterado desta forma:
already-part-shipped = { $kind ->
    [cancel] Já não é possível cancelar o pedido inteiro, porque uma parte já vai a caminho.
    [address] Já não é possível alterar o endereço de entrega, porque uma parte do pedido já vai a caminho.
   *[other] Uma parte já vai a caminho, por isso não é possível fazê-lo para o pedido inteiro.
}
already-shipped = Esse item já saiu, por isso já não pode ser alterado.
return-open = Há uma devolução em curso no pedido { $order }, por isso não pode ser cancelado agora.
payment-pending = O pagamento do pedido { $order } ainda não está concluído, por isso não pode ser cancelado neste momento.
single-unit = Há apenas uma unidade no pedido { $order }, por isso não existe quantidade menor.
whole-order = É o único item do pedido { $order }. Retirá-lo seria cancelar o pedido.
with-warehouse = Já está com o armazém, por isso não pode ser alterado por aqui.
on-hold = Está em verificação na loja, por isso não pode ser alterado por aqui neste momento.
quantity-unknown = A loja ainda não consegue dizer o que já saiu, por isso não posso afirmar com certeza que se possa alterar.
digital = A entrega é digital, por isso não há nada a alterar.
shop-cannot = { $kind ->
    [cancel] Nesta loja não é possível cancelar online.
   *[other] Este tipo de alteração não está disponível online nesta loja.
}
nothing-open = Já não há nada no pedido { $order } que se possa alterar.

lines-exception = { $lines } não pode ser alterado desta forma:
lines-with-warehouse = Já com o armazém, por isso sem alterações possíveis: { $lines }.
lines-on-hold = Em verificação na loja, por isso sem alterações possíveis agora: { $lines }.
lines-unknown = Ainda não consigo dizer se isto já saiu: { $lines }.
lines-locked = Sem alterações possíveis: { $lines }.

part-shipped = Uma parte do pedido { $order } já saiu.
units-shipped = A caminho: { $lines }.
units-open = Ainda não enviado e ainda possível de alterar: { $lines }.
order-shipped = O pedido { $order } já saiu, por isso já não pode ser alterado nem cancelado.
order-cancelled = O pedido { $order } foi cancelado, por isso não há mais nada a alterar.
order-cancelling = O pedido { $order } está em cancelamento neste momento. Isso ainda não terminou e nada mais pode ser alterado.
order-archived = O pedido { $order } está encerrado, por isso já não pode ser alterado.
order-refunded = O pedido { $order } foi reembolsado, por isso não há mais nada a alterar.
order-with-warehouse = O pedido { $order } já está com o armazém, por isso já não pode ser alterado por aqui.
order-on-hold = O pedido { $order } está em verificação na loja, por isso não pode ser alterado por aqui neste momento.
order-digital = O pedido { $order } tem entrega digital, por isso não há nada a alterar.
order-locked = O pedido { $order } não pode ser alterado online.
order-unknown = A loja ainda não consegue dizer o que do pedido { $order } já saiu, por isso não posso afirmar com certeza o que se pode alterar.

returns-work = Pode devolver o que já recebeu. Funciona assim:
returns-unknown = O que já saiu só pode ser devolvido. Não encontro nas nossas páginas de ajuda como funcionam as devoluções.
refunds-work = Sobre reembolsos, as nossas regras dizem:

changed-in-hub = { $kind ->
    [variant] Feito: o tamanho ou a cor no pedido { $order } foi alterado.
    [quantity] Feito: a quantidade no pedido { $order } foi alterada.
    [remove] Feito: o item foi retirado do pedido { $order }.
    [address] Feito: o endereço de entrega do pedido { $order } foi alterado.
    [cancel] Feito: o pedido { $order } foi cancelado.
   *[any] Feito: o pedido { $order } foi alterado.
}
is-it-solved = Ficou tudo como queria?
shop-news = { $what ->
    [sent] Novidades do pedido { $order }: foi enviado.
    [part_sent] Novidades do pedido { $order }: uma parte foi enviada.
    [packed] Novidades do pedido { $order }: está embalado e à espera da transportadora.
    [delivered] Novidades do pedido { $order }: a transportadora diz que foi entregue.
    [part_delivered] Novidades do pedido { $order }: a transportadora diz que um dos pacotes foi entregue.
    [delayed] Novidades do pedido { $order }: a transportadora diz que vai chegar atrasado.
    [cancelled] Novidades do pedido { $order }: a loja cancelou-o.
    [returned] Novidades do pedido { $order }: a devolução chegou e está concluída.
   *[any] Novidades do pedido { $order }: algo mudou.
}
news-expected = A entrega está agora prevista para: { $window }.

# O que se procura nos artigos.
query-returns = até quantos dias se pode devolver um item
query-refunds = como e quando é pago o reembolso
