"""Every table of the product in one place: what a migration compares and what a test database is made of."""

import importlib
from pathlib import Path

from sqlalchemy import MetaData

from kit import audit, mailbox
from kit.db import Base

ROOT = Path(__file__).parents[1]
KIT_TABLES = (audit.AuditRow, mailbox.SentMailRow)
DEEPEST = ("*/models.py", "*/*/models.py")


def load_tables(root: Path = ROOT) -> MetaData:
    """Import every package's `models` and return the metadata that now knows all their tables."""
    for pattern in DEEPEST:
        for file in sorted(root.glob(pattern)):
            if (file.parent / "__init__.py").exists():
                importlib.import_module(".".join(file.relative_to(root).with_suffix("").parts))
    return Base.metadata
