# Ce que les canaux ajoutent aux mots de l'agent.
person-wish = Je voudrais parler à une personne.
person-asked = Une personne de notre équipe a été priée de vous répondre ici.
person-offered = Voulez-vous qu'une personne de notre équipe vous réponde ?
quote = « { $text } » ({ $title })
order-change = Modifiez la commande { $order } ici : { $url }
order-see = Voyez la commande { $order } ici : { $url }
parcel-follow = Suivez votre colis ici : { $url }
sign-in = Connectez-vous ici pour voir vos commandes : { $url }
answer-with-number = Répondez par un numéro.
letter-greeting = Bonjour,
letter-end =
    Cordialement,
    { $store }
opt-stop = Vous ne recevrez plus de messages de { $store } ici. Écrivez START si vous en voulez à nouveau.
opt-help = Ici { $store }. Écrivez ici ce que vous voulez savoir sur votre commande, ou écrivez « humain » pour joindre une personne de notre équipe.
opt-start = Vous recevrez à nouveau les messages de { $store } ici.
discount-use = Ajoutez { $code } à votre panier ici : { $url }
product-see = À voir ici : { $url }
price-from = à partir de { $price }
sold-out = épuisé
return-ask = Demandez ici le retour de la commande { $order } : { $url }
return-portal = Notre page des retours : { $url }
