"""Stores know on which pages their chat window was loaded."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "widget_page",
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_widget_page_store_id")),
        sa.PrimaryKeyConstraint("store_id", "origin", name=op.f("pk_widget_page")),
    )


def downgrade() -> None:
    op.drop_table("widget_page")
