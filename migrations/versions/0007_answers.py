"""Mail, macros, suggested replies, files stored once, proactive messages of the shop, and outgoing webhooks."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "media_blob",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_media_blob")),
    )
    op.create_table(
        "mail_token",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_mail_token_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_token")),
        sa.UniqueConstraint("store_id", "token", name=op.f("uq_mail_token_store_id_token")),
    )
    op.create_index(op.f("ix_mail_token_at"), "mail_token", ["at"], unique=False)
    op.create_table(
        "reply_macro",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=True),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("template_key", sa.String(), nullable=False),
        sa.Column("tags", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("reasons", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("then", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_reply_macro_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply_macro")),
    )
    op.create_index(
        "uq_reply_macro_key", "reply_macro", ["store_id", "key"], unique=True, postgresql_nulls_not_distinct=True
    )
    op.create_table(
        "reply_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=True),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("texts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_reply_template_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply_template")),
    )
    op.create_index(
        "uq_reply_template_key", "reply_template", ["store_id", "key"], unique=True, postgresql_nulls_not_distinct=True
    )
    op.create_table(
        "webhook",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=True),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("events", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("secret", sa.String(), nullable=False),
        sa.Column("old_secret", sa.String(), nullable=False),
        sa.Column("old_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_webhook_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook")),
    )
    op.create_table(
        "mail_thread",
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name=op.f("fk_mail_thread_conversation_id")),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_mail_thread")),
        sa.UniqueConstraint("token", name=op.f("uq_mail_thread_token")),
    )
    op.create_index(op.f("ix_mail_thread_thread"), "mail_thread", ["thread"], unique=False)
    op.create_table(
        "webhook_delivery",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("webhook_id", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("event_key", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("milliseconds", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["webhook_id"], ["webhook.id"], name=op.f("fk_webhook_delivery_webhook_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook_delivery")),
        sa.UniqueConstraint("key", name=op.f("uq_webhook_delivery_key")),
        sa.UniqueConstraint("webhook_id", "event_key", name=op.f("uq_webhook_delivery_webhook_id_event_key")),
    )
    op.create_index(
        "ix_webhook_delivery_due",
        "webhook_delivery",
        ["webhook_id", "due_at"],
        unique=False,
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index("ix_webhook_delivery_newest", "webhook_delivery", ["webhook_id", "id"], unique=False)
    op.create_table(
        "mail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("once", sa.String(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=True),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("mail_id", sa.String(), nullable=False),
        sa.Column("mail_references", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("original", sa.String(), nullable=False),
        sa.Column("dropped", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name=op.f("fk_mail_conversation_id")),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_mail_message_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_mail_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail")),
        sa.UniqueConstraint("store_id", "direction", "once", name=op.f("uq_mail_store_id_direction_once")),
    )
    op.create_index("ix_mail_conversation", "mail", ["conversation_id", "id"], unique=False)
    op.create_index("ix_mail_mail_id", "mail", ["store_id", "mail_id"], unique=False)
    op.create_index("ix_mail_sender", "mail", ["store_id", "sender", "at"], unique=False)
    op.create_table(
        "proactive_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("once", sa.String(), nullable=False),
        sa.Column("order_id", sa.String(), nullable=False),
        sa.Column("order_name", sa.String(), nullable=False),
        sa.Column("facts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=True),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_proactive_message_conversation_id")
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_proactive_message_customer_id")),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_proactive_message_message_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_proactive_message_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proactive_message")),
        sa.UniqueConstraint("store_id", "once", name=op.f("uq_proactive_message_store_id_once")),
    )
    op.create_index(
        "ix_proactive_message_due",
        "proactive_message",
        ["due_at"],
        unique=False,
        postgresql_where=sa.text("state in ('waiting', 'going')"),
    )
    op.create_index("ix_proactive_message_newest", "proactive_message", ["store_id", "id"], unique=False)
    op.create_index("ix_proactive_message_order", "proactive_message", ["customer_id", "order_id"], unique=False)
    op.create_table(
        "reply_macro_use",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("macro_id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=20, scale=4), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["macro_id"], ["reply_macro.id"], name=op.f("fk_reply_macro_use_macro_id")),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_reply_macro_use_message_id")),
        sa.ForeignKeyConstraint(["person_id"], ["staff_person.id"], name=op.f("fk_reply_macro_use_person_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_reply_macro_use_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply_macro_use")),
        sa.UniqueConstraint("message_id", name=op.f("uq_reply_macro_use_message_id")),
    )
    op.create_index("ix_reply_macro_use_at", "reply_macro_use", ["at"], unique=False)
    op.create_index("ix_reply_macro_use_ticket", "reply_macro_use", ["ticket_id", "id"], unique=False)
    op.create_table(
        "reply_suggestion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("answers_message_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("draft", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("is_edited", sa.Boolean(), nullable=False),
        sa.Column("sent_message_id", sa.Integer(), nullable=True),
        sa.Column("asked_by", sa.Integer(), nullable=True),
        sa.Column("settled_by", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["answers_message_id"], ["message.id"], name=op.f("fk_reply_suggestion_answers_message_id")
        ),
        sa.ForeignKeyConstraint(["asked_by"], ["staff_person.id"], name=op.f("fk_reply_suggestion_asked_by")),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_reply_suggestion_conversation_id")
        ),
        sa.ForeignKeyConstraint(["sent_message_id"], ["message.id"], name=op.f("fk_reply_suggestion_sent_message_id")),
        sa.ForeignKeyConstraint(["settled_by"], ["staff_person.id"], name=op.f("fk_reply_suggestion_settled_by")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_reply_suggestion_store_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_reply_suggestion_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply_suggestion")),
        sa.UniqueConstraint(
            "conversation_id", "answers_message_id", name=op.f("uq_reply_suggestion_conversation_id_answers_message_id")
        ),
    )
    op.create_index("ix_reply_suggestion_ticket", "reply_suggestion", ["ticket_id", "id"], unique=False)
    op.create_index(
        "ix_reply_suggestion_waiting",
        "reply_suggestion",
        ["id"],
        unique=False,
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.add_column("conversation", sa.Column("subject", sa.String(), nullable=False, server_default=""))
    op.add_column("conversation", sa.Column("address_proof", sa.String(), nullable=False, server_default=""))
    op.drop_index(op.f("ix_conversation_address"), table_name="conversation")
    op.create_index(
        "ix_conversation_address", "conversation", ["store_id", "address", "manner", "channel"], unique=False
    )
    op.add_column("delivery_part", sa.Column("media", sa.String(), nullable=False, server_default=""))
    op.add_column("media", sa.Column("name", sa.String(), nullable=False, server_default=""))
    op.add_column("media", sa.Column("staff_id", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_media_digest"), "media", ["digest"], unique=False)
    op.execute(
        "insert into media_blob (digest, type, size, width, height, content, created_at) "
        "select distinct on (digest) digest, type, size, 0, 0, content, created_at from media "
        "where digest is not null and content is not null order by digest, id"
    )
    op.create_foreign_key(op.f("fk_media_digest"), "media", "media_blob", ["digest"], ["digest"])
    op.drop_column("media", "content")
    op.drop_column("media", "size")
    op.drop_column("media", "type")
    op.add_column("sent_mail", sa.Column("sender", sa.String(), nullable=False, server_default=""))
    op.add_column("sent_mail", sa.Column("reply_to", sa.String(), nullable=False, server_default=""))
    op.add_column("sent_mail", sa.Column("mail_id", sa.String(), nullable=False, server_default=""))
    op.add_column("ticket_thread", sa.Column("seen_subject", sa.String(), nullable=False, server_default=""))
    op.alter_column("conversation", "subject", server_default=None)
    op.alter_column("conversation", "address_proof", server_default=None)
    op.alter_column("delivery_part", "media", server_default=None)
    op.alter_column("media", "name", server_default=None)
    op.alter_column("sent_mail", "sender", server_default=None)
    op.alter_column("sent_mail", "reply_to", server_default=None)
    op.alter_column("sent_mail", "mail_id", server_default=None)
    op.alter_column("ticket_thread", "seen_subject", server_default=None)


def downgrade() -> None:
    op.drop_column("ticket_thread", "seen_subject")
    op.drop_column("sent_mail", "mail_id")
    op.drop_column("sent_mail", "reply_to")
    op.drop_column("sent_mail", "sender")
    op.add_column("media", sa.Column("type", sa.VARCHAR(), autoincrement=False, nullable=False, server_default="0"))
    op.add_column("media", sa.Column("size", sa.INTEGER(), autoincrement=False, nullable=False, server_default="0"))
    op.add_column("media", sa.Column("content", postgresql.BYTEA(), autoincrement=False, nullable=True))
    op.execute(
        "update media set content = blob.content, type = blob.type, size = blob.size "
        "from media_blob blob where blob.digest = media.digest"
    )
    op.drop_constraint(op.f("fk_media_digest"), "media", type_="foreignkey")
    op.drop_index(op.f("ix_media_digest"), table_name="media")
    op.drop_column("media", "staff_id")
    op.drop_column("media", "name")
    op.drop_column("delivery_part", "media")
    op.drop_index("ix_conversation_address", table_name="conversation")
    op.create_index(
        op.f("ix_conversation_address"), "conversation", ["store_id", "channel", "manner", "address"], unique=False
    )
    op.drop_column("conversation", "address_proof")
    op.drop_column("conversation", "subject")
    op.drop_index(
        "ix_reply_suggestion_waiting", table_name="reply_suggestion", postgresql_where=sa.text("state = 'waiting'")
    )
    op.drop_index("ix_reply_suggestion_ticket", table_name="reply_suggestion")
    op.drop_table("reply_suggestion")
    op.drop_index("ix_reply_macro_use_ticket", table_name="reply_macro_use")
    op.drop_index("ix_reply_macro_use_at", table_name="reply_macro_use")
    op.drop_table("reply_macro_use")
    op.drop_index("ix_proactive_message_order", table_name="proactive_message")
    op.drop_index("ix_proactive_message_newest", table_name="proactive_message")
    op.drop_index(
        "ix_proactive_message_due",
        table_name="proactive_message",
        postgresql_where=sa.text("state in ('waiting', 'going')"),
    )
    op.drop_table("proactive_message")
    op.drop_index("ix_mail_sender", table_name="mail")
    op.drop_index("ix_mail_mail_id", table_name="mail")
    op.drop_index("ix_mail_conversation", table_name="mail")
    op.drop_table("mail")
    op.drop_index("ix_webhook_delivery_newest", table_name="webhook_delivery")
    op.drop_index(
        "ix_webhook_delivery_due", table_name="webhook_delivery", postgresql_where=sa.text("state = 'waiting'")
    )
    op.drop_table("webhook_delivery")
    op.drop_index(op.f("ix_mail_thread_thread"), table_name="mail_thread")
    op.drop_table("mail_thread")
    op.drop_table("webhook")
    op.drop_index("uq_reply_template_key", table_name="reply_template", postgresql_nulls_not_distinct=True)
    op.drop_table("reply_template")
    op.drop_index("uq_reply_macro_key", table_name="reply_macro", postgresql_nulls_not_distinct=True)
    op.drop_table("reply_macro")
    op.drop_index(op.f("ix_mail_token_at"), table_name="mail_token")
    op.drop_table("mail_token")
    op.drop_table("media_blob")
