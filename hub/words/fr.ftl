hub-title = Mes commandes
skip = Aller au contenu
language = Langue
sign-out = Se déconnecter
optional = (facultatif)
back-to-chat = Retour au chat
close-by-hand = Vous pouvez fermer ce volet et continuer dans le chat.

signin-title = Se connecter
signin-intro = Nous envoyons un code à l'adresse e-mail utilisée pour votre commande chez { $store }. Aucun mot de passe n'est nécessaire.
signin-email = Adresse e-mail
signin-send = M'envoyer un code
signin-late = Votre session était terminée : ce que vous avez envoyé n'a pas été utilisé et rien n'a changé. Connectez-vous et réessayez.
signin-wrong-address = Cela ne ressemble pas à une adresse e-mail. Vérifiez et réessayez.
signin-many-codes = Trop de codes ont été demandés. Attendez un peu et réessayez.
signin-wrong-format = Le code comporte six chiffres. Vérifiez et réessayez.
signin-wrong-code = Ce n'est pas le bon code. Regardez l'e-mail et réessayez.
signin-dead-code = Ce code ne fonctionne plus : il a été utilisé, il est trop ancien ou il a été mal saisi trop souvent. Demandez-en un nouveau ci-dessous.
signin-other = Une autre personne est connectée ici. Demandez un nouveau code pour continuer.

account-sign-in = Se connecter avec votre compte { $store }
account-or-code = Ou avec un code par e-mail
account-over = Cette connexion est trop ancienne, a déjà servi ou a été commencée ailleurs. Recommencez.
account-denied = Vous ne vous êtes pas connecté avec votre compte. Réessayez ou utilisez un code par e-mail.
account-not-proved = La boutique n'a pas pu confirmer à qui est ce compte. Réessayez ou utilisez un code par e-mail.
account-unknown = La boutique n'a pas de commande avec ce compte. Utilisez un code envoyé à l'adresse e-mail de votre commande.
account-other = Une autre personne est déjà connectée ici. Déconnectez-la d'abord ou recommencez.
account-busy = La connexion avec le compte ne répond pas pour l'instant. Réessayez dans un moment ou utilisez un code par e-mail.
account-unavailable = La connexion avec le compte n'est pas possible pour l'instant. Utilisez un code par e-mail.
account-told = Vous êtes connecté. Vous pouvez fermer cette fenêtre et continuer dans le chat.
account-alone = Cette fenêtre a perdu le chat : vous n'y êtes pas connecté. Fermez-la et connectez-vous dans le chat avec un code.
account-back-to-chat = Vous pouvez fermer cette fenêtre et continuer dans le chat. Vous pouvez aussi vous y connecter avec un code.

code-title = Saisissez votre code
code-intro = Si { $email } correspond à une commande ici, un code est en route vers cette adresse.
code-intro-plain = Si l'adresse correspond à une commande ici, un code est en route vers elle.
code-again = Un nouveau code est en route. L'ancien ne fonctionne plus.
code-lives = Le code fonctionne une seule fois, pendant { $minutes } minutes. Regardez aussi dans les courriers indésirables.
code-demo = Démonstration : lisez les e-mails ici
code-label = Code à six chiffres
code-enter = Se connecter
code-resend = Envoyer un nouveau code
code-other-address = Utiliser une autre adresse

orders-title = Mes commandes
orders-choose-variant = Choisissez la commande dans laquelle vous voulez une autre taille ou couleur.
orders-choose-quantity = Choisissez la commande dans laquelle vous voulez moins d'articles.
orders-choose-remove = Choisissez la commande dont vous voulez retirer un article.
orders-choose-address = Choisissez la commande qui doit aller à une autre adresse.
orders-choose-cancel = Choisissez la commande que vous voulez annuler.
orders-none = Il n'y a pas encore de commande pour cette adresse.
messages-title = Nouvelles de vos colis
messages-on = Nous vous prévenons par SMS, WhatsApp ou e-mail quand un colis part, a du retard ou est arrivé. Vous pouvez désactiver ces messages à tout moment.
messages-off = Voulez-vous que nous vous prévenions par SMS, WhatsApp ou e-mail quand un colis part, a du retard ou est arrivé ? Vous pouvez désactiver ces messages à tout moment.
messages-switch-on = Prévenez-moi de mes colis
messages-switch-off = Ne plus me prévenir
order-name = Commande { $name }
order-placed = Passée le { $day }
to-orders = Toutes les commandes
to-order = Commande { $name }
open-order = Voir la commande
items = Articles
parcels = Colis
address = Adresse de livraison
whole-order = Commande entière
track = Suivre le colis
why-title = Pourquoi cette commande ne peut pas être modifiée
waiting-intro = Vous avez commencé à modifier cette commande sans confirmer. Rien n'a encore changé.
waiting-go-on = Continuer

state-open = Ouverte
state-part-shipped = Expédiée en partie
state-shipped = Expédiée
state-cancelled = Annulée
state-cancelling = En cours d'annulation
state-archived = Close
state-refunded = Remboursée
state-with-warehouse = En préparation
state-on-hold = En vérification
state-scheduled = Programmée
state-digital = Numérique
state-locked = Fermée aux changements
state-unknown = En cours

units-open = { $count ->
    [one] { $count } peut être changé
   *[other] { $count } peuvent être changés
 }
units-shipped = { $count ->
    [one] { $count } expédié
   *[other] { $count } expédiés
 }
units-blocked = { $count ->
    [one] { $count } ne peut pas être changé
   *[other] { $count } ne peuvent pas être changés
 }

action-variant = Changer la taille ou la couleur
action-quantity = Changer la quantité
action-remove = Retirer
action-address = Changer l'adresse de livraison
action-cancel = Annuler la commande
until = (limite : { $time })
open-until = Vous pouvez changer cela { $until }.
policy-source = Extrait des règles de la boutique : { $title }
policy-reviewed = Dernière vérification : { $date }. Cela a pu changer depuis ; l'équipe de la boutique peut le confirmer.

why-shipped = Cela a déjà été expédié.
why-with-warehouse = L'entrepôt s'en occupe déjà, cela ne peut donc pas être changé ici.
why-on-hold = La boutique est encore en train de vérifier, cela ne peut donc pas être changé ici maintenant.
why-cancelled = Cette commande est annulée.
why-cancelling = Cette commande est en cours d'annulation.
why-archived = Cette commande est close.
why-refunded = Cette commande a été remboursée.
why-digital = Cela est livré sous forme numérique et ne peut pas être changé.
why-shop-locked = La boutique a fermé cette commande aux changements.
why-quantity-unknown = La boutique ne peut pas dire pour l'instant ce qui a été expédié. Réessayez plus tard.
why-window-closed = Le délai pour ce changement est passé.
why-window-closed-at = Le délai pour ce changement a pris fin : { $moment }.
why-policy-unknown = Nous ne pouvons pas dire avec certitude si cela peut encore être changé. Adressez-vous à l'équipe de la boutique.
why-never-allowed = La boutique ne propose pas ce changement.
why-not-eligible = La boutique ne propose pas ce type de changement.
why-exception = Cet article est une exception et ne peut pas être changé.
why-return-open = Un retour de cette commande est en cours.
why-payment-pending = Le paiement est encore en cours. Réessayez quand il sera terminé.
why-part-shipped = Une partie de cette commande a déjà été expédiée.
why-single-unit = Il n'y a qu'une unité : vous pouvez la retirer, pas en réduire la quantité.
why-whole-order = C'est tout ce que contient la commande. Pour le retirer, annulez la commande.
why-nothing-open = Il ne reste rien ici qui puisse être changé.
why-cancel = Annulation : { $why }
why-shop-cannot = Ce changement ne peut pas être fait ici. Adressez-vous à l'équipe de la boutique.

pick-variant = Quel article voulez-vous changer ?
pick-quantity = De quel article voulez-vous une quantité plus petite ?
pick-remove = Quel article voulez-vous retirer ?

edit-variant = Changer la taille ou la couleur
edit-quantity = Changer la quantité
edit-remove = Retirer l'article
edit-address = Changer l'adresse de livraison
edit-cancel = Annuler la commande
go-on = Continuer
form-next = Sur la page suivante, vous voyez ce que cela coûte et vous confirmez. Rien ne change avant.
form-wrong = Quelque chose ne va pas encore. C'est indiqué ci-dessous.
form-shipped = Déjà expédié : { $shipped } ; encore modifiable : { $open }
variant-choose = { $units ->
    [one] Choisissez une autre option
   *[other] Choisissez une autre option pour les { $units } unités
 }
variant-only = Cet article n'existe que sous une seule forme.
sold-out = Épuisé
quantity-choose = Combien des { $open } unités voulez-vous garder ?
quantity-more = Pour en avoir plus, passez une nouvelle commande.
remove-intro = { $units ->
    [one] L'article est retiré de la commande.
   *[other] Les { $units } unités qui n'ont pas été expédiées sont retirées de la commande.
 }

field-name = Nom complet
field-line1 = Rue et numéro
field-line2 = Appartement, étage, société
field-postcode = Code postal
field-city = Ville
field-region = État ou région
field-phone = Téléphone
field-country = Pays
country-fixed = Le pays ne peut pas être changé, car les taxes et la livraison en dépendent. Pour un envoi dans un autre pays, adressez-vous à l'équipe de la boutique.

wrong-variant-none = Choisissez une option de la liste.
wrong-variant-unknown = Cet article n'existe pas sous cette forme. Choisissez une option de la liste.
wrong-variant-same = C'est ce que vous avez commandé. Choisissez autre chose.
wrong-variant-stock = Il n'y a pas assez de { $variant }. Choisissez autre chose.
wrong-variant-gone = Ce choix vient d'être épuisé. Choisissez autre chose.
wrong-quantity-number = Saisissez un nombre entier.
wrong-quantity-negative = La quantité ne peut pas être inférieure à zéro.
wrong-quantity-zero = Pour retirer l'article de la commande, revenez en arrière et choisissez « Retirer ».
wrong-quantity-above = Quantité encore modifiable : { $open }. Saisissez un nombre plus petit.
wrong-quantity-same = C'est la quantité que vous avez. Choisissez-en moins.
wrong-name = Saisissez le nom de la personne qui reçoit le colis.
wrong-line1 = Saisissez la rue et le numéro.
wrong-postcode = Saisissez le code postal.
wrong-city = Saisissez la ville.
wrong-region = Saisissez l'État ou la région.
wrong-country = Saisissez un pays par ses deux lettres, comme PT.
wrong-country-change = Le pays ne peut pas être changé ici. Adressez-vous à l'équipe de la boutique.
wrong-too-long = C'est trop long. Raccourcissez.
wrong-signs = Certains signes ne peuvent pas être imprimés. Saisissez à nouveau.
wrong-address-same = Rien n'est différent. Changez ce qui doit changer.
wrong-reason = Choisissez un motif.

cancel-heading = Annuler la commande { $name }
cancel-intro = La commande entière de { $total } est annulée. On ne peut pas revenir en arrière.
cancel-fee = La boutique en retient { $fee }.
cancel-no-fee = La boutique n'en retient rien.
cancel-why = Pourquoi annulez-vous ?
cancel-note = Ce que la boutique devrait savoir
reason-changed-mind = J'ai changé d'avis
reason-wrong-item = J'ai commandé le mauvais article
reason-too-slow = C'est trop long
reason-found-cheaper = J'ai trouvé moins cher
reason-other = Un autre motif

closed-title = Cela ne peut pas être changé maintenant
moved-title = Quelque chose a bougé
moved-intro = La commande n'est plus comme elle était quand vous avez commencé.
nothing-changed = Rien n'a été changé.
order-now = Commande { $name } dans son état actuel

summary = Votre changement
change-variant = Changer la taille ou la couleur
change-variant-detail = { $from } → { $to }
change-quantity = Changer la quantité
change-quantity-detail = { $from } → { $to }
change-remove = Retirer l'article
change-remove-detail = { $units } × { $variant }
change-address = Changer l'adresse de livraison
change-cancel = Annuler la commande { $order }

change-proposed-title = Vérifiez et confirmez
change-started-title = Votre changement est en cours
change-started-intro = La boutique n'a pas encore répondu. Vous pouvez quitter cette page : le changement continue.
change-pending-title = Votre commande est en cours d'annulation
change-pending-intro = La boutique y travaille. La commande n'est annulée que lorsque la boutique le dit.
change-done-title = C'est fait
change-done-intro = Votre commande a été modifiée.
change-refused-title = Cela n'a pas pu être changé
change-expired-title = Le temps est écoulé
change-withdrawn-title = Rien n'a été changé
change-withdrawn-intro = Vous avez gardé la commande telle quelle, ou commencé un autre changement.

quote-before = Total avant
quote-after = Nouveau total
quote-fee = Retenu par la boutique
quote-invoice = À payer
quote-refund = À vous rendre
settle-nothing = Le prix reste le même.
settle-invoice = La boutique vous envoie une facture de { $amount } par e-mail.
settle-refund = { $amount } repartent vers le moyen de paiement utilisé.
confirm-variant = Confirmer le changement
confirm-quantity = Confirmer le changement
confirm-remove = Retirer l'article
confirm-address = Confirmer l'adresse
confirm-cancel = Annuler la commande
keep-order = Garder la commande telle quelle
held-for = Nous gardons la commande pour vous pendant { $minutes } minutes. Confirmez dans ce délai.
look-again = Regarder à nouveau

refused-expired = Vous n'avez pas confirmé dans les { $minutes } minutes, la commande n'est donc plus gardée. Recommencez si vous voulez toujours ce changement.
refused-price = Le prix ou les frais ont changé depuis que vous avez regardé. Recommencez pour voir le nouveau montant.
refused-stock = Votre choix a été épuisé entre-temps. Choisissez autre chose.
refused-cancel = La boutique n'a pas pu annuler la commande. Adressez-vous à l'équipe de la boutique.
refused-shop = La boutique a refusé ce changement. Regardez la commande dans son état actuel, ou adressez-vous à l'équipe de la boutique.

fault-missing-title = Introuvable
fault-missing = Il n'y a rien pour vous à cette adresse. Si vous avez suivi un lien, vérifiez que vous êtes connecté(e) avec l'adresse de votre commande.
fault-store-title = Introuvable
fault-store = Il n'y a pas de boutique à cette adresse. Vérifiez le lien.
fault-link-title = Ce lien ne fonctionne pas
fault-link = Il a expiré ou il est incomplet. Demandez-en un nouveau dans le chat, ou ouvrez vos commandes depuis la page de la boutique.
fault-unavailable-title = Indisponible
fault-unavailable = Ces pages ne sont pas disponibles maintenant. Adressez-vous à l'équipe de la boutique.
fault-foreign-title = Ce formulaire vient d'une autre page
fault-foreign = Par sécurité, il n'a pas été utilisé et rien n'a changé. Ouvrez la page ici et envoyez-le à nouveau.
fault-form-title = Ce formulaire ne peut pas être utilisé
fault-form = Rien n'a changé. Rouvrez la page et envoyez-le encore une fois.
fault-many-title = Trop d'essais
fault-many = Attendez un peu et réessayez.
fault-conflict-title = Cela ne convient plus
fault-conflict = Quelque chose a changé entre-temps. Vous n'avez rien changé. Regardez votre commande et recommencez.
fault-shop-busy-title = La boutique ne répond pas
fault-shop-busy = Rien n'a changé. Réessayez dans un moment.
fault-shop-title = La boutique est injoignable
fault-shop = Rien n'a changé. L'équipe de la boutique doit s'en occuper ; réessayez plus tard.
fault-internal-title = Quelque chose s'est mal passé
fault-internal = C'est notre faute. Regardez où en est votre commande avant de réessayer.

stage-sent = Expédié
stage-label = Prêt à être remis au transporteur
stage-pickup = Prêt à être retiré
stage-with-carrier = Chez le transporteur
stage-on-the-way = En route
stage-out-for-delivery = En cours de livraison
stage-attempted = Tentative de livraison
stage-delayed = Retardé
stage-delivered = Livré
stage-picked-up = Retiré
stage-failed = N'a pas pu être livré
station-placed = Commandé
station-packed = Emballé
station-on-the-way = En route
station-out-for-delivery = En cours de livraison
station-pickup = Au point de retrait
station-delivered = Livré
parcel-expected = Livraison prévue : { $days }
parcel-was-expected = Elle était prévue au plus tard le { $day }
parcel-place = Colis { $place }
parcel-way = Où il en est
not-sent-yet = Pas encore expédié

action-return = Retourner ou échanger
returns = Retours
orders-choose-return = Choisissez la commande dont quelque chose doit être retourné.
return-heading = Retour ou échange : commande { $name }
return-intro = Choisissez ce qui doit être retourné, et pourquoi.
return-no-exchange = Les articles ne sont pas échangés ici, mais vous pouvez les retourner.
return-units = Combien d'articles doivent être retournés ?
return-keep = Aucun
return-reason = Pourquoi ?
return-choose-reason = Choisissez un motif
return-instead = Que voulez-vous en échange ?
return-money = Être remboursé
return-exchange-for = Échanger contre { $variant }
return-exchange-at = Échanger contre { $variant }, maintenant à { $price }
return-until-delivery = Jusqu'au { $day }, à compter de la livraison.
return-until-sending = Jusqu'au { $day }. Le jour de la livraison n'est pas connu, le délai est donc compté depuis l'expédition.
return-doubt = Les règles de la boutique ne disent pas avec certitude si cela peut encore être retourné. Vous pouvez demander, et la boutique décidera.
return-form-next = Sur la page suivante, vous vérifiez et confirmez. Rien n'est envoyé avant.
return-kept = Ce qui ne peut pas être retourné maintenant
return-nothing = Rien de cette commande ne peut être retourné maintenant.
return-next = La boutique reçoit votre demande et y répond. D'ici là, votre commande reste telle quelle.
return-line = { $units } × { $line } : { $reason }
return-line-exchange = { $units } × { $line } → { $to } : { $reason }
change-return = Retour de la commande { $order }
confirm-return = Envoyer la demande
return-done-intro = La boutique a reçu votre demande.
return-refused-title = Cela n'a pas pu être demandé
return-asked-on = Demandé le { $day }
return-state-requested = La boutique n'a pas encore répondu
return-state-open = Accepté : la boutique attend son arrivée
return-state-closed = Terminé
return-state-cancelled = Annulé
return-state-declined = Refusé par la boutique
return-portal-title = Retours
return-portal-intro = Cette boutique traite les retours sur une page à elle.
return-portal-open = Ouvrir la page des retours
back-defect = L'article est défectueux ou abîmé
back-wrong-item = Ce n'est pas ce que j'ai commandé
back-does-not-fit = Ce n'est pas la bonne taille
back-changed-mind = J'ai changé d'avis
back-other = Un autre motif
wrong-return-none = Choisissez combien d'unités d'au moins un article doivent être retournées.
wrong-return-units = Quantité qui peut être retournée : { $most } au plus. Choisissez-en moins.
wrong-return-moved = La commande n'est plus comme elle était quand vous avez commencé. Regardez-la à nouveau. Rien n'a été envoyé.
return-why-not-sent = Pas encore expédié. Vous pouvez le modifier ou l'annuler sur la page de la commande.
return-why-not-delivered = Encore en route. Le retour est possible une fois arrivé.
return-why-window-closed = Le délai pour retourner ceci est passé.
return-why-window-closed-at = Le délai pour retourner ceci a pris fin le { $day }.
return-why-exception = Ceci ne peut pas être retourné.
return-why-coming-back = Un retour a déjà été demandé.
return-why-refunded = Déjà remboursé.
return-why-cancelled = Cette commande est annulée.
return-why-digital = Livré sous forme numérique, il n'y a donc rien à retourner.
return-why-unknown = La boutique ne peut pas dire pour l'instant si cela a été expédié. Réessayez plus tard.
return-why-shop-cannot = Cela ne peut pas être demandé ici. Adressez-vous à l'équipe de la boutique.
