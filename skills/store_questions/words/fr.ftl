# Ce que les réponses aux questions sur la boutique disent autour des phrases citées.

articles-say = Voici ce que disent nos pages d'aide :
articles-also-say = Et :
articles-disagree = Nos pages d'aide se contredisent sur ce point, je ne peux donc pas dire avec certitude ce qui vaut :
articles-one-says = L'une d'elles dit :
not-there = Je ne trouve rien à ce sujet dans nos pages d'aide, je préfère donc ne pas deviner.
charged-wrong = J'en suis désolé. Un paiement doit être examiné par une personne, qui peut voir ce qui a été débité.
