"""What is read from Spanish policy sentences, and what is not (S1-28 to S1-30, S1-45 to S1-48)."""

import pytest

from knowledge.outline import sections
from knowledge.policy.read import read_facts
from tests.knowledge.policy_sentences import (
    CANCEL,
    ELIGIBLE,
    EXCEPT,
    EXCHANGE,
    FEE,
    LIMIT,
    MODIFY,
    NEVER,
    NO_RETURN,
    REFUND,
    RETURNS,
    SHIPPED,
    UNCLEAR,
    Row,
)
from tests.knowledge.test_policy_sentences import MENTIONS, plain, read

STATED = (
    # Windows for modifying
    Row("Los pedidos se pueden modificar en la primera hora tras la compra.", {MODIFY: 60}),
    Row("Puedes cambiar tu pedido dentro de las 2 horas siguientes a la compra.", {MODIFY: 120}),
    Row("Tienes 30 minutos para modificar tu pedido.", {MODIFY: 30}),
    Row("Tenés media hora para editar la compra después de hacerla.", {MODIFY: 30}),
    Row("Pasada 1 hora, el pedido ya no se puede modificar.", {MODIFY: 60}),
    Row("No se pueden hacer modificaciones en el pedido después de 90 minutos.", {MODIFY: 90}),
    Row("Plazo para modificar el pedido: 45 minutos.", {MODIFY: 45}),
    Row("Puedes modificar la orden hasta veinticuatro horas después de haberla hecho.", {MODIFY: 1440}),
    Row("El pedido se puede modificar durante una hora y media desde la confirmación.", {MODIFY: 90}),
    Row("Los pedidos pueden modificarse hasta las 14:00 del día de la compra.", {MODIFY: "14:00"}),
    Row("Se puede modificar el pedido hasta las 5 de la tarde del mismo día.", {MODIFY: "17:00"}),
    Row("Aceptamos modificaciones del pedido hasta las 18 horas del día en que se hace.", {MODIFY: "18:00"}),
    Row("Puedes modificar tu pedido mientras no se haya enviado.", {MODIFY: SHIPPED}),
    Row("Una vez enviado, el pedido no se puede modificar.", {MODIFY: LIMIT}),
    Row("Los pedidos no se pueden modificar una vez hechos.", {MODIFY: NEVER}),
    Row("En las 2 horas siguientes a la compra.", {MODIFY: 120}, "Modificar un pedido"),
    # Windows for cancelling
    Row("Los pedidos se pueden cancelar en un plazo de 24 horas tras la compra.", {CANCEL: 1440}),
    Row("Puedes anular tu compra dentro de las 12 horas posteriores al pago.", {CANCEL: 720}),
    Row("Si quieres cancelar tu pedido, tienes 2 horas desde que lo haces.", {CANCEL: 120}),
    Row("Podés cancelar la compra hasta que salga del depósito.", {CANCEL: SHIPPED}),
    Row("Se puede cancelar el pedido en cualquier momento antes de que lo despachemos.", {CANCEL: SHIPPED}),
    Row("Los pedidos ya enviados no se pueden cancelar.", {CANCEL: LIMIT}),
    Row("No aceptamos cancelaciones bajo ningún concepto.", {CANCEL: NEVER}),
    Row("Tu pedido se puede modificar o cancelar hasta el envío.", {MODIFY: SHIPPED, CANCEL: SHIPPED}),
    Row("Puedes cancelar en 1 hora o hasta las 12:00.", {CANCEL: UNCLEAR}),
    Row("Puedes cancelar tu pedido en un plazo de 2 días hábiles.", {CANCEL: UNCLEAR}),
    # The fee
    Row("Si cancelas el pedido, retenemos el 10 % como gasto de gestión.", {FEE: "10%"}),
    Row("La comisión por cancelación es del 5 por ciento.", {FEE: "5%"}),
    Row("Al cancelar un pedido se cobra un cargo de 3,50 €.", {FEE: "3.5 EUR"}),
    Row("Cancelar un pedido es gratis.", {FEE: "0%"}),
    Row("No cobramos nada por cancelar un pedido.", {FEE: "0%"}),
    Row("La cancelación puede tener un cargo.", {FEE: UNCLEAR}),
    # What may be changed
    Row("Puedes modificar la talla, el color y la cantidad.", {ELIGIBLE: "quantity variant"}),
    Row("Se puede modificar solo la dirección de envío.", {ELIGIBLE: "only address"}),
    Row("No se puede cambiar la dirección de entrega.", {ELIGIBLE: "not address"}),
    Row("Puedes modificar la talla, pero no la dirección.", {ELIGIBLE: "variant not address"}),
    # Exceptions
    Row("Los artículos personalizados no se pueden cancelar.", {EXCEPT: "personalised: cancel"}),
    Row(
        "Las preventas no se pueden modificar ni cancelar.",
        {EXCEPT: "pre_order: address cancel quantity remove variant"},
    ),
    Row("Las tarjetas de regalo no admiten cancelación.", {EXCEPT: "gift_card: cancel"}),
    Row(
        "Los pedidos se pueden cancelar en 2 horas, excepto los productos hechos a medida.",
        {CANCEL: 120, EXCEPT: "made_to_order: cancel"},
    ),
    # Returns and refunds
    Row("Tienes 30 días para devolver los artículos.", {RETURNS: 30}),
    Row("Aceptamos devoluciones en un plazo de 14 días naturales desde la entrega.", {RETURNS: 14}),
    Row("El reembolso tarda hasta 5 días hábiles.", {REFUND: 5}),
    Row("Las tarjetas de regalo no se pueden devolver.", {NO_RETURN: "gift_card"}),
    Row("Aceptamos cambios de talla.", {EXCHANGE: True}),
    Row("Los artículos se pueden cambiar en 30 días desde la entrega.", {EXCHANGE: True}),
)

SILENT = (
    "Normalmente los pedidos se pueden cancelar en 2 horas.",
    "Intentaremos modificar tu pedido si nos avisas en 1 hora.",
    "Por lo general puedes cancelar hasta que se envía.",
    "Puedes cancelar tu suscripción en 24 horas.",
    "Puedes cambiar tu contraseña en 10 minutos.",
    "Los pedidos se procesan en 24 horas.",
    "Respondemos a las solicitudes de cancelación en 24 horas.",
    "Los pedidos no pagados se cancelan a las 48 horas.",
    "Podemos cancelar un pedido en cualquier momento antes de que se envíe.",
    "Los pedidos exprés se pueden cancelar en 15 minutos.",
    "El pedido llega en 3 días después de la compra.",
    "¿Puedo cancelar mi pedido en 2 horas?",
    "Los pedidos se pueden cancelar en [X] horas.",
    "Escríbenos de 9:00 a 18:00 para cancelar tu pedido.",
    "Si es posible, cambiaremos la dirección de tu pedido antes del envío.",
    "Algunos pedidos se pueden modificar en 1 hora.",
    "La confirmación de la cancelación llega en 24 horas.",
    "Nuestra política puede modificarse hasta 24 horas después de publicarse.",
    "Puedes cancelar la cita hasta 24 horas antes.",
    "Los pedidos se pueden modificar en unas 2 horas.",
    "Puedes cancelar tu reserva hasta las 18:00.",
)

ONE = """
## Cambios en tu pedido

Puedes modificar tu pedido en la primera hora tras la compra. Después ya lo prepara el almacén.

Lo que se puede modificar:

- la talla o el color
- la cantidad
- la dirección de envío

## Cancelaciones

Los pedidos se pueden cancelar hasta que se envían. Cancelar es gratis.

Los artículos personalizados no se pueden cancelar.
"""

OTHER = """
## Devoluciones

Tienes 30 días desde que recibes el paquete para devolver lo que no te guste. El reembolso tarda hasta 7 días.

## Envíos

Enviamos en 24 horas. La entrega tarda de 2 a 4 días hábiles.

## Tu cuenta

Puedes cambiar tu correo electrónico o cancelar tu cuenta cuando quieras.
"""


@pytest.mark.parametrize("row", STATED, ids=[row.sentence for row in STATED])
def test_a_spanish_sentence_states_what_it_states_and_no_more(row: Row) -> None:
    """S1-28, S1-29, S1-30."""
    assert read(row, "es") == row.states


@pytest.mark.parametrize("sentence", SILENT)
def test_a_spanish_sentence_that_states_no_rule_is_read_as_none(sentence: str) -> None:
    """S1-33."""
    assert read(Row(sentence, {}), "es") == {}


def facts(article: str) -> list[tuple[str, object]]:
    found = read_facts("Ayuda", sections(article), "es")
    return [(one.kind.value, plain(one)) for one in found if one.kind not in MENTIONS]


def test_a_whole_article_on_changes() -> None:
    assert facts(ONE) == [
        (MODIFY, 60),
        (ELIGIBLE, "address quantity variant"),
        (CANCEL, SHIPPED),
        (FEE, "0%"),
        (EXCEPT, "personalised: cancel"),
    ]


def test_a_whole_article_on_returns_and_delivery_holds_no_rule_on_orders() -> None:
    assert facts(OTHER) == [(RETURNS, 30), (REFUND, 7)]
