"""The words to which Twilio itself answers on a long code, by SMS alone, in its default mode."""

STOP = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"})
START = frozenset({"START", "UNSTOP", "YES"})
HELP = frozenset({"HELP", "INFO"})

STOPPED = (
    "You have successfully been unsubscribed. You will not receive any more messages from this number. "
    "Reply START to resubscribe."
)
STARTED = (
    "You have successfully been re-subscribed to messages from this number. Reply HELP for help. "
    "Reply STOP to unsubscribe. Msg&Data Rates May Apply."
)
HELPED = "Reply STOP to unsubscribe. Msg&Data Rates May Apply."


def react(body: str, *, is_out: bool) -> tuple[bool, str]:
    """Return whether the number wants no messages after this one, and what Twilio itself answers, if anything.

    Only a message that is nothing but the word counts. Whoever is out hears of HELP nothing, and of a second STOP
    nothing; YES means something only to whoever is out.
    """
    word = body.strip().upper()
    if word in STOP:
        return True, "" if is_out else STOPPED
    if word in START:
        return False, STARTED if is_out or word != "YES" else ""
    return is_out, HELPED if word in HELP and not is_out else ""
