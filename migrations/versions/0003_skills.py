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


def downgrade() -> None:
    returns = sa.Column("returns", postgresql.JSONB(astext_type=sa.Text()), nullable=False, server_default="[]")
    op.add_column("demo_shop_order", returns)
    op.alter_column("demo_shop_order", "returns", server_default=None)
