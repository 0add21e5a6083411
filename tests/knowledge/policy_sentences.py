"""Sentences that shops write, and what each states: the tables behind `test_policy_sentences.py`.

Written for these tests. A row is the heading above (or none), the sentence, and what must be read of it and nothing
else; an empty mapping says that nothing at all may be read. Windows are in minutes.
"""

from typing import NamedTuple


class Row(NamedTuple):
    """One sentence below a heading, and all that it states."""

    sentence: str
    states: dict[str, object]
    heading: str = ""


MODIFY, CANCEL, FEE, ELIGIBLE, RETURNS, REFUND, EXCEPT, NO_RETURN, EXCHANGE = (
    "modify_window",
    "cancel_window",
    "restocking_fee",
    "eligible",
    "return_window",
    "refund_time",
    "exception",
    "return_exception",
    "exchanges",
)
SHIPPED, LIMIT, NEVER, UNCLEAR = "until_shipped", "limit", "never", "unclear"
ALL = "address quantity remove variant"

ENGLISH = (
    # Windows for modifying
    Row("Orders can be modified within 1 hour of being placed.", {MODIFY: 60}),
    Row("You can change your order within one hour of placing it.", {MODIFY: 60}),
    Row("Changes are accepted no later than 45 minutes after checkout.", {MODIFY: 45}),
    Row("Orders can be modified within twenty-four hours of being placed.", {MODIFY: 1440}),
    Row("You have half an hour to edit your order.", {MODIFY: 30}),
    Row("There is a 30-minute grace period to amend your order.", {MODIFY: 30}),
    Row("Modification window: 90 minutes", {MODIFY: 90}),
    Row("After 1 hour, orders can no longer be changed.", {MODIFY: 60}),
    Row("Orders cannot be changed more than two hours after they were placed.", {MODIFY: 120}),
    Row("Your order is open for changes for 1 hour and 30 minutes after purchase.", {MODIFY: 90}),
    Row("Orders can be changed until 2 pm on the day they were placed.", {MODIFY: "14:00"}),
    Row("Changes are possible by 16:30 on the day of the order.", {MODIFY: "16:30"}),
    Row("As long as your order hasn't shipped, you can change it.", {MODIFY: SHIPPED}),
    Row("An order that has already shipped cannot be changed.", {MODIFY: LIMIT}),
    Row("Once an order is placed, it cannot be modified.", {MODIFY: NEVER}),
    Row("Within 1 hour of placing your order.", {MODIFY: 60}, "Changing your order"),
    Row(
        "Orders can be changed within one hour, except personalised items.",
        {MODIFY: 60, EXCEPT: f"personalised: {ALL}"},
    ),
    # Windows for cancelling
    Row("You may cancel an order up to 24 hours after placing it.", {CANCEL: 1440}),
    Row("You can cancel for a full refund within 2 hours of ordering.", {CANCEL: 120}),
    Row("If you want to cancel your order, contact us within 12 hours of purchase.", {CANCEL: 720}),
    Row("Order cancellations must reach us within 24 hours of ordering.", {CANCEL: 1440}),
    Row("Orders can be cancelled until they ship.", {CANCEL: SHIPPED}),
    Row("You can cancel at any time before your order has been dispatched.", {CANCEL: SHIPPED}),
    Row("Once your order has shipped, it cannot be cancelled.", {CANCEL: LIMIT}),
    Row("We do not accept cancellations.", {CANCEL: NEVER}),
    Row("You have 2 hours from the moment the order is placed.", {CANCEL: 120}, "Order cancellation policy"),
    # Both
    Row("You can change or cancel your order within 2 hours of purchase.", {MODIFY: 120, CANCEL: 120}),
    Row("You can change your order within 1 hour and cancel it within 2 hours.", {MODIFY: 60, CANCEL: 120}),
    Row("Orders cannot be changed or cancelled once placed.", {MODIFY: NEVER, CANCEL: NEVER}),
    # Stated, but not as one plain value
    Row("Orders can be changed within 2 hours or until 2 pm, whichever comes first.", {MODIFY: UNCLEAR}),
    Row("Orders can be cancelled within 24 to 48 hours.", {CANCEL: UNCLEAR}),
    Row("Orders can be cancelled within 1 business day.", {CANCEL: UNCLEAR}),
    # Fees
    Row("Cancellations carry a 10% restocking fee.", {FEE: "10%"}),
    Row("If you cancel, we keep 7.5% of the order value.", {FEE: "7.5%"}),
    Row("A cancellation fee of \u20ac5 is deducted from your refund.", {FEE: "5 EUR"}),
    Row("We do not charge a restocking fee.", {FEE: "0%"}),
    Row("Cancelling is free of charge.", {FEE: "0%"}),
    Row("A restocking fee may apply.", {FEE: UNCLEAR}),
    Row("Orders over \u20ac200 carry a cancellation fee of 10%.", {FEE: UNCLEAR}),
    # What can be changed
    Row("You can change the size, colour, quantity and shipping address.", {ELIGIBLE: "address quantity variant"}),
    Row("You can also remove items from your order.", {ELIGIBLE: "remove"}),
    Row("We cannot change the shipping address.", {ELIGIBLE: "not address"}),
    Row("Only the size can be changed.", {ELIGIBLE: "only variant"}),
    Row("You can change everything except the address.", {ELIGIBLE: "not address"}),
    # Exceptions
    Row(
        "Personalised items cannot be changed or cancelled.",
        {EXCEPT: "personalised: address cancel quantity remove variant"},
    ),
    Row("Pre-orders cannot be cancelled.", {EXCEPT: "pre_order: cancel"}),
    Row("We are unable to modify made-to-order furniture.", {EXCEPT: f"made_to_order: {ALL}"}),
    Row("Final sale items are excluded.", {EXCEPT: "final_sale: cancel"}, "Order cancellation policy"),
    # Returns and refunds
    Row("You can return items within 30 days of delivery.", {RETURNS: 30}),
    Row("We offer a 14-day return policy.", {RETURNS: 14}),
    Row("Changed your mind? You have two weeks to send it back.", {RETURNS: 14}),
    Row("Refunds arrive within 5 business days.", {REFUND: 5}),
    Row("Final sale items cannot be sent back unless they are faulty.", {NO_RETURN: "final_sale"}),
    Row("Gift cards are non-returnable.", {NO_RETURN: "gift_card"}),
    Row("Everything can be returned, except made-to-order furniture.", {NO_RETURN: "made_to_order"}),
    Row("Pre-orders can be returned like anything else.", {}),
    Row("You can exchange an item for another size.", {EXCHANGE: True}),
    Row("We do not offer exchanges.", {EXCHANGE: False}),
    Row("If an item is faulty, we exchange it.", {}),
    Row("Sale items cannot be exchanged.", {}),
    # Traps: nothing about a window
    Row("Support answers within 24 hours.", {}),
    Row("Cancellation requests are processed within 24 hours.", {}),
    Row("We confirm your cancellation within 1 hour.", {}),
    Row("Your money is back on your card within 3 days of the cancellation.", {}),
    Row("Cancelled orders are refunded within 5 business days.", {REFUND: 5}),
    Row("Returns are processed within 7 days.", {}),
    Row("Orders placed before 2 pm ship the same day.", {}),
    Row("Call us until 6 pm to change your order.", {}),
    Row("You can cancel your subscription within 14 days.", {}),
    Row("You can change your password within 24 hours.", {}),
    Row("We may change these terms within 30 days.", {}),
    Row("We may be able to change your order within 24 hours.", {}),
    Row("Express orders can be changed within 15 minutes.", {}),
    Row("Orders paid with gift cards can be cancelled within 2 hours.", {}),
    Row("If part of your order has shipped, the remaining items can still be changed until they ship.", {}),
    Row("Can I cancel my order within 2 hours?", {}),
    Row("Personalised items cannot be returned.", {NO_RETURN: "personalised"}),
    Row("A restocking fee of 15% applies to returned items.", {}),
    Row("Use the code WELCOME for 10% off your first order.", {}),
    Row("Deliveries can be changed with the carrier up to 24 hours before they arrive.", {}),
    Row("Orders cannot always be changed.", {}),
    Row("Discount codes cannot be changed once placed.", {}),
    # The same in other mouths
    Row("Need to make a change? Let us know within 60 minutes of checking out.", {MODIFY: 60}),
    Row("We give you a two-hour window to make edits.", {MODIFY: 120}),
    Row("Our cancellation window is 30 minutes.", {CANCEL: 30}),
    Row("Sorry, we can't cancel orders after they've been submitted.", {CANCEL: NEVER}),
    Row("If your order has not been dispatched yet, you can cancel it free of charge.", {CANCEL: SHIPPED, FEE: "0%"}),
    Row("Cancellations made after dispatch incur a 15% fee.", {FEE: UNCLEAR}),
    Row("Cancellations: free within 1 hour, 10% afterwards.", {CANCEL: 60, FEE: UNCLEAR}),
    Row("Cancel any time before 5pm on the same day.", {CANCEL: "17:00"}),
    Row("Cancellation requests received after 2 hours cannot be accepted.", {CANCEL: 120}),
    Row("Orders ship within 24 hours, so please cancel within 2 hours.", {CANCEL: 120}),
    Row("Delivery takes 3 days and orders can be cancelled within 2 hours.", {CANCEL: 120}),
    Row("You can swap sizes or colours within an hour of ordering.", {MODIFY: 60, ELIGIBLE: "variant"}),
    Row("You've 14 days from delivery to return unwanted items.", {RETURNS: 14}),
    # What the shop does, and what starts at another moment
    Row("Cancel within 14 days of receiving your order for a full refund.", {}),
    Row("We reserve the right to cancel any order within 24 hours.", {}),
    Row("We may cancel your order at any time before it ships.", {}),
    Row("Unpaid orders are automatically cancelled within 24 hours.", {}),
    Row("If payment isn't received within 24 hours, your order is cancelled.", {}),
    Row("Members can cancel within 24 hours.", {}),
    Row("Guests can't change orders.", {}),
    Row("Your changes are saved within 5 minutes.", {}),
    Row("You cannot change your order by phone.", {}),
    Row("You can cancel until 2pm the following day.", {}),
    Row("Your order can be changed until our warehouse starts preparing it.", {}),
    # Blanks of a template
    Row("Orders can be changed within [X hours].", {}),
    Row("You can modify your order within {hours} hours.", {}),
    Row("Orders can be cancelled within XX hours.", {}),
    Row("A restocking fee of [10]% applies when you cancel.", {}),
    Row("Orders can be cancelled within ___ hours of being placed.", {}),
)

PORTUGUESE = (
    # Windows for modifying
    Row("Os pedidos podem ser alterados em até 1 hora após a compra.", {MODIFY: 60}),
    Row("Você pode alterar seu pedido em até uma hora depois de fazê-lo.", {MODIFY: 60}),
    Row("Aceitamos alterações no máximo 45 minutos após a compra.", {MODIFY: 45}),
    Row("Os pedidos podem ser alterados em até vinte e quatro horas.", {MODIFY: 1440}),
    Row("Você tem meia hora para editar o pedido.", {MODIFY: 30}),
    Row("Você tem 60 minutos para alterar o pedido.", {MODIFY: 60}),
    Row("Prazo de alteração: 1h30", {MODIFY: 90}),
    Row("Após 1 hora, o pedido não pode mais ser alterado.", {MODIFY: 60}),
    Row("O pedido pode ser alterado nas primeiras duas horas.", {MODIFY: 120}),
    Row("O pedido pode ser alterado até às 14h do mesmo dia.", {MODIFY: "14:00"}),
    Row("Aceitamos alterações até as 16:30 do dia da compra.", {MODIFY: "16:30"}),
    Row("Enquanto o pedido não for enviado, você pode alterá-lo.", {MODIFY: SHIPPED}),
    Row("Um pedido que já foi enviado não pode ser alterado.", {MODIFY: LIMIT}),
    Row("Os itens que já saíram do nosso armazém já não podem ser alterados.", {MODIFY: LIMIT}),
    Row("Os artigos que já saíram não podem ser alterados. Os que ainda não saíram podem.", {MODIFY: LIMIT}),
    Row("Os que ainda não saíram podem.", {}, "Alterar um pedido"),
    Row("Pedidos que ainda não foram enviados podem ser alterados.", {MODIFY: SHIPPED}),
    Row("Pedidos não podem ser alterados depois de feitos.", {MODIFY: NEVER}),
    Row("Em até 1 hora após a compra.", {MODIFY: 60}, "Alterar um pedido"),
    Row("As encomendas podem ser alteradas no prazo de 1 hora.", {MODIFY: 60}),
    # Windows for cancelling
    Row("É possível cancelar um pedido até 24 horas após a confirmação.", {CANCEL: 1440}),
    Row("Se quiser cancelar o pedido, fale conosco em até 12 horas após a compra.", {CANCEL: 720}),
    Row("A encomenda pode ser anulada no prazo de 2 horas.", {CANCEL: 120}),
    Row("Passadas duas horas da compra, não é possível cancelar.", {CANCEL: 120}),
    Row("Os pedidos podem ser cancelados até o envio.", {CANCEL: SHIPPED}),
    Row("Você pode cancelar a qualquer momento antes do envio.", {CANCEL: SHIPPED}),
    Row("Depois que o pedido for enviado, não é possível cancelar.", {CANCEL: LIMIT}),
    Row("Não aceitamos cancelamentos.", {CANCEL: NEVER}),
    Row("Você tem 2 horas a partir do momento em que o pedido é feito.", {CANCEL: 120}, "Política de cancelamento"),
    # Both
    Row("Você pode alterar ou cancelar o pedido em até 2 horas após a compra.", {MODIFY: 120, CANCEL: 120}),
    Row("Você pode alterar o pedido em até 1 hora e cancelar em até 2 horas.", {MODIFY: 60, CANCEL: 120}),
    Row("Depois de confirmado, o pedido não pode ser alterado nem cancelado.", {MODIFY: NEVER, CANCEL: NEVER}),
    # Stated, but not as one plain value
    Row("O pedido pode ser cancelado em até 1 dia útil.", {CANCEL: UNCLEAR}),
    Row("O pedido pode ser alterado em até 1 a 2 horas.", {MODIFY: UNCLEAR}),
    # Fees
    Row("O cancelamento tem uma taxa de 10%.", {FEE: "10%"}),
    Row("Se você cancelar, retemos 7,5% do valor.", {FEE: "7.5%"}),
    Row("A taxa de cancelamento é de R$ 15,00.", {FEE: "15 BRL"}),
    Row("Não cobramos taxa de reposição.", {FEE: "0%"}),
    Row("O cancelamento é gratuito.", {FEE: "0%"}),
    Row("Pode haver uma taxa de cancelamento.", {FEE: UNCLEAR}),
    # What can be changed
    Row(
        "Você pode alterar o tamanho, a cor, a quantidade e o endereço de entrega.",
        {ELIGIBLE: "address quantity variant"},
    ),
    Row("Você também pode remover itens do pedido.", {ELIGIBLE: "remove"}),
    Row("Não é possível alterar o endereço de entrega.", {ELIGIBLE: "not address"}),
    Row("Apenas o tamanho pode ser alterado.", {ELIGIBLE: "only variant"}),
    # Exceptions
    Row(
        "Itens personalizados não podem ser alterados nem cancelados.",
        {EXCEPT: "personalised: address cancel quantity remove variant"},
    ),
    Row("Pré-vendas não podem ser canceladas.", {EXCEPT: "pre_order: cancel"}),
    Row("Vales-presente não podem ser cancelados.", {EXCEPT: "gift_card: cancel"}),
    Row("Móveis feitos sob encomenda não podem ser alterados.", {EXCEPT: f"made_to_order: {ALL}"}),
    Row(
        "Os pedidos podem ser alterados em até uma hora, exceto itens personalizados.",
        {MODIFY: 60, EXCEPT: f"personalised: {ALL}"},
    ),
    # Returns and refunds
    Row("Você pode devolver os itens em até 30 dias após o recebimento.", {RETURNS: 30}),
    Row("Você tem 14 dias corridos para devolver.", {RETURNS: 14}),
    Row("O reembolso chega em até 5 dias úteis.", {REFUND: 5}),
    Row("Itens de venda final não podem ser devolvidos.", {NO_RETURN: "final_sale"}),
    Row("Pode trocar um item por outro tamanho.", {EXCHANGE: True}),
    Row("Não fazemos trocas.", {EXCHANGE: False}),
    # Traps: nothing about a window
    Row("O suporte responde em até 24 horas.", {}),
    Row("Pedidos de cancelamento são processados em até 24 horas.", {}),
    Row("Confirmamos o cancelamento em até 1 hora.", {}),
    Row("O valor volta para o cartão em até 3 dias após o cancelamento.", {}),
    Row("As devoluções são processadas em até 7 dias.", {}),
    Row("Pedidos feitos até as 14h são enviados no mesmo dia.", {}),
    Row("Ligue até as 18h para alterar o pedido.", {}),
    Row("Você pode cancelar sua assinatura em até 14 dias.", {}),
    Row("Você pode alterar a senha em até 24 horas.", {}),
    Row("Podemos tentar alterar o pedido em até 24 horas.", {}),
    Row("Pedidos expressos podem ser alterados em até 15 minutos.", {}),
    Row("Pedidos pagos com vale-presente podem ser cancelados em até 2 horas.", {}),
    Row("Se parte do pedido já foi enviada, os itens restantes ainda podem ser alterados até o envio.", {}),
    Row("Posso cancelar o pedido em até 2 horas?", {}),
    Row("Itens personalizados não podem ser devolvidos.", {NO_RETURN: "personalised"}),
    Row("Uma taxa de reposição de 15% se aplica às devoluções.", {}),
    Row("Use o cupom BEMVINDO e ganhe 10% no primeiro pedido.", {}),
    Row("Nem sempre é possível alterar um pedido.", {}),
    # The same in other mouths
    Row("Precisa mudar algo no pedido? Avise em até 60 minutos após a compra.", {MODIFY: 60}),
    Row("Damos uma janela de duas horas para alterações.", {MODIFY: 120}),
    Row("Nosso prazo de cancelamento é de 30 minutos.", {CANCEL: 30}),
    Row("Não há cancelamentos nem alterações depois que o pedido é confirmado.", {MODIFY: NEVER, CANCEL: NEVER}),
    Row("Se o pedido ainda não foi despachado, você pode cancelá-lo gratuitamente.", {CANCEL: SHIPPED, FEE: "0%"}),
    Row("Cancelamentos feitos após o envio têm taxa de 15%.", {FEE: UNCLEAR}),
    Row("Cancelamento: grátis em até 1 hora, 10% depois.", {CANCEL: 60, FEE: UNCLEAR}),
    Row("Solicitações de cancelamento recebidas após 2 horas não são aceitas.", {CANCEL: 120}),
    Row("O pedido de anulação tem de chegar até 1 (uma) hora após a encomenda.", {CANCEL: 60}),
    Row("A entrega leva 3 dias e os pedidos podem ser cancelados em até 2 horas.", {CANCEL: 120}),
    Row("Dá para trocar tamanho ou cor em até uma hora depois da compra.", {MODIFY: 60, ELIGIBLE: "variant"}),
    Row("Direito de arrependimento: 7 dias a contar do recebimento.", {RETURNS: 7}),
    # What the shop does, and what starts at another moment
    Row("Você pode cancelar a compra em até 7 dias após o recebimento do produto.", {}),
    Row("Podemos cancelar o pedido em até 24 horas.", {}),
    Row("O boleto vence em 3 dias e o pedido é cancelado.", {}),
    Row("Pedidos não pagos são cancelados em 48 horas.", {}),
    Row("Membros podem cancelar em até 24 horas.", {}),
    Row("Não é possível alterar o pedido por telefone.", {}),
    Row("Pode cancelar até às 14h do dia seguinte.", {}),
    Row("O pedido pode ser alterado até 14h.", {}),
    Row("Horário limite para alterações: 15h30.", {}),
    # Blanks of a template
    Row("Pedidos podem ser alterados em até [X horas].", {}),
    Row("Pedidos podem ser cancelados em até XX horas.", {}),
    Row("O pedido pode ser alterado em até {horas} horas.", {}),
    Row("A taxa de cancelamento é de ___%.", {}),
)
