"""One-time codes of a device (TOTP, RFC 6238), and the recovery codes that stand in for a lost one."""

from pyotp import TOTP, random_base32
from pyotp.utils import strings_equal
from sqlalchemy.ext.asyncio import AsyncSession

from kit import audit
from kit.auth import Actor, digest, same, short_key
from kit.clock import Clock
from kit.errors import Conflict, Invalid, Unauthenticated
from kit.vault import Vault
from staff.models import PersonRow

ISSUER = "Tillside"
STEP = 30
SKEW = 1
"""So many steps of thirty seconds may a device's clock go before or behind ours."""
RECOVERY_CODES = 10
_RECOVERY_LENGTH = 10


async def begin_codes(session: AsyncSession, vault: Vault, person_id: int) -> tuple[str, str]:
    """Make a secret for a device: returns it, and the address that a device reads as a picture.

    It counts for nothing until `confirm_codes`.

    Raises:
        Conflict: with code `codes_on`: codes are asked for already.
    """
    row = await locked(session, person_id)
    if row.totp_since is not None:
        raise Conflict("One-time codes are on already. End them first to use another device.", code="codes_on")
    secret = random_base32()
    row.totp_secret, row.totp_last_step = vault.seal(secret), None
    await session.flush()
    return secret, TOTP(secret).provisioning_uri(name=row.email, issuer_name=ISSUER)


async def confirm_codes(session: AsyncSession, clock: Clock, vault: Vault, by: Actor, code: str) -> list[str]:
    """Ask for codes from now on, once the device has shown that it makes them; returns the recovery codes, once.

    Raises:
        Conflict: with code `codes_not_begun`: there is no secret, or codes are on already.
        Invalid: with code `code_wrong`.
    """
    row = await locked(session, by.id)
    if row.totp_secret is None or row.totp_since is not None:
        raise Conflict("Ask for a secret first, then send the code that the device shows.", code="codes_not_begun")
    step = _step_of(vault.open(row.totp_secret), code, clock, after=row.totp_last_step)
    if step is None:
        raise Invalid(
            "This is not the code of now. Look at the device's clock and send the next one.", code="code_wrong"
        )
    recovery = [short_key(_RECOVERY_LENGTH) for _ in range(RECOVERY_CODES)]
    row.totp_since, row.totp_last_step = clock.now(), step
    row.recovery_prints = [digest(one) for one in recovery]
    _note(session, clock, by, "staff.codes_on", row)
    return recovery


def use_code(row: PersonRow, vault: Vault, clock: Clock, code: str) -> bool:
    """Use up a code of a locked person's device, or a recovery code; returns whether it was good."""
    if row.totp_secret is None:
        return False
    step = _step_of(vault.open(row.totp_secret), code, clock, after=row.totp_last_step)
    if step is not None:
        row.totp_last_step = step
        return True
    given = digest(code.strip())
    kept = row.recovery_prints or []
    left = [one for one in kept if not same(one, given)]
    row.recovery_prints = left
    return len(left) < len(kept)


async def end_codes(session: AsyncSession, clock: Clock, vault: Vault, by: Actor, code: str) -> None:
    """Ask oneself for codes no more. Raises Invalid: the code is wrong; Conflict: they are not on."""
    row = await locked(session, by.id)
    if row.totp_since is None:
        raise Conflict("One-time codes are not on.", code="codes_off")
    if not use_code(row, vault, clock, code):
        raise Invalid("This code is not right, or was used already. Send the next one.", code="code_wrong")
    forget_codes(row)
    _note(session, clock, by, "staff.codes_off", row)


def forget_codes(row: PersonRow) -> None:
    """Forget a person's device and recovery codes."""
    row.totp_secret = row.totp_since = row.recovery_prints = None


async def locked(session: AsyncSession, person_id: int) -> PersonRow:
    """Read an active person under lock. Raises Unauthenticated."""
    row = await session.get(PersonRow, person_id, with_for_update={"key_share": True}, populate_existing=True)
    if row is None or not row.is_active:
        raise Unauthenticated("Sign in to go on.")
    return row


def _step_of(secret: str, code: str, clock: Clock, *, after: int | None) -> int | None:
    """Return the step whose code this is, if it is one of now and later than the last that was used."""
    digits = "".join(code.split())
    if len(digits) != TOTP(secret).digits or not digits.isascii() or not digits.isdigit():
        return None
    now, device = int(clock.now().timestamp()) // STEP, TOTP(secret)
    for step in range(now - SKEW, now + SKEW + 1):
        if (after is None or step > after) and strings_equal(digits, device.generate_otp(step)):
            return step
    return None


def _note(session: AsyncSession, clock: Clock, by: Actor, act: str, row: PersonRow) -> None:
    audit.record(session, clock, store_id=None, actor=by.mark, act=act, subject=f"staff:{row.id}")
