hub-title = Os meus pedidos
skip = Ir para o conteúdo
language = Idioma
sign-out = Sair
optional = (opcional)
back-to-chat = Voltar ao chat
close-by-hand = Pode fechar este painel e voltar ao chat.

signin-title = Entrar
signin-intro = Enviamos um código para o e-mail do seu pedido na loja { $store }. Não é preciso ter senha.
signin-email = E-mail
signin-send = Enviar código
signin-late = A sua sessão terminou: o que enviou não foi usado e nada mudou. Entre e tente de novo.
signin-wrong-address = Isto não parece um e-mail. Verifique e tente de novo.
signin-many-codes = Foram pedidos muitos códigos. Espere um pouco e tente de novo.
signin-wrong-format = O código tem seis dígitos. Verifique e tente de novo.
signin-wrong-code = Não é este o código. Verifique o e-mail e tente de novo.
signin-dead-code = Este código já não funciona: foi usado, é antigo ou houve muitos erros. Peça um novo abaixo.
signin-other = Outra pessoa já entrou aqui. Peça um novo código para continuar.

account-sign-in = Entrar com a sua conta { $store }
account-or-code = Ou com um código por e-mail
account-over = Este início de sessão é demasiado antigo, já foi usado ou começou noutro lugar. Comece de novo.
account-denied = Não entrou com a sua conta. Tente de novo ou use um código por e-mail.
account-not-proved = A loja não conseguiu confirmar de quem é esta conta. Tente de novo ou use um código por e-mail.
account-unknown = A loja não tem pedidos com esta conta. Use um código enviado para o e-mail com que fez o pedido.
account-other = Já há outra pessoa com sessão iniciada aqui. Termine primeiro essa sessão ou comece de novo.
account-busy = A entrada com a conta não responde agora. Tente de novo daqui a pouco ou use um código por e-mail.
account-unavailable = Agora não é possível entrar com a conta. Use um código por e-mail.
account-told = A sessão está iniciada. Pode fechar esta janela e continuar no chat.
account-alone = Esta janela perdeu o chat, por isso a sessão não foi iniciada lá. Feche-a e entre no chat com um código.
account-back-to-chat = Pode fechar esta janela e continuar no chat. Lá também pode entrar com um código.

code-title = Digite o código
code-intro = Se { $email } pertence a um pedido desta loja, um código está a caminho.
code-intro-plain = Se o e-mail pertence a um pedido desta loja, um código está a caminho.
code-again = Um novo código está a caminho. O antigo já não funciona.
code-lives = O código funciona uma vez, por { $minutes } minutos. Veja também na caixa de spam.
code-demo = Demonstração: leia os e-mails aqui
code-label = Código de seis dígitos
code-enter = Entrar
code-resend = Enviar novo código
code-other-address = Usar outro e-mail

orders-title = Os meus pedidos
orders-choose-variant = Escolha o pedido em que quer outro tamanho ou cor.
orders-choose-quantity = Escolha o pedido em que quer menos unidades.
orders-choose-remove = Escolha o pedido do qual quer retirar um item.
orders-choose-address = Escolha o pedido que deve seguir para outro endereço.
orders-choose-cancel = Escolha o pedido que quer cancelar.
orders-none = Ainda não há pedidos para este e-mail.
messages-title = Notícias das suas encomendas
messages-on = Avisamos por SMS, WhatsApp ou e-mail quando uma encomenda segue, se atrasa ou chega. Pode desativar os avisos a qualquer momento.
messages-off = Quer que avisemos por SMS, WhatsApp ou e-mail quando uma encomenda segue, se atrasa ou chega? Pode desativar os avisos a qualquer momento.
messages-switch-on = Quero ser avisado
messages-switch-off = Não quero mais avisos
order-name = Pedido { $name }
order-placed = Feito em { $day }
to-orders = Todos os pedidos
to-order = Pedido { $name }
open-order = Ver o pedido
items = Itens
parcels = Pacotes
address = Endereço de entrega
whole-order = Pedido inteiro
track = Acompanhar o pacote
why-title = Por que motivo este pedido não pode ser alterado
waiting-intro = Há uma alteração deste pedido que não foi confirmada. Nada mudou ainda.
waiting-go-on = Continuar

state-open = Aberto
state-part-shipped = Enviado em parte
state-shipped = Enviado
state-cancelled = Cancelado
state-cancelling = Em cancelamento
state-archived = Encerrado
state-refunded = Reembolsado
state-with-warehouse = Em preparação
state-on-hold = Em verificação
state-scheduled = Agendado
state-digital = Digital
state-locked = Fechado para alterações
state-unknown = Em curso

units-open = { $count ->
    [one] { $count } pode ser alterado
   *[other] { $count } podem ser alterados
 }
units-shipped = { $count ->
    [one] { $count } enviado
   *[other] { $count } enviados
 }
units-blocked = { $count ->
    [one] { $count } não pode ser alterado
   *[other] { $count } não podem ser alterados
 }

action-variant = Mudar tamanho ou cor
action-quantity = Mudar quantidade
action-remove = Retirar
action-address = Mudar endereço de entrega
action-cancel = Cancelar pedido
until = até { $time }
open-until = Isto pode ser mudado { $until }.
policy-source = Da política da loja: { $title }
policy-reviewed = Revisto pela última vez em { $date }. Pode ter mudado desde então; o atendimento da loja pode confirmar.

why-shipped = Isto já foi enviado.
why-with-warehouse = Isto já está com o armazém; por isso não pode ser alterado aqui.
why-on-hold = Isto está em verificação na loja; por isso não pode ser alterado aqui agora.
why-cancelled = Este pedido está cancelado.
why-cancelling = Este pedido está em cancelamento.
why-archived = Este pedido está encerrado.
why-refunded = Este pedido foi reembolsado.
why-digital = Isto é entregue em formato digital e não pode ser alterado.
why-shop-locked = A loja fechou este pedido para alterações.
why-quantity-unknown = A loja não sabe dizer agora o que já foi enviado. Tente mais tarde.
why-window-closed = O prazo para esta alteração acabou.
why-window-closed-at = O prazo para esta alteração acabou: { $moment }.
why-policy-unknown = Não podemos dizer com certeza se isto ainda pode ser alterado. Fale com a loja.
why-never-allowed = A loja não oferece esta alteração.
why-not-eligible = A loja não oferece este tipo de alteração.
why-exception = Este item é uma exceção e não pode ser alterado.
why-return-open = Há uma devolução deste pedido em curso.
why-payment-pending = O pagamento ainda não está concluído. Tente quando estiver.
why-part-shipped = Uma parte deste pedido já foi enviada.
why-single-unit = Há só uma unidade: pode ser retirada, mas não reduzida.
why-whole-order = Isto é tudo o que há no pedido. Para tirá-lo, cancele o pedido.
why-nothing-open = Não resta nada aqui que possa ser alterado.
why-cancel = Cancelamento: { $why }
why-shop-cannot = Esta alteração não pode ser feita aqui. Fale com a loja.

pick-variant = Que item quer alterar?
pick-quantity = De que item quer menos unidades?
pick-remove = Que item quer retirar?

edit-variant = Mudar tamanho ou cor
edit-quantity = Mudar quantidade
edit-remove = Retirar item
edit-address = Mudar endereço de entrega
edit-cancel = Cancelar pedido
go-on = Continuar
form-next = Na próxima página vê quanto custa e confirma. Antes disso nada muda.
form-wrong = Algo ainda não está certo. Está marcado abaixo.
form-shipped = { $shipped } já enviados, { $open } ainda podem mudar
variant-choose = { $units ->
    [one] Escolha outro
   *[other] Escolha outro para as { $units } unidades
 }
variant-only = Este item existe só nesta forma.
sold-out = Esgotado
quantity-choose = Quantas das { $open } unidades quer manter?
quantity-more = Para ter mais, faça um novo pedido.
remove-intro = { $units ->
    [one] O item sai do pedido.
   *[other] As { $units } unidades ainda não enviadas saem do pedido.
 }

field-name = Nome completo
field-line1 = Rua e número
field-line2 = Apartamento, andar, empresa
field-postcode = Código postal
field-city = Cidade
field-region = Estado ou região
field-phone = Telefone
field-country = País
country-fixed = O país não pode ser alterado, porque os impostos e a entrega dependem dele. Para enviar a outro país, fale com a loja.

wrong-variant-none = Escolha uma opção da lista.
wrong-variant-unknown = Este item não existe nessa forma. Escolha uma opção da lista.
wrong-variant-same = É o que já está no pedido. Escolha outra opção.
wrong-variant-stock = Não há unidades suficientes de { $variant }. Escolha outra opção.
wrong-variant-gone = Acabou de esgotar. Escolha outra opção.
wrong-quantity-number = Digite um número inteiro.
wrong-quantity-negative = A quantidade não pode ser menor do que zero.
wrong-quantity-zero = Para tirar o item do pedido, volte e escolha “Retirar”.
wrong-quantity-above = Só { $open } ainda podem ser alterados. Digite um número menor.
wrong-quantity-same = É a quantidade que já está no pedido. Escolha menos.
wrong-name = Digite o nome de quem recebe o pacote.
wrong-line1 = Digite rua e número.
wrong-postcode = Digite o código postal.
wrong-city = Digite a cidade.
wrong-region = Digite o estado ou a região.
wrong-country = Digite o país com as suas duas letras, como PT.
wrong-country-change = O país não pode ser alterado aqui. Fale com a loja.
wrong-too-long = É muito longo. Encurte.
wrong-signs = Há sinais que não podem ser impressos. Digite de novo.
wrong-address-same = Nada está diferente. Mude o que deve mudar.
wrong-reason = Escolha um motivo.

cancel-heading = Cancelar o pedido { $name }
cancel-intro = O pedido inteiro, de { $total }, é cancelado. Isto não pode ser desfeito.
cancel-fee = A loja fica com { $fee }.
cancel-no-fee = A loja não fica com nada.
cancel-why = Qual é o motivo?
cancel-note = Algo que a loja deva saber
reason-changed-mind = Mudei de ideia
reason-wrong-item = Pedi a coisa errada
reason-too-slow = Demora muito
reason-found-cheaper = Encontrei mais barato
reason-other = Outro motivo

closed-title = Isto não pode ser alterado agora
moved-title = Algo mudou
moved-intro = O pedido já não está como estava no início.
nothing-changed = Nada foi alterado.
order-now = Pedido { $name } como está agora

summary = A sua alteração
change-variant = Mudar tamanho ou cor
change-variant-detail = { $from } → { $to }
change-quantity = Mudar quantidade
change-quantity-detail = { $from } → { $to }
change-remove = Retirar item
change-remove-detail = { $units } × { $variant }
change-address = Mudar endereço de entrega
change-cancel = Cancelar pedido { $order }

change-proposed-title = Verifique e confirme
change-started-title = A sua alteração está em curso
change-started-intro = A loja ainda não respondeu. Pode sair desta página: a alteração continua.
change-pending-title = O seu pedido está em cancelamento
change-pending-intro = A loja já recebeu o cancelamento. O pedido só está cancelado quando a loja o disser.
change-done-title = Feito
change-done-intro = O seu pedido foi alterado.
change-refused-title = Não foi possível alterar
change-expired-title = O tempo acabou
change-withdrawn-title = Nada foi alterado
change-withdrawn-intro = O pedido ficou como estava ou foi começada outra alteração.

quote-before = Total antes
quote-after = Novo total
quote-fee = Fica com a loja
quote-invoice = A pagar
quote-refund = Reembolso
settle-nothing = O preço não muda.
settle-invoice = A loja envia por e-mail uma fatura de { $amount }.
settle-refund = { $amount } voltam pela forma de pagamento usada.
confirm-variant = Confirmar a alteração
confirm-quantity = Confirmar a alteração
confirm-remove = Retirar o item
confirm-address = Confirmar o endereço
confirm-cancel = Cancelar o pedido
keep-order = Manter o pedido como está
held-for = O pedido fica guardado durante { $minutes } minutos. Confirme dentro desse tempo.
look-again = Ver de novo

refused-expired = A alteração não foi confirmada em { $minutes } minutos e o pedido deixou de estar guardado. Comece de novo se ainda a quiser.
refused-price = O preço ou a taxa mudou desde que os viu. Comece de novo para ver o novo valor.
refused-stock = O que escolheu esgotou. Escolha outra opção.
refused-cancel = A loja não conseguiu cancelar o pedido. Fale com a loja.
refused-shop = A loja recusou esta alteração. Veja o pedido como está agora ou fale com a loja.

fault-missing-title = Não encontrado
fault-missing = Não há nada para ver neste endereço. Se seguiu um link, verifique se entrou com o e-mail do pedido.
fault-store-title = Não encontrado
fault-store = Não há loja neste endereço. Verifique o link.
fault-link-title = Este link não funciona
fault-link = Expirou ou está incompleto. Peça um novo no chat ou abra os seus pedidos na página da loja.
fault-unavailable-title = Indisponível
fault-unavailable = Estas páginas não estão disponíveis agora. Fale com a loja.
fault-foreign-title = Este formulário veio de outra página
fault-foreign = Por segurança não foi usado e nada mudou. Abra a página aqui e envie de novo.
fault-form-title = Este formulário não pode ser usado
fault-form = Nada mudou. Abra a página de novo e envie outra vez.
fault-many-title = Muitas tentativas
fault-many = Espere um pouco e tente de novo.
fault-conflict-title = Isto já não serve
fault-conflict = Algo mudou. Nada foi alterado. Veja o seu pedido e comece de novo.
fault-shop-busy-title = A loja não responde
fault-shop-busy = Nada mudou. Tente de novo daqui a pouco.
fault-shop-title = Não é possível chegar à loja
fault-shop = Nada mudou. A loja tem de ver isto; tente mais tarde.
fault-internal-title = Algo falhou
fault-internal = A falha é nossa. Veja como está o seu pedido antes de tentar de novo.

stage-sent = Enviado
stage-label = Pronto para a transportadora
stage-pickup = Disponível no ponto de entrega
stage-with-carrier = Com a transportadora
stage-on-the-way = A caminho
stage-out-for-delivery = Saiu para entrega
stage-attempted = Houve uma tentativa de entrega
stage-delayed = Atrasado
stage-delivered = Entregue
stage-picked-up = Recebido no ponto de entrega
stage-failed = Não foi possível entregar
station-placed = Pedido feito
station-packed = Embalado
station-on-the-way = A caminho
station-out-for-delivery = Saiu para entrega
station-pickup = No ponto de recolha
station-delivered = Entregue
parcel-expected = Previsto: { $days }
parcel-was-expected = Estava previsto até { $day }
parcel-place = Pacote { $place }
parcel-way = Onde está
not-sent-yet = Ainda não enviado

action-return = Devolver ou trocar
returns = Devoluções
orders-choose-return = Escolha o pedido de que quer devolver alguma coisa.
return-heading = Devolver ou trocar: pedido { $name }
return-intro = Escolha o que quer devolver, e porquê.
return-no-exchange = Aqui não se fazem trocas, mas pode devolver os artigos.
return-units = Quantos quer devolver?
return-keep = Nenhum
return-reason = Porquê?
return-choose-reason = Escolha um motivo
return-instead = O que prefere em troca?
return-money = O meu dinheiro de volta
return-exchange-for = Trocar por { $variant }
return-exchange-at = Trocar por { $variant }, agora { $price }
return-until-delivery = Até { $day }, a contar da entrega.
return-until-sending = Até { $day }. Não se sabe quando foi entregue, por isso conta-se do dia do envio.
return-doubt = As regras da loja não dizem ao certo se isto ainda pode ser devolvido. Pode pedi-lo, e a loja decide.
return-form-next = Na página seguinte confere e confirma. Nada é enviado antes disso.
return-kept = O que agora não pode ser devolvido
return-nothing = Agora nada deste pedido pode ser devolvido.
return-next = A loja recebe o seu pedido de devolução e responde. Até lá, a sua encomenda fica como está.
return-line = { $units } × { $line }: { $reason }
return-line-exchange = { $units } × { $line } → { $to }: { $reason }
change-return = Devolução do pedido { $order }
confirm-return = Enviar o pedido de devolução
return-done-intro = O seu pedido de devolução está com a loja.
return-refused-title = Não foi possível fazer este pedido
return-asked-on = Pedida em { $day }
return-state-requested = A loja ainda não respondeu
return-state-open = Aprovada: a loja espera que chegue
return-state-closed = Concluída
return-state-cancelled = Anulada
return-state-declined = Recusada pela loja
return-portal-title = Devoluções
return-portal-intro = Esta loja recebe as devoluções numa página própria.
return-portal-open = Abrir a página de devoluções
back-defect = Tem defeito ou está danificado
back-wrong-item = Não é o que pedi
back-does-not-fit = Não serve
back-changed-mind = Mudei de ideias
back-other = Outro motivo
wrong-return-none = Escolha quantas unidades de pelo menos um artigo quer devolver.
wrong-return-units = Podem ser devolvidas no máximo { $most }. Escolha menos.
wrong-return-moved = O pedido já não está como quando começou. Veja-o de novo. Nada foi enviado.
return-why-not-sent = Ainda não foi enviado. Pode alterá-lo ou cancelá-lo na página do pedido.
return-why-not-delivered = Ainda a caminho. Pode ser devolvido depois de chegar.
return-why-window-closed = O prazo para devolver isto terminou.
return-why-window-closed-at = O prazo para devolver isto terminou em { $day }.
return-why-exception = Isto não pode ser devolvido.
return-why-coming-back = Já foi pedida a devolução.
return-why-refunded = Já reembolsado.
return-why-cancelled = Este pedido está cancelado.
return-why-digital = Entregue em formato digital, por isso não há nada para devolver.
return-why-unknown = A loja não sabe dizer agora se isto foi enviado. Tente mais tarde.
return-why-shop-cannot = Isto não pode ser pedido aqui. Fale com a equipa da loja.
