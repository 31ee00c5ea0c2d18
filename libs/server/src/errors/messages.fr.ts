import type { ErrorCode } from '@picolo/contracts';

/** Sentences for people: what happened, and what to do next. `{name}` is filled from the refusal's facts. */
export const messagesFr: Readonly<Record<ErrorCode, readonly [title: string, detail: string]>> = {
  'REQUEST.INVALID': ['Saisie à corriger', 'Certaines valeurs ne conviennent pas. Corrigez les champs signalés.'],
  'REQUEST.MALFORMED': ['Demande illisible', 'La demande reçue n’est pas du JSON valide.'],
  'REQUEST.TOO_LARGE': ['Demande trop volumineuse', 'La demande dépasse la taille acceptée.'],
  'REQUEST.UNSUPPORTED_TYPE': ['Format non accepté', 'Envoyez la demande au format JSON.'],
  'REQUEST.NOT_FOUND': ['Adresse inconnue', 'Cette adresse n’existe pas.'],
  'REQUEST.RATE_LIMITED': ['Trop de demandes', 'Trop de demandes en peu de temps. Réessayez dans {seconds} s.'],
  'REQUEST.FOREIGN_ORIGIN': ['Origine refusée', 'Cette demande ne vient pas de nos pages.'],
  'FILES.MISSING': ['Aucun fichier reçu', 'Choisissez un fichier, puis envoyez-le à nouveau.'],
  'FILES.INTERRUPTED': ['Envoi interrompu', 'Le fichier n’est pas arrivé en entier. Envoyez-le à nouveau.'],
  'FILES.TOO_LARGE': [
    'Fichier trop lourd',
    'Ce fichier dépasse {megabytes} Mo. Réduisez-le, puis envoyez-le à nouveau.',
  ],
  'FILES.WRONG_TYPE': ['Type de fichier refusé', 'Ce fichier n’est pas du bon type. Sont acceptés : {accepted}.'],
  'FILES.NOT_FOUND': ['Fichier introuvable', 'Ce fichier n’existe pas ou n’est plus disponible.'],
  'SERVICE.UNAVAILABLE': [
    'Service momentanément indisponible',
    'Rien n’a été modifié. Réessayez dans quelques secondes.',
  ],
  'SERVICE.UNEXPECTED': [
    'Erreur inattendue',
    'Une erreur s’est produite de notre côté. Réessayez, ou transmettez-nous le numéro {traceId}.',
  ],
  'AUTH.REQUIRED': ['Connexion nécessaire', 'Connectez-vous pour continuer.'],
  'AUTH.FORBIDDEN': ['Accès refusé', 'Votre compte n’a pas ce droit. Demandez-le à un administrateur.'],
  'AUTH.INVALID_CREDENTIALS': [
    'Connexion refusée',
    'L’adresse ou le mot de passe ne convient pas. Après 5 essais, l’accès est bloqué 15 minutes.',
  ],
  'AUTH.SECOND_FACTOR_REQUIRED': [
    'Code de vérification demandé',
    'Saisissez le code affiché par votre application d’authentification.',
  ],
  'AUTH.INVALID_CODE': [
    'Code refusé',
    'Ce code ne convient pas ou a déjà servi. Attendez le suivant, puis réessayez. Après 5 essais, l’accès est bloqué 15 minutes.',
  ],
  'AUTH.CHALLENGE_OVER': ['Délai dépassé', 'Recommencez la connexion avec votre mot de passe.'],
  'AUTH.REFRESH_REUSED': ['Session fermée', 'Cette session a été fermée par sécurité. Reconnectez-vous.'],
  'AUTH.REFRESH_INVALID': ['Session terminée', 'Votre session est terminée. Reconnectez-vous.'],
  'IDENTITY.EMAIL_TAKEN': ['Adresse déjà utilisée', 'Un compte existe déjà avec cette adresse. Connectez-vous.'],
  'IDENTITY.WEAK_PASSWORD': [
    'Mot de passe trop courant',
    'Ce mot de passe est trop facile à deviner. Choisissez-en un autre.',
  ],
  'IDENTITY.USER_NOT_FOUND': ['Utilisateur introuvable', 'Cet utilisateur n’existe pas.'],
  'IDENTITY.ROLE_NOT_FOUND': ['Rôle introuvable', 'Ce rôle n’existe pas ou a été supprimé.'],
  'IDENTITY.ROLE_NAME_TAKEN': ['Nom déjà utilisé', 'Un autre rôle porte déjà ce nom. Choisissez-en un autre.'],
  'IDENTITY.ROLE_SEEDED': [
    'Rôle d’origine',
    'Ce rôle fait partie de Picolo : il ne se renomme pas et ne se supprime pas.',
  ],
  'IDENTITY.ROLE_IN_USE': [
    'Rôle attribué',
    'Utilisateurs ayant encore ce rôle : {users}. Donnez-leur d’abord un autre rôle.',
  ],
  'IDENTITY.ROLE_VERSION_CONFLICT': [
    'Rôle modifié entre-temps',
    'Quelqu’un a modifié ce rôle pendant votre saisie. Voici son état actuel.',
  ],
  'IDENTITY.LAST_ADMINISTRATOR': [
    'Dernier administrateur',
    'Il ne resterait personne pour gérer les utilisateurs et les rôles. Nommez d’abord un autre administrateur.',
  ],
  'IDENTITY.RIGHTS_BEYOND_YOURS': [
    'Droits supérieurs aux vôtres',
    'Vous ne pouvez ni donner ni retirer des droits que vous n’avez pas. Demandez-le à un administrateur.',
  ],
  'IDENTITY.SESSION_NOT_FOUND': ['Session introuvable', 'Cet appareil n’est plus connecté.'],
  'IDENTITY.NO_ENROLMENT': ['Rien à confirmer', 'Recommencez : affichez un nouveau code à scanner.'],
  'IDENTITY.NO_SECOND_FACTOR': ['Double authentification inactive', 'Activez-la d’abord.'],
  'IDENTITY.WRONG_PASSWORD': [
    'Mot de passe inexact',
    'Ce n’est pas votre mot de passe actuel. Saisissez-le de nouveau.',
  ],
  'IDENTITY.LINK_INVALID': [
    'Lien périmé',
    'Ce lien a déjà servi, a été remplacé ou n’est plus valable. Demandez-en un nouveau.',
  ],
  'IDENTITY.ALREADY_INVITED': ['Déjà invité', 'Une invitation attend déjà à cette adresse. Renvoyez-la ou retirez-la.'],
  'IDENTITY.INVITATION_NOT_FOUND': [
    'Invitation introuvable',
    'Cette invitation n’existe pas, ou elle a été acceptée ou retirée entre-temps.',
  ],
  'IDENTITY.ROLE_NOT_GIVABLE': [
    'Rôle non attribuable',
    'Ce rôle n’est pas un rôle du personnel. Choisissez-en un autre.',
  ],
  'IDENTITY.SETUP_DONE': ['Installation déjà faite', 'Un administrateur existe déjà. Connectez-vous.'],
  'IDENTITY.SETUP_CODE_WRONG': [
    'Code refusé',
    'Ce code d’installation n’est pas valable. Il s’affiche au premier démarrage.',
  ],
  'CLIENTS.NOT_FOUND': ['Client introuvable', 'Ce client n’existe pas.'],
  'CLIENTS.INVALID_SIREN': ['SIREN incorrect', 'Ce SIREN n’est pas valable : vérifiez ses 9 chiffres.'],
  'CLIENTS.INVALID_VAT_NUMBER': ['Numéro de TVA incorrect', 'Ce numéro de TVA n’est pas valable : vérifiez sa clé.'],
  'CLIENTS.VERSION_CONFLICT': [
    'Fiche modifiée entre-temps',
    'Quelqu’un a modifié cette fiche pendant votre saisie. Relisez-la avant d’enregistrer.',
  ],
  'CATALOGUE.PRODUCT_NOT_FOUND': ['Produit introuvable', 'Ce produit n’existe pas ou n’est plus proposé.'],
  'CATALOGUE.CATEGORY_NOT_FOUND': ['Catégorie introuvable', 'Cette catégorie n’existe pas.'],
  'CATALOGUE.SKU_TAKEN': ['Référence déjà utilisée', 'Un autre produit porte déjà cette référence.'],
  'CATALOGUE.CATEGORY_NOT_EMPTY': [
    'Catégorie utilisée',
    '{products} produits sont dans cette catégorie. Changez-les de catégorie avant de la supprimer.',
  ],
  'CATALOGUE.CATEGORY_NAME_TAKEN': ['Nom déjà pris', 'Une autre catégorie porte déjà ce nom.'],
  'CATALOGUE.CATEGORIES_CHANGED': [
    'Liste modifiée entre-temps',
    'Quelqu’un a modifié les catégories. Rechargez la page, puis recommencez.',
  ],
  'CATALOGUE.PHOTO_NOT_FOUND': ['Photo introuvable', 'Cette photo n’existe pas ou a été supprimée.'],
  'CATALOGUE.PHOTO_LIMIT': [
    'Trop de photos',
    'Au plus {most} photos par produit. Supprimez-en une avant d’en ajouter.',
  ],
  'CATALOGUE.PHOTO_UNREADABLE': [
    'Photo illisible',
    'Cette image ne peut pas être lue. Enregistrez-la à nouveau en JPEG ou en PNG.',
  ],
  'CATALOGUE.PHOTO_TOO_MANY_PIXELS': [
    'Photo trop grande',
    'Cette image dépasse {megapixels} millions de pixels. Réduisez-la, puis envoyez-la à nouveau.',
  ],
  'CATALOGUE.PHOTOS_CHANGED': [
    'Photos modifiées entre-temps',
    'Quelqu’un a modifié les photos de ce produit. Rechargez la page, puis recommencez.',
  ],
  'CATALOGUE.VERSION_CONFLICT': [
    'Produit modifié entre-temps',
    'Quelqu’un a modifié ce produit pendant votre saisie. Relisez-le avant d’enregistrer.',
  ],
  'IMPORTS.NOT_FOUND': ['Import introuvable', 'Cet import n’existe pas.'],
  'IMPORTS.NOT_READY': [
    'Import non prêt',
    'Cet import ne peut pas être appliqué : il n’est pas prêt, ou il l’a déjà été.',
  ],
  'IMPORTS.NOT_CANCELLABLE': [
    'Import terminé',
    'Cet import est déjà terminé ou en cours d’application : il ne peut plus être annulé.',
  ],
  'STOCK.BELOW_RESERVED': [
    'Stock réservé',
    '{name} : {reserved} sont réservés par des commandes ({orders}). Le stock ne peut pas descendre en dessous.',
  ],
  'STOCK.BELOW_ZERO': ['Stock insuffisant', '{name} : il n’y en a que {onHand} ici. Réduisez la quantité.'],
  'STOCK.QUANTITY_STEP': ['Quantité à corriger', 'Ce produit se vend par multiples de {step}.'],
  'STOCK.LOCATION_NOT_FOUND': ['Emplacement introuvable', 'Cet emplacement n’existe pas ou n’est plus utilisé.'],
  'STOCK.LOCATION_NAME_TAKEN': ['Nom déjà pris', 'Un autre emplacement porte ce nom. Choisissez-en un autre.'],
  'STOCK.LOCATION_VERSION_CONFLICT': [
    'Modifié entre-temps',
    'Quelqu’un a modifié cet emplacement. Rechargez la page et recommencez.',
  ],
  'STOCK.LOCATION_SELLS': [
    'Emplacement de vente',
    'Les commandes prélèvent ici. Choisissez d’abord un autre emplacement de vente.',
  ],
  'STOCK.LOCATION_NOT_EMPTY': [
    'Emplacement non vide',
    'Il reste du stock de {products} produit(s) ici. Transférez-le d’abord.',
  ],
  'STOCK.SAME_LOCATION': ['Même emplacement', 'Choisissez deux emplacements différents.'],
  'STOCK.COUNT_NOT_FOUND': ['Inventaire introuvable', 'Cet inventaire n’existe pas.'],
  'STOCK.COUNT_CLOSED': ['Inventaire terminé', 'Cet inventaire est déjà validé ou annulé. Ouvrez-en un autre.'],
  'STOCK.COUNT_EMPTY': ['Rien à compter', 'Aucun produit ne correspond à ce choix. Élargissez-le.'],
  'STOCK.COUNT_LINE_MISSING': [
    'Produit hors inventaire',
    '{name} ({sku}) ne fait pas partie de cet inventaire. Ajoutez-le pour le compter.',
  ],
  'STOCK.COUNT_NOTHING': ['Rien n’est compté', 'Saisissez au moins une quantité avant de valider.'],
  'STOCK.COUNT_REFUSED': [
    'Des quantités sont réservées',
    '{products} : le compte descend sous ce que des commandes réservent ({orders}). Recomptez, ou annulez ces commandes.',
  ],
  'STOCK.TRANSFER_NOT_FOUND': ['Transfert introuvable', 'Ce transfert n’existe pas.'],
  'ORDERS.NOT_FOUND': ['Commande introuvable', 'Cette commande n’existe pas.'],
  'ORDERS.NOT_ENOUGH_STOCK': ['Quantité indisponible', '{name} : il ne reste que {available}. Réduisez la quantité.'],
  'ORDERS.PRODUCT_UNAVAILABLE': ['Produit retiré de la vente', '{name} n’est plus proposé. Retirez-le de la commande.'],
  'ORDERS.NO_BILLING_ADDRESS': [
    'Adresse de facturation manquante',
    'Renseignez l’adresse de facturation avant de commander.',
  ],
  'ORDERS.NO_CLIENT_RECORD': ['Fiche client manquante', 'Ce compte n’a pas de fiche client. Contactez-nous.'],
  'ORDERS.TRANSITION_NOT_ALLOWED': [
    'Changement impossible',
    'La commande est maintenant « {status} » : ce changement n’est plus possible.',
  ],
  'ORDERS.VERSION_CONFLICT': [
    'Commande modifiée entre-temps',
    'La commande a changé depuis l’ouverture de cette page. Voici son état actuel.',
  ],
  'ORDERS.INVOICE_NOT_POSSIBLE': ['Facture impossible', 'La facture ne peut pas être établie. Il manque : {missing}.'],
  'ORDERS.RETURN_TOO_MUCH': ['Retour trop important', 'Il ne reste que {remaining} à retourner sur {name}.'],
  'ORDERS.NOT_CHANGEABLE': [
    'Commande déjà en préparation',
    'La commande est maintenant « {status} » : elle ne se modifie plus. Envoyez une demande de modification.',
  ],
  'ORDERS.REQUEST_NOT_FOUND': ['Demande introuvable', 'Cette demande de modification n’existe pas.'],
  'ORDERS.REQUEST_NOT_POSSIBLE': [
    'Demande impossible',
    'La commande est « {status} » : une demande de modification n’est pas possible.',
  ],
  'ORDERS.REQUEST_OPEN': [
    'Demande déjà envoyée',
    'Une demande attend déjà notre réponse. Retirez-la pour en envoyer une autre.',
  ],
  'ORDERS.REQUEST_ANSWERED': ['Demande déjà traitée', 'Cette demande n’attend plus de réponse.'],
  'IDEMPOTENCY.DIFFERENT_BODY': ['Demande déjà utilisée', 'La même clé a déjà servi pour une autre demande.'],
  'INVOICES.NOT_FOUND': ['Facture introuvable', 'Cette facture n’existe pas.'],
  'SETTINGS.COMPANY_FIRST': [
    'Entreprise à décrire d’abord',
    'Enregistrez d’abord le nom et les coordonnées de l’entreprise, puis ajoutez son logo.',
  ],
  'SETTINGS.LOGO_NOT_FOUND': ['Logo introuvable', 'Ce logo n’existe pas. Envoyez l’image à nouveau.'],
  'SETTINGS.LOGO_UNREADABLE': [
    'Image illisible',
    'Ce fichier est abîmé ou n’est pas une image que nous savons lire. Enregistrez-le de nouveau en PNG, puis envoyez-le.',
  ],
  'SETTINGS.LOGO_TOO_MANY_PIXELS': [
    'Image trop grande',
    'Cette image dépasse {megapixels} millions de pixels. Réduisez-la, puis envoyez-la à nouveau.',
  ],
  'SETTINGS.VERSION_CONFLICT': [
    'Réglages modifiés entre-temps',
    'Quelqu’un a modifié les réglages pendant votre saisie. Relisez-les avant d’enregistrer.',
  ],
  'INVOICES.NO_EMAIL': [
    'Adresse e-mail manquante',
    'Ce client n’a pas d’adresse e-mail. Ajoutez-la à sa fiche, ou saisissez une adresse.',
  ],
  'INVOICES.NOT_READY': [
    'Facture en préparation',
    'Le document est en cours de fabrication. Il sera prêt dans quelques secondes.',
  ],
  'INVOICES.PAYMENT_TOO_HIGH': [
    'Montant trop élevé',
    'Il ne reste que {balanceCents} à régler sur {number}. Réduisez le montant.',
  ],
  'INVOICES.NOTHING_DUE': ['Rien à régler', '{number} est déjà soldée : il n’y a plus rien à enregistrer.'],
  'INVOICES.PAYMENT_NOT_FOUND': ['Règlement introuvable', 'Ce règlement n’existe pas sur cette facture.'],
  'INVOICES.NOT_CREDITABLE': ['Avoir impossible', '{number} est un avoir : un avoir ne se corrige pas par un avoir.'],
  'INVOICES.DEPOSIT_DEDUCTED': [
    'Acompte déjà déduit',
    'Cet acompte est déduit de la facture {number}. Faites l’avoir sur cette facture.',
  ],
  'INVOICES.CREDIT_TOO_HIGH': [
    'Avoir trop élevé',
    'Il ne reste que {leftCents} HT à créditer au taux de {rate} %. Réduisez le montant.',
  ],
  'INVOICES.CREDIT_LINE_TOO_HIGH': ['Avoir trop élevé', '{name} : il ne reste que {left} à créditer.'],
  'INVOICES.NOTHING_TO_CREDIT': ['Rien à créditer', 'Les avoirs de {number} couvrent déjà toute la facture.'],
  'INVOICES.DEPOSIT_TOO_LATE': [
    'Acompte impossible',
    'Un acompte se facture avant que la commande soit traitée. Elle est « {status} ».',
  ],
  'INVOICES.DEPOSIT_TOO_HIGH': ['Acompte trop élevé', 'Il ne reste que {leftCents} TTC à facturer sur la commande.'],
  'INVOICES.DEPOSIT_TOO_LOW': ['Acompte trop faible', 'Cet acompte ne fait pas un centime. Augmentez-le.'],
  'INVOICES.PAYMENT_CANCELLED': ['Règlement déjà annulé', 'Ce règlement a déjà été annulé.'],
  'PRINTING.CONTENT_EMPTY': ['Texte vide', 'Saisissez le texte à imprimer.'],
  'PRINTING.CONTENT_TOO_LONG': ['Texte trop long', 'Le texte fait {bytes} octets ; la limite est de 10 240.'],
  'PRINTING.CONTENT_NOT_TEXT': [
    'Texte non imprimable',
    'Le texte contient des caractères de commande qui ne s’impriment pas.',
  ],
  'PRINTING.JOB_NOT_FOUND': ['Travail introuvable', 'Ce travail d’impression n’existe pas.'],
  'PRINTING.PRINTER_NOT_FOUND': ['Imprimante introuvable', 'Cette imprimante n’existe pas.'],
  'PRINTING.WORKER_NOT_FOUND': ['Poste introuvable', 'Ce poste d’impression n’existe pas.'],
  'PRINTING.NOT_DECIDABLE': ['Décision inutile', 'Ce travail n’attend pas de décision : il est « {status} ».'],
  'PRINTING.NOT_CANCELLABLE': ['Annulation impossible', 'Ce travail a déjà été confié à l’imprimante.'],
  'PRINTING.NOT_REPRINTABLE': ['Réimpression impossible', 'Ce travail n’est pas terminé : attendez sa fin.'],
  'PRINTING.CODE_INVALID': [
    'Code refusé',
    'Ce code est inconnu, déjà utilisé ou périmé. Créez-en un autre dans la console.',
  ],
  'PRINTING.ATTEMPT_OUTDATED': ['Livraison dépassée', 'Ce travail a été confié de nouveau depuis cette livraison.'],
  'PRINTING.WORKER_REVOKED': ['Poste révoqué', 'La clé de ce poste d’impression a été révoquée.'],
  'NOTIFICATIONS.NOT_FOUND': ['Notification introuvable', 'Cette notification n’existe pas.'],
  'PRIVACY.ARCHIVE_NOT_FOUND': [
    'Archive introuvable',
    'Cette archive n’existe pas ou n’est plus gardée. Demandez-en une nouvelle.',
  ],
  'PRIVACY.OPEN_ORDERS': [
    'Effacement impossible pour l’instant',
    'Des commandes sont encore en cours ({count}). L’effacement sera possible quand elles seront livrées ou annulées.',
  ],
  'PRIVACY.NO_ERASURE': ['Rien à annuler', 'Aucun effacement n’est prévu, ou il a déjà eu lieu.'],
  'OPERATIONS.MAIL_NOT_FOUND': ['E-mail introuvable', 'Cet e-mail n’existe pas ou a déjà été relancé.'],
  'OPERATIONS.TASK_NOT_FOUND': ['Tâche introuvable', 'Cette tâche n’existe pas ou a déjà été relancée.'],
};
