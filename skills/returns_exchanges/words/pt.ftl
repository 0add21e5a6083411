# O que devoluções e trocas dizem. Aqui não há números: todos vêm de um facto. Uma citação segue as linhas que acabam em dois pontos.

policy-says = Eis o que dizem as nossas regras:
policy-also-says = E ainda:
policy-mentions = Isto é tudo o que encontro sobre o assunto nas nossas páginas de ajuda:
policy-unknown = Não sei dizer ao certo quais são as nossas regras sobre isso, por isso não vou adivinhar.
refunds-say = Sobre reembolsos, as nossas regras dizem:

sorry-defect = Lamento que haja um problema com o que recebeu.
sign-in-needed = Para ver o que pode ser devolvido, por favor inicie sessão primeiro.
sign-in-refund = Para ver como está o seu reembolso, por favor inicie sessão primeiro.
which-order = De que pedido se trata?
order-not-found = Não encontro nenhum pedido { $order } na sua conta. Pedidos muito antigos podem estar fora do meu alcance; por favor confirme o número.
order-too-old = Esse pedido é antigo demais para eu o ver aqui. Uma pessoa da nossa equipa pode procurá-lo.
no-orders = Não encontro na sua conta nenhum pedido que eu possa ver. Pedidos muito antigos podem estar fora do meu alcance.
shop-unreachable = De momento não consigo aceder ao sistema de pedidos da loja, por isso não posso ver o seu pedido agora.
no-hub = De momento não é possível pedir devoluções aqui.
in-portal = O pedido faz-se no nosso portal de devoluções.

can-return = Do pedido { $order } pode devolver: { $lines }.
can-exchange = Do pedido { $order } pode devolver para troca: { $lines }.
ask-until-delivery = Pode pedi-lo até { $until }, a contar da entrega.
ask-until-sending = Pode pedi-lo até { $until }. Não se sabe quando foi entregue, por isso conta-se do dia do envio.
not-certain = As nossas regras não dizem ao certo se isto ainda pode ser devolvido. Pode pedi-lo, e uma pessoa da nossa equipa decide.
no-exchange = Não fazemos trocas, mas pode devolver os artigos:
choose = Escolha o que quer devolver e porquê, e depois confirme. Nada é enviado antes de confirmar.
choose-exchange = Escolha o artigo e o tamanho ou a cor que prefere. Nada é enviado antes de confirmar.
choose-defect = Escolha o artigo e diga o que se passa com ele. Nada é enviado antes de confirmar.

lines-not-delivered = Ainda a caminho, por isso pode ser devolvido depois de chegar: { $lines }.
lines-not-sent = Ainda não foi enviado, por isso pode ser alterado em vez de devolvido: { $lines }.
lines-window-closed = O prazo para devolver isto terminou: { $lines }.
lines-window-closed-at = O prazo para devolver isto terminou em { $closed }: { $lines }.
lines-exception = Isto não pode ser devolvido: { $lines }.
lines-coming-back = Já foi pedida a devolução: { $lines }.
lines-refunded = Já reembolsado: { $lines }.
lines-digital = Entregue em formato digital, por isso não há nada para devolver: { $lines }.
lines-unknown = A loja ainda não sabe dizer se isto foi enviado: { $lines }.

nothing-not-delivered = O pedido { $order } ainda está a caminho. Pode ser devolvido depois de chegar.
nothing-not-sent = O pedido { $order } ainda não foi enviado, por isso não é preciso devolver nada.
nothing-window-closed = O prazo para devolver o pedido { $order } terminou.
nothing-window-closed-at = O prazo para devolver o pedido { $order } terminou em { $closed }.
nothing-exception = O que está no pedido { $order } não pode ser devolvido.
nothing-coming-back = Já foi pedida uma devolução do pedido { $order }.
nothing-refunded = O pedido { $order } foi reembolsado, por isso não há mais nada para devolver.
nothing-cancelled = O pedido { $order } foi cancelado, por isso não há nada para devolver.
nothing-digital = O pedido { $order } é entregue em formato digital, por isso não há nada para devolver.
nothing-unknown = A loja ainda não sabe dizer o que foi enviado do pedido { $order }, por isso não sei ao certo o que pode ser devolvido.
nothing-shop-cannot = A devolução do pedido { $order } não pode ser pedida online.

return-requested = Pediu uma devolução no pedido { $order } em { $asked }: { $lines }. A loja ainda não respondeu.
return-open = A devolução no pedido { $order }, que pediu em { $asked }, está aprovada: { $lines }. A loja espera que chegue.
return-checked = O que voltou do pedido { $order } foi verificado.
return-closed = A devolução no pedido { $order } está concluída: { $lines }.
return-declined = A loja recusou a devolução no pedido { $order } que pediu em { $asked }: { $lines }.
return-cancelled = A devolução no pedido { $order }, que pediu em { $asked }, foi anulada: { $lines }.
return-under-way = Há uma devolução do pedido { $order } em curso.

refund-whole = O pedido { $order } está reembolsado na totalidade.
refund-part = Uma parte do pedido { $order } está reembolsada.
refund-not-yet = Ainda não há nenhum reembolso registado no pedido { $order }.
refund-none = No pedido { $order } não foi pedida nenhuma devolução, e não há reembolso registado.
refund-cancelled = O pedido { $order } está cancelado. Ainda não há nenhum reembolso registado nele.
refund-not-paid = O pedido { $order } foi cancelado antes de ser pago, por isso não há nada para devolver em dinheiro.

return-asked = Pronto: a devolução no pedido { $order } foi pedida: { $lines }. Está agora com a equipa da loja.
exchange-asked = Pronto: a troca no pedido { $order } foi pedida: { $lines }. Está agora com a equipa da loja.
is-it-solved = Ficou tudo como queria?

# O que se procura nos artigos.
query-return = em quantos dias se podem devolver os artigos e como
query-refund = como e quando são pagos os reembolsos
query-defect = chegou um artigo com defeito ou errado
