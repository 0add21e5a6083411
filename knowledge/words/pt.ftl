set-by-staff = Definido pela loja
modify-within = Os pedidos podem ser alterados em até { $time } após a compra.
modify-cutoff = Os pedidos podem ser alterados até as { $clock } do dia da compra.
modify-until_shipped = Os pedidos podem ser alterados até o envio.
modify-limit = Depois de enviados, os pedidos não podem ser alterados.
modify-never = Depois de feitos, os pedidos não podem ser alterados.
cancel-within = Os pedidos podem ser cancelados em até { $time } após a compra.
cancel-cutoff = Os pedidos podem ser cancelados até as { $clock } do dia da compra.
cancel-until_shipped = Os pedidos podem ser cancelados até o envio.
cancel-limit = Depois de enviados, os pedidos não podem ser cancelados.
cancel-never = Depois de feitos, os pedidos não podem ser cancelados.
fee-none = O cancelamento de um pedido é gratuito.
fee-percent = No cancelamento de um pedido, { $percent }% do total fica retido como taxa de reposição.
fee-fixed = No cancelamento de um pedido, { $amount } fica retido como taxa de reposição.
eligible = O que pode ser alterado: { $kinds }.
eligible-none = Nada em um pedido pode ser alterado.
exception-modify = { $items } não podem ser alterados.
exception-cancel = { $items } não podem ser cancelados.
exception-both = { $items } não podem ser alterados nem cancelados.
returns = Os itens podem ser devolvidos em até { $time }.
refund = O reembolso leva até { $time }.
exception-return = { $items } não podem ser devolvidos.
exchanges-yes = Os artigos podem ser trocados.
exchanges-no = Os artigos não são trocados.
minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
days = { $count ->
    [one] { $count } dia
   *[other] { $count } dias
}
kind-variant = tamanho e cor
kind-quantity = quantidade
kind-remove = retirada de itens
kind-address = endereço de entrega
kind-cancel = cancelamento
items-personalised = Itens personalizados
items-pre_order = Produtos em pré-venda
items-gift_card = Cartões-presente
items-final_sale = Itens de venda final
items-made_to_order = Itens feitos sob encomenda

help-title = Ajuda
help-reviewed = Revisto pela última vez em { $date }
help-overdue = O que aqui se diz pode ter mudado desde então.
help-ask = Pergunte-nos
help-all = Todas as páginas de ajuda
help-missing = Esta página não existe
help-missing-why = Talvez tenha sido retirada.
help-none = Ainda não há páginas de ajuda.
help-skip = Saltar para a página
