code-mail-subject = { $code } is your sign-in code for { $store }
code-mail-text =
    Hello,

    your sign-in code for { $store } is

        { $code }

    Type it where you asked for it. It works once, for { $minutes } minutes.
    Tell it to nobody: we never ask for it by mail, message or phone.

    If you did not ask for a code, nothing has happened and you need do nothing.

    { $store }
