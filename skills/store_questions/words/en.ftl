# What the answers to questions on the shop say around the quoted sentences.

articles-say = This is what our help pages say:
articles-also-say = And:
articles-disagree = Our help pages contradict each other here, so I can't say for certain which of these holds:
articles-one-says = One of them says:
not-there = I find nothing about that in our help pages, so I'd rather not guess.
charged-wrong = I'm sorry about that. A payment has to be looked at by a person, who can see what was charged.
