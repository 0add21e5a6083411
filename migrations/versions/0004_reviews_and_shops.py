"""Articles are reviewed, and have a day by which they are to be looked at again."""

import sqlalchemy as sa
from alembic import op

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


def downgrade() -> None:
    op.drop_column("knowledge_article", "review_by")
    op.drop_column("knowledge_article", "reviewed_on")
