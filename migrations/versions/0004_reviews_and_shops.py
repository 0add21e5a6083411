"""Articles are reviewed, and have a day by which they are to be looked at again; shops keep their changes once."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

REVIEWED = """
update knowledge_article set reviewed_on = coalesce(
    (select (saved_at at time zone 'UTC')::date from knowledge_revision
     where article_id = knowledge_article.id and number = knowledge_article.revision),
    (created_at at time zone 'UTC')::date
)
"""
"""Whoever saved an article last saw to it that it held."""


def upgrade() -> None:
    op.add_column("knowledge_article", sa.Column("reviewed_on", sa.Date(), nullable=True))
    op.execute(REVIEWED)
    op.alter_column("knowledge_article", "reviewed_on", nullable=False)
    op.add_column("knowledge_article", sa.Column("review_by", sa.Date(), nullable=True))
    op.create_table(
        "bigcommerce_change",
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("order_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("asked", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("answer", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "customer_id", "key", name=op.f("pk_bigcommerce_change")),
    )
    op.create_table(
        "shopify_change",
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("order_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("asked", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("begun", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("answer", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "customer_id", "key", name=op.f("pk_shopify_change")),
    )
    op.create_index(op.f("ix_shopify_change_store_id"), "shopify_change", ["store_id", "order_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_shopify_change_store_id"), table_name="shopify_change")
    op.drop_table("shopify_change")
    op.drop_table("bigcommerce_change")
    op.drop_column("knowledge_article", "review_by")
    op.drop_column("knowledge_article", "reviewed_on")
