import type { ErrorCode } from '@picolo/contracts';
import { authMessagesFr } from './auth-messages.fr.js';
import { catalogueMessagesFr } from './catalogue-messages.fr.js';
import { salesMessagesFr } from './sales-messages.fr.js';

/** Sentences for people: what happened, and what to do next. `{name}` is filled from the refusal's facts. */
export const messagesFr: Readonly<Record<ErrorCode, readonly [title: string, detail: string]>> = {
  'REQUEST.INVALID': ['Saisie à corriger', 'Certaines valeurs ne conviennent pas. Corrigez les champs signalés.'],
  'REQUEST.MALFORMED': ['Demande illisible', 'La demande reçue n’est pas du JSON valide.'],
  'REQUEST.TOO_LARGE': ['Demande trop volumineuse', 'La demande dépasse la taille acceptée.'],
  'REQUEST.UNSUPPORTED_TYPE': ['Format non accepté', 'Envoyez la demande au format JSON.'],
  'REQUEST.NOT_FOUND': ['Adresse inconnue', 'Cette adresse n’existe pas.'],
  'REQUEST.UNKNOWN_EVENT': ['Message inconnu', 'Le serveur ne connaît aucun message de ce nom.'],
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
  ...authMessagesFr,
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
  'CLIENTS.NO_VAT_NUMBER': ['Rien à confirmer', 'Ce client n’a pas de numéro de TVA.'],
  'CLIENTS.VERSION_CONFLICT': [
    'Fiche modifiée entre-temps',
    'Quelqu’un a modifié cette fiche pendant votre saisie. Relisez-la avant d’enregistrer.',
  ],
  ...catalogueMessagesFr,
  ...salesMessagesFr,
  'IDEMPOTENCY.DIFFERENT_BODY': ['Demande déjà utilisée', 'La même clé a déjà servi pour une autre demande.'],
  'SETTINGS.COMPANY_FIRST': ['Entreprise à décrire d’abord', 'Enregistrez d’abord l’entreprise, puis son logo.'],
  'SETTINGS.LOGO_NOT_FOUND': ['Logo introuvable', 'Ce logo n’existe pas. Envoyez l’image à nouveau.'],
  'SETTINGS.LOGO_UNREADABLE': [
    'Image illisible',
    'Ce fichier est abîmé ou n’est pas une image que nous savons lire. Enregistrez-le de nouveau en PNG, puis envoyez-le.',
  ],
  'SETTINGS.LOGO_TOO_MANY_PIXELS': ['Image trop grande', 'Réduisez-la à moins de {megapixels} millions de pixels.'],
  'SETTINGS.VERSION_CONFLICT': [
    'Réglages modifiés entre-temps',
    'Quelqu’un a modifié les réglages pendant votre saisie. Relisez-les avant d’enregistrer.',
  ],
  'PRINTING.CONTENT_EMPTY': ['Texte vide', 'Saisissez le texte à imprimer.'],
  'PRINTING.CONTENT_TOO_LONG': ['Texte trop long', 'Le texte fait {bytes} octets ; la limite est de 10 240.'],
  'PRINTING.CHARACTERS_NOT_PRINTABLE': [
    'Caractères non imprimables',
    'L’imprimante « {printer} » n’a pas ces caractères : {characters}. Remplacez-les ou choisissez une autre imprimante.',
  ],
  'PRINTING.COPIES_NOT_SUPPORTED': [
    'Exemplaires non pris en charge',
    'L’imprimante « {printer} » fait au plus {most} exemplaire(s) d’un travail.',
  ],
  'PRINTING.SIDES_NOT_SUPPORTED': [
    'Recto verso non pris en charge',
    'L’imprimante « {printer} » ne propose pas ce choix de faces.',
  ],
  'PRINTING.MEDIA_NOT_SUPPORTED': [
    'Papier non pris en charge',
    'L’imprimante « {printer} » ne propose pas le papier {media}.',
  ],
  'PRINTING.PDF_NOT_SUPPORTED': [
    'Imprimante de tickets',
    'L’imprimante « {printer} » imprime des tickets, pas des documents PDF. Choisissez-en une autre.',
  ],
  'PRINTING.NO_PREVIEW': ['Pas d’aperçu', 'Ce document ne s’imprime pas comme un ticket ; il n’a pas d’aperçu.'],
  'PRINTING.CONTENT_NOT_TEXT': [
    'Texte non imprimable',
    'Le texte contient des caractères de commande qui ne s’impriment pas.',
  ],
  'PRINTING.JOB_NOT_FOUND': ['Travail introuvable', 'Ce travail d’impression n’existe pas.'],
  'PRINTING.PRINTER_NOT_FOUND': ['Imprimante introuvable', 'Cette imprimante n’existe pas.'],
  'PRINTING.GROUP_NOT_FOUND': ['Groupe introuvable', 'Ce groupe d’imprimantes n’existe pas.'],
  'PRINTING.GROUP_IN_USE': ['Groupe utilisé', 'Des impressions vont à ce groupe : envoyez-les d’abord ailleurs.'],
  'PRINTING.GROUP_CHANGED': ['Groupe modifié', 'Ce groupe a changé entre-temps : fermez, regardez-le et recommencez.'],
  'PRINTING.GROUP_NAME_TAKEN': ['Nom déjà pris', 'Un autre groupe d’imprimantes porte ce nom.'],
  'PRINTING.WORKER_NOT_FOUND': ['Poste introuvable', 'Ce poste d’impression n’existe pas.'],
  'PRINTING.NOT_DECIDABLE': ['Décision inutile', 'Ce travail n’attend pas de décision : il est « {status} ».'],
  'PRINTING.NOT_CANCELLABLE': ['Annulation impossible', 'Ce travail a déjà été confié à l’imprimante.'],
  'PRINTING.NOT_REPRINTABLE': ['Réimpression impossible', 'Ce travail n’est pas terminé : attendez sa fin.'],
  'PRINTING.CODE_INVALID': ['Code refusé', 'Code inconnu, utilisé ou périmé : créez-en un autre.'],
  'PRINTING.WORKER_OFFLINE': ['Poste hors ligne', '« {worker} » n’est pas connecté : allumez ce PC, puis réessayez.'],
  'PRINTING.WORKER_SILENT': [
    'Pas de réponse',
    '« {worker} » n’a pas répondu à temps. Regardez la liste des imprimantes, puis réessayez.',
  ],
  'PRINTING.WORKER_FAILED': [
    'Réglage impossible',
    '« {worker} » n’a pas pu changer ses réglages ; son journal dit pourquoi.',
  ],
  'PRINTING.ADDRESS_INVALID': [
    'Adresse refusée',
    'Saisissez une adresse comme ipp://192.168.1.50/ipp/print, ou socket://192.168.1.50:9100 pour les tickets.',
  ],
  'PRINTING.PRINTER_NOT_SEEN': [
    'Imprimante perdue de vue',
    '« {worker} » ne voit plus cette imprimante : relancez la recherche.',
  ],
  'PRINTING.PRINTER_BUSY': [
    'Imprimante occupée',
    'Des impressions y attendent ou sont en cours : laissez-les sortir, ou annulez-les.',
  ],
  'PRINTING.PRINTER_NOT_LISTED': [
    'Réglée à la main',
    '« {worker} » a été lancé avec cette imprimante : elle se retire sur ce PC, pas ici.',
  ],
  'PRINTING.ATTEMPT_OUTDATED': ['Livraison dépassée', 'Ce travail a été confié de nouveau depuis cette livraison.'],
  'PRINTING.WORKER_REVOKED': ['Poste révoqué', 'La clé de ce poste d’impression a été révoquée.'],
  'PRINTING.WORKER_OUTDATED': ['Poste à mettre à jour', 'Ce poste est plus ancien que le serveur : mettez-le à jour.'],
  'PRINTING.SERVER_OUTDATED': ['Serveur à mettre à jour', 'Ce poste est plus récent que le serveur.'],
  'INTEGRATIONS.KEY_NOT_FOUND': ['Clé introuvable', 'Cette clé d’API n’existe pas.'],
  'INTEGRATIONS.DAY_PAST': ['Date passée', 'Choisissez aujourd’hui ou un jour à venir.'],
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
