"""What the skills besides order editing need."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_column("demo_shop_order", "returns")
    op.add_column("conversation", sa.Column("feeling", sa.String(), nullable=False, server_default=""))
    op.alter_column("conversation", "feeling", server_default=None)
    op.add_column("conversation", sa.Column("discount_code", sa.String(), nullable=False, server_default=""))
    op.alter_column("conversation", "discount_code", server_default=None)
    op.create_table(
        "conversation_topic",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("turn_id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_conversation_topic_conversation_id")
        ),
        sa.ForeignKeyConstraint(["turn_id"], ["turn.id"], name=op.f("fk_conversation_topic_turn_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation_topic")),
    )
    op.create_index("ix_conversation_topic", "conversation_topic", ["conversation_id", "id"])
    op.create_table(
        "knowledge_gap",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("print", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_knowledge_gap_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_knowledge_gap")),
        sa.UniqueConstraint("store_id", "language", "print", name=op.f("uq_knowledge_gap_store_id_language_print")),
    )
    op.create_index("ix_knowledge_gap_open", "knowledge_gap", ["store_id", "closed_at", "times"])


def downgrade() -> None:
    op.drop_table("knowledge_gap")
    op.drop_table("conversation_topic")
    op.drop_column("conversation", "discount_code")
    op.drop_column("conversation", "feeling")
    returns = sa.Column("returns", postgresql.JSONB(astext_type=sa.Text()), nullable=False, server_default="[]")
    op.add_column("demo_shop_order", returns)
    op.alter_column("demo_shop_order", "returns", server_default=None)
