# Ce que l'agent dit de lui-même. Aucun chiffre n'est écrit ici : chacun vient d'un fait.

greeting = Bonjour ! Que puis-je faire pour vous ?
greeting-professional = Bienvenue. En quoi puis-je vous être utile ?
greeting-friendly = Bonjour, quel plaisir de vous voir ici ! Que puis-je faire pour vous ?
greeting-playful = Coucou ! Par quoi commençons-nous ?
thanks = Je vous en prie !
thanks-professional = Je vous en prie.
thanks-friendly = Avec grand plaisir !
thanks-playful = Mais de rien, c'était amusant !
signed-in = Merci, vous êtes connecté(e). Que puis-je faire pour vous ?
picture-alone = Votre image est bien arrivée. Dites-moi en quelques mots de quoi il s'agit.
sign-in-how = On se connecte avec un code que nous vous envoyons, sur une page à nous. Aucun mot de passe n'est nécessaire.
sign-in-no-account = Aucun compte n'est nécessaire : indiquez l'adresse e-mail de votre commande, et nous vous envoyons un code.
sign-in-there = Saisissez cette adresse là où l'on se connecte. Nous y envoyons un code, pour que personne d'autre ne voie vos commandes.
no-code-came = Si aucun code n'est arrivé, regardez dans vos courriers indésirables. Vous pouvez en demander un nouveau là où l'on se connecte.
automated = Je suis l'assistant automatique de cette boutique, pas une personne. Si vous préférez une personne de notre équipe, dites-le simplement.
nothing-to-read = Je n'ai pas pu lire ce message. Dites-moi en quelques mots ce qu'il vous faut.

person-comes = Je vous passe une personne de notre équipe. Elle voit tout ce qui est écrit ici, vous n'avez rien à répéter.
person-asked = J'ai demandé à une personne de notre équipe de regarder cela. En attendant, vous pouvez continuer à écrire ici.
person-later = Personne de notre équipe n'est là en ce moment. Votre message est conservé et une personne vous répondra ici.
person-opens = Nous serons de retour le { $when }.
leave-email = Laissez votre adresse e-mail, pour que la réponse vous parvienne même si vous quittez cette page.
leave-order = Indiquez aussi votre numéro de commande, s'il s'agit d'une commande.
leave-topic = Dites-nous aussi en quelques mots de quoi il s'agit.
person-kept = J'ai transmis votre message à notre équipe.
offer-person = Voulez-vous qu'une personne de notre équipe vous aide ?
not-solved = Je regrette que ce ne soit pas encore réglé.
no-person-then = Très bien. Puis-je vous aider pour autre chose ?

help-says = Voici ce que disent nos pages d'aide :
page-said = Voici ce que disait notre page lors de sa dernière vérification, le { $date } :
goes-by-page = Je m'appuie sur une page vérifiée pour la dernière fois le { $date } : cela a pu changer depuis.
confirm-by-person = Une personne de notre équipe peut confirmer si c'est toujours le cas.
offer-confirm = Voulez-vous qu'une personne de notre équipe confirme si c'est toujours le cas ?
ask-again-if-not = Si vous pensiez à autre chose, dites-le-moi avec d'autres mots.
unclear = Je ne suis pas sûr d'avoir compris. De quoi s'agit-il : d'une commande déjà passée, ou d'une question sur la boutique ?
unclear-choices = Je ne suis pas sûr d'avoir compris. Est-ce l'un de ces sujets ?
unclear-again = Je n'ai toujours pas compris ce qu'il vous faut, et je préfère ne pas deviner.
outside-reach = Cela dépasse ce que je peux faire ici.
unavailable = Ce n'est pas possible ici pour le moment.
not-sure = Je ne peux pas le dire avec certitude, je préfère donc ne pas deviner.
apology = Je suis désolé, quelque chose s'est mal passé de notre côté et je n'ai pas pu terminer.

choice-order_editing = Modifier ou annuler une commande
choice-order_editing-cancel = Annuler une commande
choice-order_editing-variant = Changer une taille ou une couleur
choice-order_editing-quantity = Changer une quantité
choice-order_editing-remove = Retirer un article d'une commande
choice-order_editing-address = Changer l'adresse de livraison
choice-order_editing-add_item = Ajouter un article à une commande
choice-order_tracking = Où est ma commande
choice-returns_exchanges = Retourner ou échanger un article
choice-returns_exchanges-return = Retourner un article
choice-returns_exchanges-exchange = Échanger un article
choice-returns_exchanges-refund = Où en est mon remboursement
choice-returns_exchanges-defect = Un article défectueux ou une erreur
choice-store_questions = Une question sur la boutique ou ses règles
choice-store_questions-change_policy = Les règles pour modifier une commande
choice-store_questions-return_policy = Les règles des retours
choice-store_questions-delivery = La livraison
choice-store_questions-payment = Le paiement
choice-store_questions-buying = Passer une commande
choice-store_questions-store = Contact et horaires
choice-store_questions-newsletter = La newsletter
choice-store_questions-wholesale = Acheter pour une entreprise
choice-product_advice = Des conseils sur les produits
choice-discounts = Les réductions et les codes
choice-human = Une personne de l'équipe

summary = Le client veut : { $wish }. { $order } Derniers mots : « { $words } »
summary-order = Commande { $name }, { $state }.
summary-no-order = Aucune commande n'a été regardée.
summary-nothing = (rien d'écrit)
summary-other = autre chose

draft-follow = Suivez votre colis ici : { $url }
draft-quote = « { $text } » ({ $title })
draft-greeting = Bonjour,
draft-greeting-name = Bonjour { $name },
draft-end = Cordialement,

# Les premiers mots de la boutique, avant que le client ne demande. Entre eux se placent les mots de la boutique.
first-shipped = { $part ->
    [part] Bonne nouvelle de { $store } : une partie de votre commande { $order } est en route.
   *[all] Bonne nouvelle de { $store } : votre commande { $order } est en route.
}
first-packed = { $part ->
    [part] Des nouvelles de { $store } : une partie de votre commande { $order } est emballée et attend le transporteur.
   *[all] Des nouvelles de { $store } : votre commande { $order } est emballée et attend le transporteur.
}
first-delivered = { $part ->
    [part] { $store } espère qu'il vous plaira : selon le transporteur, un colis de votre commande { $order } est livré.
   *[all] { $store } espère qu'elle vous plaira : selon le transporteur, votre commande { $order } est livrée.
}
first-delayed = { $part ->
    [part] Un mot de { $store } : nous sommes désolés, un colis de votre commande { $order } aura du retard.
   *[all] Un mot de { $store } : nous sommes désolés, votre commande { $order } aura du retard.
}
first-carrier = Transporteur : { $carrier }.
first-expected = Livraison prévue : { $window }.
first-expected-none = Le transporteur n'a pas encore annoncé de jour de livraison.
first-link = Suivez-le ici : { $link }
first-off = Vous pouvez désactiver ces messages sur la page de vos commandes.
first-subject = Votre commande { $order }
first-own-words = { $words }
