# O que as respostas prontas dizem de um pedido, de um pacote e de uma decisão.
parcel-sent = Enviado
parcel-label = Pronto para a transportadora
parcel-with_carrier = Com a transportadora
parcel-on_the_way = A caminho
parcel-out_for_delivery = Saiu para entrega
parcel-delayed = Atrasado
parcel-attempted = Houve uma tentativa de entrega
parcel-pickup = Disponível no ponto de entrega
parcel-delivered = Entregue
parcel-picked_up = Recebido no ponto de entrega
parcel-failed = Não foi possível entregar

order-not_sent = Ainda não enviado
order-with_warehouse = Em preparação
order-on_hold = Em verificação
order-scheduled = Agendado
order-part_sent = Enviado em parte
order-sent = Enviado
order-arrived = Entregue
order-cancelled = Cancelado
order-cancelling = Em cancelamento
order-refunded = Reembolsado
order-closed = Encerrado
order-digital = Digital
order-unknown = Em curso

parcel-heading = Pacote { $place } ({ $lines }):
parcel-heading-alone = Pacote { $place }:
parcel-status = Estado: { $status }
carrier-and-number = Transportadora: { $carrier }, código de rastreio { $number }
carrier-alone = Transportadora: { $carrier }
number-alone = Código de rastreio: { $number }
expected = Entrega prevista: { $days }
expected-passed = A entrega estava prevista até { $day }.
expected-unknown = A transportadora ainda não indicou um dia de entrega.
parcel-link = Acompanhe aqui: { $url }
still-here = Ainda não enviado: { $lines }

hours-always = A qualquer hora
hours-closed = fechado

reason-damaged = o artigo chegou danificado
reason-late = o pedido chegou atrasado
reason-wrong_item = foi enviado o artigo errado
reason-missing_part = faltava uma peça
reason-quality = a qualidade não era a esperada
reason-goodwill = como gesto de boa vontade
