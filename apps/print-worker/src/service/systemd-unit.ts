import { plainPath } from './plain-path.js';

export const serviceName = 'picolo-print-worker';
/** The account that the service runs as; it belongs to nobody else. */
export const serviceUser = 'picolo-print';
/** Who may speak to printers, and to the queues of CUPS. */
export const printerGroups = ['lp', 'lpadmin'] as const;
export const unitFile = `/etc/systemd/system/${serviceName}.service`;
/** What `StateDirectory` stands for in a unit of the system. */
export const linuxData = `/var/lib/${serviceName}`;

/** What a service starts, each part an argument of its own. */
export interface Program {
  /** Absolute path of Node. */
  readonly node: string;
  /** Absolute path of the worker's main.js. */
  readonly script: string;
}

/**
 * The unit of the worker. It comes back after every end, a missing enrolment included, so that nobody has to start it
 * once it is enrolled; the journal goes to a folder that only its account can open.
 */
export function systemdUnit({ node, script }: Program): string {
  const start = `${quoted(node)} ${argument(script)} run --data %S/${serviceName}`;
  return `[Unit]
Description=Picolo print worker
Wants=network-online.target
After=network-online.target cups.service
StartLimitIntervalSec=0

[Service]
Type=exec
ExecStart=${start}
User=${serviceUser}
SupplementaryGroups=${printerGroups.join(' ')}
StateDirectory=${serviceName}
StateDirectoryMode=0700
WorkingDirectory=%S/${serviceName}
Environment=NODE_ENV=production
Restart=always
RestartSec=10
TimeoutStopSec=90
KillMode=mixed
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=yes
PrivateDevices=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
RestrictSUIDSGID=yes
LockPersonality=yes
CapabilityBoundingSet=
UMask=0077

[Install]
WantedBy=multi-user.target
`;
}

/** One word of a command line of systemd, as it is: quotes, backslashes and its own % specifiers stand for themselves. */
const quoted = (word: string): string =>
  `"${plainPath(word).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%', '%%')}"`;

/** The same behind the program's name, where $ would stand for a variable too. */
const argument = (word: string): string => quoted(word).replaceAll('$', '$$$$');
