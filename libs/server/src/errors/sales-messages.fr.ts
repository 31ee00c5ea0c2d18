import type { ErrorCode } from '@picolo/contracts';

type SalesCode = Extract<ErrorCode, `${'ORDERS' | 'INVOICES' | 'TRANSMISSIONS'}.${string}`>;

/** Of orders and invoices; see messages.fr.ts. */
export const salesMessagesFr: Readonly<Record<SalesCode, readonly [title: string, detail: string]>> = {
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
  'INVOICES.NOT_FOUND': ['Facture introuvable', 'Cette facture n’existe pas.'],
  'INVOICES.NOTHING_TO_INVOICE': ['Rien à facturer', 'Ces commandes sont déjà facturées, ou dans un lot en cours.'],
  'INVOICES.BATCH_NOT_FOUND': ['Lot introuvable', 'Ce lot de factures n’existe pas.'],
  'INVOICES.ORDER_CANCELLED': ['Commande annulée', 'La commande a été annulée : il n’y a rien à facturer.'],
  'INVOICES.NO_EMAIL': ['Adresse e-mail manquante', 'Ajoutez-la à la fiche du client, ou saisissez une adresse.'],
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
  'INVOICES.DEPOSIT_INTRA_COMMUNITY': [
    'Pas de facture d’acompte',
    'Une livraison intracommunautaire exonérée ne fait pas l’objet d’une facture d’acompte (CGI, article 289). Enregistrez le règlement sur la facture.',
  ],
  'ORDERS.DELIVERY_CHANGES_VAT': [
    'Autre pays de livraison',
    'Livrer dans un autre pays change la TVA de cette commande. Annulez-la, puis commandez à nouveau avec cette adresse.',
  ],
  'INVOICES.DEPOSIT_TOO_LATE': [
    'Acompte impossible',
    'Un acompte se facture avant que la commande soit traitée. Elle est « {status} ».',
  ],
  'INVOICES.DEPOSIT_TOO_HIGH': ['Acompte trop élevé', 'Il ne reste que {leftCents} TTC à facturer sur la commande.'],
  'INVOICES.DEPOSIT_TOO_LOW': ['Acompte trop faible', 'Cet acompte ne fait pas un centime. Augmentez-le.'],
  'INVOICES.PAYMENT_CANCELLED': ['Règlement déjà annulé', 'Ce règlement a déjà été annulé.'],
  'TRANSMISSIONS.NOT_POSSIBLE': ['Dépôt impossible', 'Elle ne peut pas être déposée sur la plateforme : {obstacle}.'],
};
