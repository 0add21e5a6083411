person-joined = { $name } from { $store } has joined and answers you here.
reply-mail-subject = { $store } has answered you
reply-mail-text =
    Hello,

    { $name } from { $store } has answered what you wrote in our chat:

    { $text }

    To go on, open the chat on our page again and write to us there.

    { $store }
reply-mail-thread =
    ## Please write your answer above this line ##

    Hello,

    { $name } from { $store } has answered what you wrote in our chat:

    { $text }

    To go on, answer this message, or open the chat on our page again.

    { $store }
