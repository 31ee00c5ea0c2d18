import type { Letters } from './letter-words.js';

export const lettersEn: Letters = {
  verification: (name, path) => ({
    subject: 'Confirm your e-mail address',
    letter: {
      title: 'Confirm your e-mail address',
      paragraphs: [
        `Hello ${name},`,
        'Your account is open. Confirm that this address is yours to receive your invoices and find what we have done together before.',
      ],
      button: { label: 'Confirm my address', path },
      footer:
        'This link is good for 48 hours and works once. You did not open an account? Ignore this message: nothing will happen.',
    },
  }),
  reset: (name, path) => ({
    subject: 'Choose a new password',
    letter: {
      title: 'Choose a new password',
      paragraphs: [`Hello ${name},`, 'Somebody, probably you, asked to replace the password of your account.'],
      button: { label: 'Choose a password', path },
      footer:
        'This link is good for 1 hour and works once. You did not ask? Ignore this message: your password stays as it is.',
    },
  }),
  emailChange: (name, path) => ({
    subject: 'Confirm your new e-mail address',
    letter: {
      title: 'Confirm your new address',
      paragraphs: [
        `Hello ${name},`,
        'You want to sign in with this address. Confirm it; until then the old one stays the right one.',
      ],
      button: { label: 'Confirm this address', path },
      footer: 'This link is good for 48 hours and works once. It was not you? Ignore this message.',
    },
  }),
  emailChanged: (name, email) => ({
    subject: 'Your e-mail address was changed',
    letter: {
      title: 'Your e-mail address was changed',
      paragraphs: [
        `Hello ${name},`,
        `Your account now opens with the address ${email}.`,
        'It was not you? Answer this message without delay.',
      ],
    },
  }),
  passwordChanged: (name) => ({
    subject: 'Your password was changed',
    letter: {
      title: 'Your password was changed',
      paragraphs: [
        `Hello ${name},`,
        'The password of your account was just replaced, and your other devices were signed out.',
        'It was not you? Choose another one by “Forgotten password”, then answer this message.',
      ],
    },
  }),
  invitation: (name, inviter, role, path) => ({
    subject: `${inviter} invites you`,
    letter: {
      title: 'You are invited to join the team',
      paragraphs: [
        `Hello ${name},`,
        `${inviter} gives you access to the back office, with the role “${role}”. All that is left is to choose a password.`,
      ],
      button: { label: 'Accept the invitation', path },
      footer: 'This link is good for 7 days and works once.',
    },
  }),
};
