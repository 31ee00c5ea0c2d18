import type { ErrorCode } from '@picolo/contracts';

type AuthCode = Extract<ErrorCode, `AUTH.${string}`>;

/** Of signing in and of rights; see messages.fr.ts. */
export const authMessagesFr: Readonly<Record<AuthCode, readonly [title: string, detail: string]>> = {
  'AUTH.REQUIRED': ['Connexion nécessaire', 'Connectez-vous pour continuer.'],
  'AUTH.FORBIDDEN': ['Accès refusé', 'Votre compte n’a pas ce droit. Demandez-le à un administrateur.'],
  'AUTH.API_KEY_INVALID': [
    'Clé d’API refusée',
    'Cette clé n’est pas valable. Vérifiez-la ou demandez-en une nouvelle à un administrateur.',
  ],
  'AUTH.API_KEY_FORBIDDEN': [
    'Clé d’API insuffisante',
    'Cette clé ne permet pas cette action. Ses droits se choisissent à sa création, dans les réglages de la console.',
  ],
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
};
