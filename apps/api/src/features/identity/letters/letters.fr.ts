import type { Letters } from './letter-words.js';

export const lettersFr: Letters = {
  verification: (name, path) => ({
    subject: 'Confirmez votre adresse e-mail',
    letter: {
      title: 'Confirmez votre adresse e-mail',
      paragraphs: [
        `Bonjour ${name},`,
        'Votre compte est ouvert. Confirmez que cette adresse est bien la vôtre pour recevoir vos factures et retrouver ce que nous avons déjà fait ensemble.',
      ],
      button: { label: 'Confirmer mon adresse', path },
      footer:
        'Ce lien est valable 48 heures et sert une fois. Vous n’avez pas ouvert de compte ? Ignorez ce message : rien ne sera fait.',
    },
  }),
  reset: (name, path) => ({
    subject: 'Choisissez un nouveau mot de passe',
    letter: {
      title: 'Choisissez un nouveau mot de passe',
      paragraphs: [
        `Bonjour ${name},`,
        'Quelqu’un, vous sans doute, a demandé à remplacer le mot de passe de votre compte.',
      ],
      button: { label: 'Choisir un mot de passe', path },
      footer:
        'Ce lien est valable 1 heure et sert une fois. Vous n’avez rien demandé ? Ignorez ce message : votre mot de passe reste le même.',
    },
  }),
  emailChange: (name, path) => ({
    subject: 'Confirmez votre nouvelle adresse e-mail',
    letter: {
      title: 'Confirmez votre nouvelle adresse',
      paragraphs: [
        `Bonjour ${name},`,
        'Vous voulez vous connecter avec cette adresse. Confirmez-la ; jusque-là, l’ancienne reste la bonne.',
      ],
      button: { label: 'Confirmer cette adresse', path },
      footer: 'Ce lien est valable 48 heures et sert une fois. Ce n’était pas vous ? Ignorez ce message.',
    },
  }),
  emailChanged: (name, email) => ({
    subject: 'Votre adresse e-mail a changé',
    letter: {
      title: 'Votre adresse e-mail a changé',
      paragraphs: [
        `Bonjour ${name},`,
        `Votre compte s’ouvre désormais avec l’adresse ${email}.`,
        'Ce n’était pas vous ? Répondez à ce message sans attendre.',
      ],
    },
  }),
  passwordChanged: (name) => ({
    subject: 'Votre mot de passe a changé',
    letter: {
      title: 'Votre mot de passe a changé',
      paragraphs: [
        `Bonjour ${name},`,
        'Le mot de passe de votre compte vient d’être remplacé, et vos autres appareils ont été déconnectés.',
        'Ce n’était pas vous ? Choisissez-en un autre par « Mot de passe oublié », puis répondez à ce message.',
      ],
    },
  }),
  invitation: (name, inviter, role, path) => ({
    subject: `${inviter} vous invite`,
    letter: {
      title: 'Vous êtes invité à rejoindre l’équipe',
      paragraphs: [
        `Bonjour ${name},`,
        `${inviter} vous ouvre un accès à l’espace de gestion, avec le rôle « ${role} ». Il vous reste à choisir un mot de passe.`,
      ],
      button: { label: 'Accepter l’invitation', path },
      footer: 'Ce lien est valable 7 jours et sert une fois.',
    },
  }),
};
