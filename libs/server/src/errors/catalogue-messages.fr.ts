import type { ErrorCode } from '@picolo/contracts';

type CatalogueCode = Extract<ErrorCode, `${'CATALOGUE' | 'IMPORTS' | 'STOCK'}.${string}`>;

/** Of products, their import and their stock; see messages.fr.ts. */
export const catalogueMessagesFr: Readonly<Record<CatalogueCode, readonly [title: string, detail: string]>> = {
  'CATALOGUE.PRODUCT_NOT_FOUND': ['Produit introuvable', 'Ce produit n’existe pas ou n’est plus proposé.'],
  'CATALOGUE.TOO_MANY_LABELS': [
    'Trop d’étiquettes',
    'Une impression compte au plus {most} étiquettes. Réduisez le nombre d’exemplaires ou de produits.',
  ],
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
};
