"""Open questions keep other wordings of themselves."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    empty = sa.text("'[]'::jsonb")
    kind = postgresql.JSONB(astext_type=sa.Text())
    op.add_column("knowledge_gap", sa.Column("examples", kind, nullable=False, server_default=empty))
    op.alter_column("knowledge_gap", "examples", server_default=None)


def downgrade() -> None:
    op.drop_column("knowledge_gap", "examples")
