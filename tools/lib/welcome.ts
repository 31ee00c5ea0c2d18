export interface Welcome {
  url: string;
  isDemo: boolean;
  /** Folder in which the folder printer puts its paper. */
  paper: string;
  logs: string;
  /** Page that shows what would have been mailed; undefined when a real mail server is set. */
  mails?: string;
  /** One-time code that makes the first administrator, while nobody has an account (ID-11). */
  setUpCode?: string;
}

const ACCOUNTS = [
  ['admin@picolo.test', 'administrator, console'],
  ['employee@picolo.test', 'employee, console'],
  ['client@picolo.test', 'client, portal'],
] as const;

/** What the person reads once everything runs. */
export function welcome({ url, isDemo, paper, logs, mails, setUpCode }: Welcome): string {
  const lines = [
    ['Portal', `${url}/`],
    ['Console', `${url}/console/`],
    ['API', `${url}/api/docs`],
    ...(mails === undefined ? [] : [['Mails', mails]]),
    ['Paper', paper],
    ['Logs', logs],
    ...(setUpCode === undefined ? [] : [['Set-up', `${url}/console/setup with the code ${setUpCode}`]]),
  ];
  const accounts = isDemo
    ? [
        ['', ''],
        ['Accounts', 'password Picolo-2026!'],
        ...ACCOUNTS.map(([email, what]) => ['', `${email.padEnd(24)}${what}`]),
      ]
    : [];
  const rows = [...lines, ...accounts].map(([name = '', text = '']) => `  ${name.padEnd(10)}${text}`.trimEnd());
  return ['', 'Picolo runs.', ...rows, '', '  Stop: Ctrl+C', ''].join('\n');
}
