"""Shops are connected with sealed credentials, tell what happened, and are read once as a whole."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


RENAMED = "update store set settings = settings - '{0}' || jsonb_build_object('{1}', settings -> '{0}') where settings ? '{0}'"
"""The team of a handoff is the queue of its storefront from now on."""


def upgrade() -> None:
    op.execute(RENAMED.format("handoff_team", "queue"))
    sealed = sa.Column("shop_secrets", postgresql.JSONB(astext_type=sa.Text()), nullable=False, server_default="{}")
    op.add_column("store", sealed)
    op.alter_column("store", "shop_secrets", server_default=None)
    op.add_column("store", sa.Column("shop_address", sa.String(), nullable=True))
    op.add_column("store", sa.Column("customers_of", sa.String(), nullable=True))
    op.create_unique_constraint(op.f("uq_store_shop_kind_shop_address"), "store", ["shop_kind", "shop_address"])
    op.create_table(
        "shop_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("once", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("about_id", sa.String(), nullable=False),
        sa.Column("triggered_at", MOMENT, nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("ended", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("retry_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_shop_notice_store_id_store")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shop_notice")),
        sa.UniqueConstraint("store_id", "once", name=op.f("uq_shop_notice_store_id_once")),
    )
    op.create_index("ix_shop_notice_waiting", "shop_notice", ["received_at"], postgresql_where=sa.text("ended = ''"))
    op.create_table(
        "shop_order_read",
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.String(), nullable=False),
        sa.Column("read_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_shop_order_read_store_id_store")),
        sa.PrimaryKeyConstraint("store_id", "order_id", name=op.f("pk_shop_order_read")),
    )
    op.create_table(
        "customer_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("happened_at", MOMENT, nullable=False),
        sa.Column("order_id", sa.String(), nullable=False),
        sa.Column("order_name", sa.String(), nullable=False),
        sa.Column("facts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("once", sa.String(), nullable=False),
        sa.Column("kept_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_customer_event_customer_id_customer")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_customer_event_store_id_store")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_event")),
        sa.UniqueConstraint("store_id", "once", name=op.f("uq_customer_event_store_id_once")),
    )
    op.create_index("ix_customer_event_customer", "customer_event", ["store_id", "customer_id", "happened_at"])
    op.create_table(
        "shop_listening",
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("looked_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_shop_listening_store_id_store")),
        sa.PrimaryKeyConstraint("store_id", name=op.f("pk_shop_listening")),
    )
    op.create_table(
        "shop_sync",
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.Column("shop", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("cursor", sa.String(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("customers_done", sa.Integer(), nullable=False),
        sa.Column("customers_total", sa.Integer(), nullable=True),
        sa.Column("orders_done", sa.Integer(), nullable=False),
        sa.Column("orders_total", sa.Integer(), nullable=True),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("begun_at", MOMENT, nullable=False),
        sa.Column("moved_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_shop_sync_store_id_store")),
        sa.PrimaryKeyConstraint("store_id", name=op.f("pk_shop_sync")),
    )
    op.create_table(
        "account_sign_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("state_print", sa.String(), nullable=False),
        sa.Column("nonce", sa.String(), nullable=False),
        sa.Column("verifier", sa.String(), nullable=False),
        sa.Column("redirect", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("next", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("value_print", sa.String(), nullable=True),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.Column("taken_at", MOMENT, nullable=True),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_account_sign_in_customer_id_customer")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["customer_session.id"], name=op.f("fk_account_sign_in_session_id_customer_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_sign_in")),
        sa.UniqueConstraint("state_print", name=op.f("uq_account_sign_in_state_print")),
        sa.UniqueConstraint("value_print", name=op.f("uq_account_sign_in_value_print")),
    )


def downgrade() -> None:
    op.execute("update store set settings = settings - 'tag'")
    op.execute(RENAMED.format("queue", "handoff_team"))
    op.drop_table("account_sign_in")
    op.drop_table("shop_sync")
    op.drop_table("shop_listening")
    op.drop_index("ix_customer_event_customer", table_name="customer_event")
    op.drop_table("customer_event")
    op.drop_table("shop_order_read")
    op.drop_index("ix_shop_notice_waiting", table_name="shop_notice")
    op.drop_table("shop_notice")
    op.drop_constraint(op.f("uq_store_shop_kind_shop_address"), "store", type_="unique")
    op.drop_column("store", "customers_of")
    op.drop_column("store", "shop_address")
    op.drop_column("store", "shop_secrets")
