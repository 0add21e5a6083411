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


def downgrade() -> None:
    op.drop_table("conversation_topic")
    op.drop_column("conversation", "discount_code")
    op.drop_column("conversation", "feeling")
    returns = sa.Column("returns", postgresql.JSONB(astext_type=sa.Text()), nullable=False, server_default="[]")
    op.add_column("demo_shop_order", returns)
    op.alter_column("demo_shop_order", "returns", server_default=None)
