"""Secrets at rest: what other services gave us is stored sealed, and opened only where it is used."""

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kit.errors import NotReady


class Vault:
    """Seals short texts with a key derived from the deployment's secret."""

    def __init__(self, secret: str) -> None:
        """Derive the key from `secret` (at least 32 characters)."""
        derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"tillside:vault").derive(secret.encode())
        self._fernet = Fernet(base64.urlsafe_b64encode(derived))

    def seal(self, plain: str) -> str:
        """Return the sealed text."""
        return self._fernet.encrypt(plain.encode()).decode()

    def open(self, sealed: str) -> str:
        """Return what was sealed.

        Raises:
            NotReady: with code `secret_changed`: it was sealed with another secret.
        """
        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken as error:
            raise NotReady(
                "This connection was stored with another SECRET_KEY. Enter its credentials again.",
                code="secret_changed",
            ) from error
