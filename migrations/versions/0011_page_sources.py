"""Articles know the page that they were read from."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("knowledge_article", sa.Column("source_url", sa.String(), nullable=False, server_default=""))
    op.alter_column("knowledge_article", "source_url", server_default=None)


def downgrade() -> None:
    op.drop_column("knowledge_article", "source_url")
