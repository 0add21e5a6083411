set-by-staff = Défini par notre équipe
modify-within = Les commandes peuvent être modifiées jusqu'à { $time } après l'achat.
modify-cutoff = Les commandes peuvent être modifiées jusqu'à { $clock } le jour de l'achat.
modify-until_shipped = Les commandes peuvent être modifiées jusqu'à leur expédition.
modify-limit = Une fois expédiées, les commandes ne peuvent plus être modifiées.
modify-never = Une fois passées, les commandes ne peuvent plus être modifiées.
cancel-within = Les commandes peuvent être annulées jusqu'à { $time } après l'achat.
cancel-cutoff = Les commandes peuvent être annulées jusqu'à { $clock } le jour de l'achat.
cancel-until_shipped = Les commandes peuvent être annulées jusqu'à leur expédition.
cancel-limit = Une fois expédiées, les commandes ne peuvent plus être annulées.
cancel-never = Une fois passées, les commandes ne peuvent plus être annulées.
fee-none = L'annulation d'une commande est gratuite.
fee-percent = En cas d'annulation d'une commande, { $percent } % du total sont retenus comme frais de remise en stock.
fee-fixed = En cas d'annulation d'une commande, { $amount } sont retenus comme frais de remise en stock.
eligible = Peuvent être modifiés : { $kinds }.
eligible-none = Rien ne peut être modifié dans une commande.
exception-modify = Ne peuvent pas être modifiés : { $items }.
exception-cancel = Ne peuvent pas être annulés : { $items }.
exception-both = Ne peuvent être ni modifiés ni annulés : { $items }.
returns = Les articles peuvent être retournés dans un délai de { $time }.
refund = Les remboursements prennent jusqu'à { $time }.
exception-return = Ne peuvent pas être retournés : { $items }.
exchanges-yes = Les articles peuvent être échangés.
exchanges-no = Les articles ne sont pas échangés.
minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
kind-variant = taille et couleur
kind-quantity = quantité
kind-remove = retrait d'articles
kind-address = adresse de livraison
kind-cancel = annulation
items-personalised = Articles personnalisés
items-pre_order = Précommandes
items-gift_card = Cartes cadeaux
items-final_sale = Articles en vente ferme
items-made_to_order = Articles fabriqués sur commande

help-title = Aide
help-reviewed = Dernière vérification : { $date }
help-overdue = Il se peut que cela ait changé depuis.
help-ask = Posez-nous votre question
help-all = Toutes les pages d'aide
help-missing = Cette page n'existe pas
help-missing-why = Elle a peut-être été retirée.
help-none = Il n'y a pas encore de page d'aide.
help-skip = Aller au contenu
